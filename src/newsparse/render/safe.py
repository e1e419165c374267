"""Article text made safe for what shows it: terminals and spreadsheets."""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def for_terminal(text: str) -> str:
    """One line without control sequences, line breaks and marks that turn the reading direction."""
    kept = (" " if c in "\n\r\t" else c for c in text if c not in _BIDI)
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"}).split(" "))


def from_cell(cell: str) -> str:
    """The text that a cell was made of by `for_cell`."""
    return cell[1:] if cell[:1] == "'" and for_cell(cell[1:]) == cell else cell


def for_cell(value: object) -> object:
    """A spreadsheet cell that can be no formula: text that begins like one gets an apostrophe. Numbers stay."""
    if isinstance(value, str) and value.lstrip()[:1] in {"=", "+", "-", "@", "|", "%"} and value.strip():
        return "'" + value
    if isinstance(value, str) and value[:1] in {"\t", "\r", "\n"}:
        return "'" + value
    return "" if value is None else value
