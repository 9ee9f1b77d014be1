"""The error of this package, in a file of its own so that every step can raise it."""

from __future__ import annotations


class ExportError(RuntimeError):
    """An export that cannot be done; the message says what to change."""
