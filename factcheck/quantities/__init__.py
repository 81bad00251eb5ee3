"""Quantities: what a text says with numbers, as intervals with units."""
