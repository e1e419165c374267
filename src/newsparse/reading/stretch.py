"""The stretch of a page that is the article: where running text outweighs the rest."""

from __future__ import annotations

import re

from newsparse.reading.markup import markup_weight
from newsparse.reading.traits import Item

_WEIGHT = {
    "quote": 0.0,
    "heading": 0.0,
    "row": 0.0,
    "point": 0.0,
    "front": -20.0,
    "end": -40.0,
    "comments": -4000.0,
    "furniture": -7.0,
    "related": -4.0,
    "caption": -2.0,
    "credit": -2.0,
    "note": -2.0,
}


_REPORTED = -1.0
"""The weight of a label, a figure or a line in capitals: reports have many."""


def _weight(item: Item) -> float:
    line = item.line
    if (weight := markup_weight(line, item.trait)) is not None:
        return weight
    if item.trait == "prose":
        return min(line.words, 80) * (0.5 if line.bullet else 1.0)
    if item.trait == "short":
        return line.words * 0.6
    if item.trait in _WEIGHT:
        return _WEIGHT[item.trait]
    if item.trait in {"date", "clock", "byline", "dateline"}:
        return -3.0
    if line.markup is None and _is_of_a_report(item):
        return _REPORTED
    return -10.0 if line.bullet else -5.0 - 0.3 * line.words


_ALONE = 0.35
"""What a paragraph between short lines counts: teasers of other articles look like that."""


_LISTED = frozenset(["item", "furniture", "end", "related"])


def _stands_alone(items: list[Item], index: int) -> bool:
    """Whether a paragraph stands in a list: short lines on both sides, and two of them on one."""
    before = [items[i].trait for i in (index - 1, index - 2) if i >= 0]
    after = [items[i].trait for i in (index + 1, index + 2) if i < len(items)]
    # The last paragraph under a heading of the text has the text above that heading.
    if len(before) > 1 and before[0] == "item" and before[1] in {"prose", "short"}:
        return False
    if len(before) < 2 or len(after) < 2 or before[0] not in _LISTED or after[0] not in _LISTED:
        return False
    return ["item", "item"] in (before, after)


def find_stretch(items: list[Item]) -> tuple[int, int]:
    """First and last index of the run whose prose outweighs its furniture (maximum-sum segment)."""
    best, best_span = float("-inf"), (0, 0)
    total, start = 0.0, 0
    for i, item in enumerate(items):
        if total <= 0:
            total, start = 0.0, i
        total += _weight(item) * (_ALONE if item.trait == "prose" and _stands_alone(items, i) else 1.0)
        if total > best:
            best, best_span = total, (start, i)
    return best_span


_PARAGRAPH = 12
"""Words of running text from which a line below the stretch may be more of the article."""
_SHORT_LINES, _MARKS = 5, 2
"""Short lines, and lines of known furniture, behind which no more of the article is looked for."""
_CLOSING = frozenset(["end", "comments", "related", "note"])
_READER = re.compile(
    r"\b(?:you|your|yours|our|us|we’re|subscribe|subscribers?|newsletter|cookies?|sign up|log(?:ged)? in|journalism|coverage and|reproduced|copyright|rights reserved|registered|trademarks?|affiliates?|privacy|terms of)\b",
    re.IGNORECASE,
)


def goes_on_to(items: list[Item], last: int) -> int:
    """The index of the last paragraph of a plain text whose short lines part it from what was found to be the article.

    Reports, live pages and lists have many short lines: nothing below them
    says that the article has ended, as an appeal, comments or other stories do.
    """
    short = marks = 0
    for index in range(last + 1, len(items)):
        item = items[index]
        if item.trait in _CLOSING or item.line.markup is not None:
            return last
        marks += item.trait == "furniture"
        short += item.trait != "prose" and not _is_of_a_report(item)
        if short > _SHORT_LINES or marks > _MARKS:
            return last
        if item.trait == "prose" and item.line.words >= _PARAGRAPH and not _READER.search(item.line.text[:_LOOKED_AT]):
            last, short, marks = index, 0, 0
    return last


def _is_of_a_report(item: Item) -> bool:
    """Whether a short line is one that reports, live pages and lists have: a label, capitals, a figure, a time."""
    text = item.line.text
    return text[-1] == ":" or text.isupper() or text[0].isdigit() or item.trait in {"clock", "point"}


_LOOKED_AT = 2_000
"""Code points of a paragraph that are searched for words to the reader."""
