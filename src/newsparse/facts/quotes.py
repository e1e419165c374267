"""Quotations: the pairs of quote marks of a text, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = {"“": "”", "«": "»", "„": "“"}
_MARKS = re.compile("[\"“”«»„]|''|``")
_LONGEST = 4_000
"""Code points of the longest quotation; what goes on longer has lost its closing mark."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks at [start, end), its words at [inner_start, inner_end); `closed` by a mark of its own."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True

    def __len__(self) -> int:
        return self.inner_end - self.inner_start


def quotes(text: str, start: int, end: int) -> Iterator[Quote]:
    """The quotations within a paragraph of the text at [start, end). One that is not closed runs to its end."""
    opened: tuple[int, int, str] | None = None
    for match in _MARKS.finditer(text, start, end):
        mark = match[0]
        if opened is None:
            if mark in {"”", "»"} or (mark == '"' and _closes(text, match.start(), start)):
                continue
            opened = (match.start(), match.end(), _OPENING.get(mark, mark))
        elif mark == opened[2] or (opened[2] == "”" and mark in {'"', "“"}) or mark == "''":
            if match.start() > opened[1] and match.start() - opened[1] <= _LONGEST:
                yield Quote(opened[0], match.end(), opened[1], match.start())
            opened = None
    if opened is not None and 20 < end - opened[1] <= _LONGEST:
        yield Quote(opened[0], end, opened[1], end, closed=False)


def _closes(text: str, at: int, start: int) -> bool:
    """Whether a straight mark stands where only a closing one can: behind a letter or stop, before a space."""
    before = text[at - 1 : at] if at > start else " "
    after = text[at + 1 : at + 2]
    return not before.isspace() and before not in "([-–—" and (not after or after.isspace() or after in ".,;:)")
