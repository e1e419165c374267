"""The stretch of a page that is the article: where running text outweighs the rest."""

from __future__ import annotations

import re
from itertools import islice

from newsparse.reading.dates import DAY_AND_MONTH
from newsparse.reading.markup import markup_weight
from newsparse.reading.traits import IN_A_LIST, Item, is_stamp

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
    if item.reason == IN_A_LIST:
        return _REPORTED
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


_THREAD = 3
"""Times that stand alone which make a page a thread of posts: names and counts again and again are no sign of furniture there."""
_HEADLINE, _TEASER = 7, 45
"""Words of a headline, at least, and of the paragraph below one that leads to an article, at most."""
_LISTED = frozenset(["item", "furniture", "end", "related"])


def _stands_alone(items: list[Item], index: int) -> bool:
    """Whether a paragraph stands in a list: short lines on both sides, and two of them on one."""
    before = [items[i].trait for i in (index - 1, index - 2) if i >= 0]
    after = [items[i].trait for i in (index + 1, index + 2) if i < len(items)]
    # The last paragraph under a heading of the text has the text above that heading.
    if len(before) > 1 and before[0] == "item" and before[1] in {"prose", "short"}:
        return False
    if _is_a_teaser(items, index):
        return True
    if before == ["date", "item"] and after == ["item", "date"]:
        return True  # the headline and the day of each
    if len(before) < 2 or len(after) < 2 or before[0] not in _LISTED or after[0] not in _LISTED:
        return False
    return ["item", "item"] in (before, after)


def _is_a_teaser(items: list[Item], index: int) -> bool:
    """Whether a short paragraph stands between two headlines, as the teasers of a section do."""
    beside = (items[index - 1], items[index + 1]) if 0 < index < len(items) - 1 else ()
    headlines = all(i.trait == "item" and i.line.words >= _HEADLINE for i in beside)
    return bool(beside) and headlines and items[index].line.words <= _TEASER


def find_stretch(items: list[Item]) -> tuple[int, int]:
    """First and last index of the run whose prose outweighs its furniture (maximum-sum segment)."""
    best, best_span = float("-inf"), (0, 0)
    total, start = 0.0, 0
    thread = sum(item.trait == "clock" and item.line.markup is None for item in items) >= _THREAD
    for i, item in enumerate(items):
        if total <= 0:
            total, start = 0.0, i
        weight = _REPORTED if thread and _says_nothing(item) else _weight(item)
        total += weight * (_ALONE if item.trait == "prose" and _stands_alone(items, i) else 1.0)
        if total > best:
            best, best_span = total, (start, i)
    return best_span


_PARAGRAPH, _POINT = 12, 4
"""Words of running text, and of a point of a list that is a sentence, from which a line below the stretch may be more of the article."""
_SHORT_LINES, _MARKS = 5, 2
"""Short lines, and lines of known furniture, behind which no more of the article is looked for."""
_LARGEST_BOX, _FEW = 9, 4
"""Lines of the largest box of links, and paragraphs by which it shows that a text has blank lines between them."""
_CLOSING = frozenset(["end", "comments", "related", "note"])
_READER = re.compile(
    r"\b(?:you|your|yours|our|(?-i:us)|we’re|subscribe|subscribers?|newsletter|cookies?|sign up|log(?:ged)? in|journalism|coverage and|reproduced|copyright|rights reserved|registered|trademarks?|affiliates?|privacy|terms of)\b",
    re.IGNORECASE,
)
REPEATED = "stands three times or more on the page"
"""The reason of a line that says nothing of what stands below it: the name of who posts, the label of every entry."""


def goes_on_to(items: list[Item], last: int) -> int:
    """The index of the last paragraph whose short lines part it from what was found to be the article.

    Reports, live pages, threads and lists have many short lines: nothing below
    them says that the article has ended, as an appeal, comments or other
    stories do. Of an HTML page only what its extractor keeps goes on.
    """
    short = marks = behind_box = 0
    for index in range(last + 1, len(items)):
        item = items[index]
        behind_box = max(behind_box, _behind_box(items, index))
        if index < behind_box:
            continue
        if item.trait in _CLOSING:
            return last
        neutral = _says_nothing(item) or _is_of_a_report(item)
        marks += item.trait == "furniture" and not neutral
        short += not _is_text(item) and not neutral
        if short > _SHORT_LINES or marks > _MARKS:
            return last
        if is_of_text(item):
            last, short, marks = index, 0, 0
    return last


def _behind_box(items: list[Item], index: int) -> int:
    """The paragraph behind a box that begins at a line in the midst of the text, of links or an appeal; 0 where none goes on.

    The box is a block of lines; the text's own paragraphs have blank lines between them.
    """
    if not items[index].line.gap:
        return 0
    end = next((i for i in range(index + 1, len(items)) if items[i].line.gap), len(items))
    box, behind = items[index:end], items[end : end + 1]
    known = any(i.trait in {"end", "related", "furniture"} for i in box)
    if not known or not 1 < len(box) <= _LARGEST_BOX or any(map(is_of_text, box)):
        return 0
    return end if behind and is_of_text(behind[0]) and _has_gaps(items, index) else 0


def is_of_text(item: Item) -> bool:
    """Whether a line goes on with the text and says nothing to the reader."""
    return _is_text(item) and not _READER.search(item.line.text[:_LOOKED_AT])


def _has_gaps(items: list[Item], index: int) -> bool:
    """Whether the last paragraphs before a line have blank lines between them."""
    before = (items[i] for i in range(index - 1, -1, -1))
    paragraphs = list(islice((i for i in before if i.trait == "prose" and i.line.words >= _PARAGRAPH), _FEW))
    return len(paragraphs) == _FEW and all(i.line.gap for i in paragraphs)


def begins_at(items: list[Item], first: int) -> int:
    """The index of the first paragraph, where nothing but times, counts and names that stand again and again part it from the text.

    The points right above the text, with the line that announces them, are text too.
    """
    while first and items[first - 1].trait == "point":
        first -= 1
    if items[first].trait == "point" and first and items[first - 1].line.text[-1] == ":":
        first -= 1
    found = first
    for index in range(first - 1, -1, -1):
        item = items[index]
        if item.trait == "prose" and item.line.words >= _PARAGRAPH and item.line.markup is None:
            found = index
        elif not (_says_nothing(item) or is_stamp(item) or item.line.text[0].isdigit()) or item.trait == "comments":
            break
    return found


def _is_text(item: Item) -> bool:
    """Whether a line below the text goes on with it: running text, or a point that is a sentence."""
    line = item.line
    if line.markup is not None:
        if not line.markup.kept:
            return False
        if item.trait == "item" and line.text[0].isdigit() and line.words >= _POINT:
            return True
    if item.trait == "prose" and line.words >= _PARAGRAPH:
        return True
    return line.bullet and line.terminal and line.words >= _POINT and item.trait in {"prose", "short"}


def _says_nothing(item: Item) -> bool:
    """Whether a line is one that threads and live pages have between their entries: a name again and again, a day, a dot."""
    day = item.line.words <= _DAY_ALONE and DAY_AND_MONTH.match(item.line.text) is not None
    return day or (item.trait == "furniture" and item.reason in {REPEATED, "no words"})


_DAY_ALONE = 3
"""Words of the longest line that is a day without its year: "Jul 2"."""


_CELLS = re.compile(r"\S(?:\t| {3,})\S")
_FIGURES = re.compile(r"(?<!\S)\d[\d,.]{0,12}%?(?!\S)")


def _is_of_a_report(item: Item) -> bool:
    """Whether a short line is one that reports, live pages and lists have: a label, capitals, figures, a time, a row of a table."""
    text = item.line.text
    if text[-1] == ":" or text.isupper() or text[0].isdigit() or item.trait in {"clock", "point"}:
        return True
    return item.line.markup is None and (_CELLS.search(text) is not None or len(_FIGURES.findall(text)) > 1)


_LOOKED_AT = 2_000
"""Code points of a paragraph that are searched for words to the reader."""
