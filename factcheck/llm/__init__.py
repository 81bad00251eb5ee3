"""The language model client."""
