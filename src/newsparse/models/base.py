"""The base of all records."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True):
    """Base of the records: immutable, slotted, compared by value."""
