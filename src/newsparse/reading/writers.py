"""Lines at the end of a text that say who its writers are: the article's notes, not its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from newsparse.lexicon import pages
from newsparse.models import BlockKind
from newsparse.reading.bylines import names_in
from newsparse.reading.traits import Item

K = BlockKind
_LAST_OF_WRITERS = 14
"""Lines at the end of a text among which those are that say what the writers are whom its byline names."""
_LAST = 4
"""Lines at the end of a text among which those are that say who wrote it."""
_BY = re.compile(r"(?:By|BY|by)\s{1,3}")
_TRADES = "|".join(pages().trades)
_ABOUT_AUTHOR = re.compile(
    r"(?:[A-Z][\w'’-]{1,40} ){2,4}(?:is|was|covers|reports|writes|reported|contributed)\b"
    rf"(?:.{{0,120}}\b(?:{_TRADES})\b|.{{0,60}}\bfor (?:The )?[A-Z])"
)
_DOES_WRITE = re.compile(rf"\b(?:{_TRADES}|director|staff|covers|reports on|writes (?:about|on)|joined)\b")
_ABOUT_WRITER = re.compile(
    r"(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3}) "
    r"(?:is|covers|reports|writes|joined|has (?:covered|reported|written)|contributed)\b"
)


def writers_of(items: Iterable[Item]) -> set[str]:
    """The names of those whom a page's bylines name, and their family names, lower case."""
    names = [n.lower() for i in items if i.trait == "byline" for n in names_in(_BY.sub("", i.line.text))]
    return {*names, *(n.split()[-1] for n in names)}


def note_writers(stretch: Sequence[Item], writers: Collection[str]) -> None:
    """A last sentence that says who the author is stands below the text, not in it; of who the byline names, further up too."""
    for index in range(len(stretch) - 1, max(-1, len(stretch) - 1 - _LAST_OF_WRITERS), -1):
        item, text = stretch[index], stretch[index].line.text
        if item.trait not in {"prose", "short"} or item.line.words > 40:
            continue
        near = index >= len(stretch) - _LAST and _ABOUT_AUTHOR.match(text)
        own = _ABOUT_WRITER.match(text)
        above = stretch[index - 1] if index else None
        named = (
            above is not None
            and above.trait == "item"
            and " " in above.line.text
            and above.line.text.lower() in writers
        )
        told = own is not None and own["name"].lower() in writers
        if near or (named and text[-1] != "?") or (told and _DOES_WRITE.search(text) is not None):
            item.trait, item.kind, item.reason = "note", K.NOTE, "says who the author is"
            if above is not None and named:
                above.trait, above.kind, above.reason = "byline", K.BYLINE, "names who wrote it, above what he is"
