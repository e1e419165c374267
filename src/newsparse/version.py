"""The version, for code that must not import the rest."""

__version__ = "0.1.0"
