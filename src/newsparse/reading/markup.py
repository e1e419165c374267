"""What the markup of an HTML page tells of its lines, beyond their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsparse.lexicon import pages
from newsparse.reading.flatten import Markup
from newsparse.reading.lines import Line

_PAGE = {
    "nav": "navigation", "footer": "footer", "form": "forms", "dialog": "dialogs", "hidden": "hidden parts",
}  # fmt: skip
_HEADING = 24
"""Words of the longest heading; what is longer is a paragraph in large letters."""
_SHARED = 0.25
"""A name that so many of the article's paragraphs have is of the article itself and tells nothing."""


class MarkupRules:
    """The rules for the lines of one page, which look at what most of the article's paragraphs have in common."""

    def __init__(self, lines: Sequence[Line]) -> None:
        paragraphs = [n.markup for n in lines if n.markup is not None and n.markup.kept and n.prose]
        counts = Counter(name for m in paragraphs for name in m.names)
        self._shared = {name for name, n in counts.items() if n >= _SHARED * len(paragraphs)}

    def trait(self, line: Line) -> tuple[str, str] | None:
        """The trait that markup alone gives a line, with the reason; None where its words decide."""
        markup = line.markup
        if markup is None:
            return None
        for region, name in _PAGE.items():
            if region in markup.regions and not markup.kept:
                return "furniture", f"in the {name} of the page"
        if "caption" in markup.regions:
            return "caption", "a figure's caption"
        own = markup.names - self._shared
        weak = {} if markup.kept and line.prose else pages().markup_around
        for trait, names in (*pages().markup.items(), *weak.items()):
            told = sorted(own & names)
            if told and not (trait == "note" and line.words < 3):
                return trait, f"in a part of the page named '{told[0]}'"
        return _by_shape(line, markup)


def _by_shape(line: Line, markup: Markup) -> tuple[str, str] | None:
    """The trait of a line by its links and where it stands."""
    elsewhere = _leads_elsewhere(line, markup)
    if elsewhere is not None:
        return "related", elsewhere
    if "table" in markup.regions and " | " in line.text:
        return "row", "a row of a table"
    if "heading" in markup.regions and markup.kept is not False and line.words <= _HEADING:
        return "heading", "a heading of the page's markup"
    return None


def _leads_elsewhere(line: Line, markup: Markup) -> str | None:
    """Why a line leads to other articles; None where it does not."""
    if markup.kept is False and "aside" in markup.regions:
        return "in an aside of the page"
    heads = markup.kept and (line.terminal or "heading" in markup.regions)
    if markup.links > 0.9 and line.words >= 4 and not heads:
        return "a link alone"
    if markup.links > 0.3 and line.bullet and line.words <= 30 and not line.terminal:
        return "a link in a list"
    return "says the same twice, as links with a picture do" if _says_twice(line) else None


def _says_twice(line: Line) -> bool:
    words = line.text.split()
    half = len(words) // 2
    return half >= 3 and len(words) == 2 * half and words[:half] == words[half:]


def markup_weight(line: Line, trait: str) -> float | None:
    """What a line counts for the article's stretch; None where its trait decides."""
    if line.markup is None or line.markup.kept is not False or trait in {"end", "comments"}:
        return None
    return -3.0 if trait == "prose" else -2.0
