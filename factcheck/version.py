"""The version of this distribution, where the build and every result read it."""

__version__ = "0.1.0"
