"""Texts that a body amends: every amendment kept as operations, applied in order, the result proved."""

__version__ = "0.1.0"
