"""The stretch of a page that is the article: where running text outweighs the rest."""

from __future__ import annotations

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
