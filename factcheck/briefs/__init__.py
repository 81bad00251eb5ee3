"""Briefs: choosing, citing and checking sentences."""
