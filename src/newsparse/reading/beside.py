"""What lines of a page are by those beside them, before any is labelled: repeated, points of a list, records, corrections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsparse.reading.lines import Line
from newsparse.reading.stretch import REPEATED
from newsparse.reading.traits import Item, is_stamp

NUMBERED = re.compile(r"\d{1,3} ?[-.)–] ?\w")
"""A line with its number before it: "12- Nour"."""
_FEWEST_TAGS = 2
_LIVE = 3
"""Times that stand alone on a live page, at least."""
_BEFORE_ARABIC = "\u0600"
_LONGEST_NAME, _FEWEST_NAMES, _CAPITALS = 6, 3, 0.4
"""Words of a line that may be a name, lines of the shortest list of names, and the share of a name's words in capitals."""
_LONGEST_POINT = 14
"""Words of a numbered line of such a list, at most: a name, an age, a village."""
_MOST_POINTS = 200
"""Items of the longest list that a line with a colon announces."""
_FEWEST_RECORDS, _LONGEST_RECORD, _BETWEEN_RECORDS = 6, 16, 3
"""Lines of the shortest list of records, words of the longest one, and lines from one to the next, the head of a group between them."""
_GOES_ON = re.compile(r"(?:[,;]|,? (?:and|or))$")
"""The end of a point that another one follows: "Nabil K.,", "Rami D. and"."""


def note_beside(items: list[Item]) -> None:
    """Correct the traits of a page's lines by what stands around them."""
    _note_repeats(items)
    _note_running_heads(items)
    _note_lists(items)
    _note_records(items)
    _note_corrections(items)
    _note_entries(items)


def _note_repeats(items: list[Item]) -> None:
    """Lines of a few words that stand three times or more on a page are its furniture; a title may."""
    counts = Counter(
        i.line.text
        for i in items
        if i.trait == "item" and i.line.words < 5 and not (i.line.markup and i.line.markup.kept)
    )
    for item in items:
        if item.trait == "item" and counts[item.line.text] > 2:
            item.trait, item.reason = "furniture", REPEATED


def _note_running_heads(items: list[Item]) -> None:
    """A short line that opens two pages or more of a PDF's text stands on the page, not in the text."""
    counts = Counter(i.line.text for i in items if i.line.top and not i.line.prose)
    for item in items:
        if item.line.top and counts[item.line.text] > 1:
            item.trait, item.reason = "furniture", "the running head of a page"


def _note_lists(items: list[Item]) -> None:
    """Items right below a line that ends in a colon are points of the text, however short: "The dead were named as:"."""
    index = 0
    while index < len(items):
        item = items[index]
        index += 1
        if not item.line.text.endswith(":") or item.line.words < 3 or item.trait not in {"prose", "item", "short"}:
            continue
        item.trait, item.reason = ("prose", "running text") if item.line.words >= 7 else (item.trait, item.reason)
        names = _names_below(items[index : index + _MOST_POINTS]) if item.line.markup is None else 0
        for point in items[index : index + names]:
            point.trait, point.reason = "point", "a name of a list that the text announces"
        index += names
        goes_on = False
        for point in items[index : index + _MOST_POINTS]:
            if point.trait == "prose" and point.line.bullet:
                index += 1
                continue
            if point.trait not in {"item", "short"} or not (
                point.line.bullet or _GOES_ON.search(point.line.text) or goes_on
            ):
                break
            goes_on = _GOES_ON.search(point.line.text) is not None
            point.trait, point.reason = "point", "a point of a list that the text announces"
            index += 1


def _note_records(items: list[Item]) -> None:
    """Lines of the same cells, one below the other, are a list of the text's own: "Samer Hijazi / Daraya / clashes"."""
    records = [i for i, item in enumerate(items) if _is_record(item)]
    run: list[int] = []
    for index in [*records, None]:
        if index is not None and (not run or index - run[-1] <= _BETWEEN_RECORDS):
            run.append(index)
            continue
        if len(run) >= _FEWEST_RECORDS:
            for item in items[run[0] : run[-1] + 1]:
                if item.trait in {"item", "caption", "byline", "short"}:
                    item.trait, item.reason = "point", "stands in a list of records"
        run = [index] if index is not None else []


def _is_record(item: Item) -> bool:
    line = item.line
    return line.markup is None and line.words <= _LONGEST_RECORD and " / " in line.text and not line.prose


def _note_corrections(items: list[Item]) -> None:
    """A correction right below the time of an entry is an entry of the text, and no note below it."""
    under_time = False
    for item in items:
        if under_time and item.trait == "note":
            item.trait, item.reason = "prose", "an entry under a time"
        under_time = is_stamp(item) or (under_time and item.trait == "furniture")


def _note_entries(items: list[Item]) -> None:
    """On a live page a link right below a time is the heading of its entry, which leads to itself."""
    if sum(map(is_stamp, items)) < _LIVE:
        return
    for before, item in pairwise(items):
        if is_stamp(before) and item.trait == "related" and item.line.markup is not None:
            item.trait, item.reason = "heading", "a link right below a time"


def _names_below(items: Sequence[Item]) -> int:
    """How many lines below one with a colon are short and begin with a capital or a number: a list of names, a line each."""
    count = 0
    for item in items:
        line = item.line
        named = line.text[0].isupper() or line.text[0].isdigit() or line.text[0] > _BEFORE_ARABIC
        letter = next((c for c in line.text if c.isalpha()), "")
        few = line.titled < _CAPITALS and letter < _BEFORE_ARABIC
        longest = _LONGEST_POINT if NUMBERED.match(line.text) else _LONGEST_NAME
        if item.trait not in {"item", "short"} or line.words > longest or not named or few:
            break
        count += 1
    return count if count >= _FEWEST_NAMES else 0


def is_tags(line: Line) -> bool:
    """Whether a line is the tags of a post: two of them or more, and next to nothing else."""
    words = line.text.split()
    tags = sum(word.startswith("#") for word in words)
    return line.markup is None and tags >= _FEWEST_TAGS and 2 * tags >= len(words)
