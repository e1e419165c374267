"""An article's text in pieces, each marked with what it names: for HTML, terminals and notebooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsparse.models import Analysis, Block, NameMention, Place

_ORDER = ("group", "person", "place", "organization", "date", "nationality")
"""Which kind is shown where two cover the same words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `kind` and `note` of what it names are empty where it names nothing."""

    text: str
    kind: str = ""
    note: str = ""


def pieces(analysis: Analysis) -> Iterator[tuple[Block, list[Piece]]]:
    """Each block with its text in pieces, in order; nothing for an analysis stored without its text.

    Of mentions that overlap the longest is shown.
    """
    if not isinstance(analysis.text, str):
        return
    marks = _marks(analysis)
    at = 0
    for block in analysis.article.blocks:
        while at < len(marks) and marks[at][0] < block.start:
            at += 1
        own = []
        while at < len(marks) and marks[at][1] <= block.end:
            own.append(marks[at])
            at += 1
        yield block, list(_cut(analysis.text, block, own))


def _cut(text: str, block: Block, marks: list[tuple[int, int, str, str]]) -> Iterator[Piece]:
    position = block.start
    for start, end, kind, note in marks:
        if start > position:
            yield Piece(text[position:start])
        yield Piece(text[start:end], kind, note)
        position = end
    if position < block.end:
        yield Piece(text[position : block.end])


def _marks(analysis: Analysis) -> list[tuple[int, int, str, str]]:
    """The outermost mentions, apart and in order."""
    found = [
        (m.start, m.end, kind, _note(kind, entity, m)) for kind, entity in analysis.entities() for m in entity.mentions
    ]
    found += [(d.start, d.end, "date", f"{d.value} · {d.rule} · {d.confidence:.2f}") for d in analysis.dates]
    found.sort(key=lambda m: (m[0] - m[1], _ORDER.index(m[2]), m[0]))
    taken: set[int] = set()
    kept = []
    for mark in found:
        span = range(mark[0], mark[1])
        if not taken.intersection(span):
            taken.update(span)
            kept.append(mark)
    return sorted(kept)


def _note(kind: str, entity: object, mention: NameMention) -> str:
    """What was read there, how, and how sure it is."""
    name = str(getattr(entity, "name", ""))
    if getattr(mention, "sense", None) == "government":
        name += ", the government"
    parts = [name]
    if isinstance(entity, Place):
        parts += [entity.governorate or "", entity.adm3_pcode or entity.adm1_pcode or ""]
    id_ = getattr(entity, "id", None)
    parts += [id_ or ("not in the gazetteer" if kind != "nationality" else "")]
    parts += [mention.rule, f"{mention.confidence:.2f}"]
    return " · ".join(dict.fromkeys(p for p in parts if p))
