"""The version of this distribution and of its records, where the build and every result read it."""

__version__ = "0.1.0"
SCHEMA_VERSION = "1"
