"""The day of a page that says only how long ago it came out: "3 hours ago", of a page saved on a known day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from newsparse.lexicon import weekdays
from newsparse.models import Block, BlockKind, Evidence
from newsparse.reading.dates import find_days

_AGO = re.compile(
    r"(?:(?P<number>\d{1,2}|an?|one) (?P<unit>min(?:ute)?|hour|hr|day)s? ago|(?P<now>just now|today)|(?P<before>yesterday))(?:,? (?:at )?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m)?)?\.?$",
    re.IGNORECASE,
)
_STAMPED = re.compile(
    r"(?:(?:last )?(?P<updated>updated|modified)|published|posted|added|follow(?=\s)|by [\w .'’-]{2,60}[|·•,])\s{0,3}:?\s{0,3}",
    re.IGNORECASE,
)
_LONGEST, _LONGEST_DAY = 80, 40
_WORD = re.compile(r"[^\W\d_]+")
_STAMPS = frozenset([BlockKind.FURNITURE, BlockKind.META, BlockKind.BYLINE])


def day_ago(text: str, blocks: Sequence[Block], saved: date) -> Evidence | None:
    """The stamp between title and text that says how long before `saved` the page came out; its `text` is the ISO day.

    "Hours ago" may have begun on the day before: the confidence says so. A
    stamp of the last update counts only where there is no other.
    """
    first = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY), len(blocks))
    title = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.TITLE), 0)
    found: list[tuple[float, Evidence]] = []
    for block in blocks[max(title - 3, 0) : first + 1]:
        line = text[block.start : block.end]
        if block.kind not in _STAMPS or len(line) > _LONGEST:
            continue
        label = _STAMPED.match(line)
        match = _AGO.match(line, label.end() if label else 0)
        if match is None:
            continue
        day, confidence = _counted(match, saved)
        confidence -= 0.3 if label and label["updated"] else 0.0
        rule = f"“{match[0]}” of a page saved on {saved.isoformat()}"
        start = block.start + match.start()
        evidence = Evidence(
            text=day.isoformat(), start=start, end=start + len(match[0]), rule=rule, confidence=round(confidence, 2)
        )
        found.append((confidence, evidence))
    return max(found, key=lambda f: f[0], default=(0.0, None))[1]


def today_of(text: str, blocks: Sequence[Block]) -> date | None:
    """The day in a page's head, by its weekday alone on a line above the title: that on which the page was shown."""
    for block in blocks:
        if block.kind is BlockKind.TITLE:
            return None
        line = text[block.start : block.end]
        opens = _WORD.match(line)
        if len(line) <= _LONGEST_DAY and opens is not None and opens[0].lower() in weekdays():
            day = next(find_days(line), None)
            if day is not None and day.end == len(line):
                return day.day
    return None


def _counted(match: re.Match[str], saved: date) -> tuple[date, float]:
    if match["now"]:
        return saved, 0.8
    if match["before"]:
        return saved - timedelta(1), 0.7
    number = int(match["number"]) if match["number"].isdecimal() else 1
    unit = match["unit"].lower()
    if unit == "day":
        return saved - timedelta(number), 0.6
    hours = number if unit in {"hour", "hr"} else 0
    return saved - timedelta(hours // 24), 0.8 if hours < 4 else 0.5
