"""The day of publication that a page shows, with its evidence: in lines around the title, in a report's title, in the address."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlsplit

from newsparse.models import Block, BlockKind, EntryDay, Evidence, Warning
from newsparse.reading.dates import DAY_AND_MONTH, MONTHS, FoundDay, day_in_name, find_days

_PUBLISHED = re.compile(
    r"\b(?:published|posted|publication date|first published|created|issued|released)\b|^\W{0,3}date\b(?! of)", re.I
)
_FIRST = re.compile(r"\b(?:originally|first) (?:published|posted)\b", re.I)
_INCIDENT = re.compile(r"\b(?:date of (?:the )?(?:incident|event|attack|death|birth)|(?:incident|event) date)\b", re.I)
_TODAY = re.compile(
    r"(?<!\w )\btoday\b|\btoday['’]s\b|\bcurrent date\b|\b(?:generated|rendered|printed|registered|founded|since)\b",
    re.I,
)
_ISSUED = re.compile(
    r"\b(?:as of|update|situation report|flash|bulletin|snapshot|report no|issue no|names of|list of|حصاد|ملخص|نشرة|موجز|أبرز|حصيلة|daily|weekly|digest)\b",
    re.I,
)
"""Of the title of a report that comes out again and again: the day in it is its own."""
_RANGE = re.compile(r"\b\d{1,2} ?[-–] ?(?=\d{1,2} [A-Z])")
"""The first day of a span, whose end is the report's day: 4-6 May 2019."""
_LABEL_WORDS = 4
"""Words of a line that is the label of the next one: "Incident date"."""
_UPDATED = re.compile(r"\b(?:updated|modified|last edited|accessed|retrieved|archived)\b", re.I)
_STAMPS = frozenset([BlockKind.META, BlockKind.BYLINE, BlockKind.DATELINE])
_APART = timedelta(2)
"""Days by which two days that a page shows are apart where it contradicts itself."""
_OPENS = 40
"""Characters at the start of the text in which a day may stand for the page's own."""


@dataclass(frozen=True, slots=True)
class Issued:
    """The day of publication with its evidence; `time` is the full stamp where there is one."""

    day: str | None = None
    time: str | None = None
    evidence: Evidence | None = None
    warnings: list[Warning] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A day that a page shows: how likely it is that of publication, which line it stands on, and what tells it."""

    score: float
    index: int
    rule: str
    day: FoundDay


def find_issued(text: str, blocks: Sequence[Block], url: str | None) -> Issued:
    """The likeliest day of publication among those that a page shows, else the one in its address."""
    found = list(_Lines(text, blocks).candidates())
    if not found:
        found = list(_opening(text, blocks))
    if found:
        return _taken(text, max(found, key=lambda c: (c.score, -c.index)), found)
    if in_url := day_of_url(url):
        return Issued(in_url, None, Evidence(text=in_url, start=0, end=0, rule="day in the URL", confidence=0.85))
    return Issued()


class _Lines:
    """The lines of a page, by where they stand to its title and its text."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks
        bodies = [i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY]
        self._first = bodies[0] if bodies else len(blocks)
        self._last = bodies[-1] if bodies else -1
        self._title = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.TITLE), self._first)

    def candidates(self) -> Iterator[_Candidate]:
        for index, block in enumerate(self._blocks):
            score = self._score(index, block)
            if score:
                yield from self._days(index, block, score)

    def _line(self, index: int) -> str:
        return self._text[self._blocks[index].start : self._blocks[index].end]

    def _label(self, index: int) -> str:
        """The short line right above, which may say what the day on a line is of."""
        label = self._line(index - 1) if index else ""
        return label if len(label.split()) <= _LABEL_WORDS else ""

    def _score(self, index: int, block: Block) -> float:
        """How likely a day on this line is that of publication; 0 where none is looked for."""
        if block.kind in _STAMPS:
            return 0.0 if self._is_other(index) else self._by_place(index)
        if block.kind is BlockKind.NOTE and index > self._last:
            return 0.4
        return 0.55 if block.kind is BlockKind.TITLE and _ISSUED.search(self._line(index)) else 0.0

    def _is_other(self, index: int) -> bool:
        """Whether the day on a line is that of saving, of today, or of what happened."""
        line = self._line(index)
        # A day among the menus far above the title is the day on which the page was saved.
        if index < self._title - 8 and not _PUBLISHED.search(line):
            return True
        return any(p.search(line) for p in (_TODAY, _INCIDENT)) or _INCIDENT.search(self._label(index)) is not None

    def _by_place(self, index: int) -> float:
        if self._title - 4 <= index <= self._first + 2:
            return 0.82 if index < self._title else 0.9
        if index < self._first or _PUBLISHED.match(self._line(index)):
            return 0.6
        return 0.5 if self._last < index <= self._last + 4 else 0.0

    def _days(self, index: int, block: Block, score: float) -> Iterator[_Candidate]:
        line, label = self._line(index), self._label(index) if block.kind in _STAMPS else ""
        if block.kind is BlockKind.TITLE:
            line = _RANGE.sub(lambda m: " " * len(m[0]), line)
        for day in find_days(line, block.start):
            before = f"{label} {self._text[block.start : day.start]}"
            updated, published = _UPDATED.search(before), _PUBLISHED.search(before)
            rule = "dateline" if block.kind is BlockKind.DATELINE else "header line"
            value = score
            if updated and not (published and published.start() > updated.start()):
                value, rule = score - 0.25, "line of the last update"
            elif published:
                value, rule = score + (0.12 if _FIRST.search(before) else 0.08), "line of publication"
            yield _Candidate(value - (0 if day.sure else 0.2), index, rule, day)


def _opening(text: str, blocks: Sequence[Block]) -> Iterator[_Candidate]:
    """The day with which the text opens."""
    first = next((b for b in blocks if b.kind is BlockKind.BODY), None)
    if first is None:
        return
    for day in find_days(text[first.start : first.start + _OPENS], first.start):
        if day.start - first.start <= 12:
            yield _Candidate(0.7, 0, "opening words of the text", day)


def _taken(text: str, chosen: _Candidate, found: Sequence[_Candidate]) -> Issued:
    day = chosen.day
    shown, published = text[day.start : day.end], day.day.isoformat()
    evidence = Evidence(
        text=shown, start=day.start, end=day.end, rule=chosen.rule, confidence=round(min(chosen.score, 0.98), 2)
    )
    warnings = []
    if not day.sure:
        message = f"day and month of '{shown}' could be swapped; read as {published}"
        warnings.append(Warning(code="published-ambiguous", message=message))
    rivals = sorted({c.day.day for c in found if c.score >= chosen.score - 0.1 and c.rule == chosen.rule})
    if len(rivals) > 1 and rivals[-1] - rivals[0] > _APART:
        listed = ", ".join(d.isoformat() for d in rivals)
        message = f"the page shows several days ({listed}); took {published}"
        warnings.append(Warning(code="published-conflict", message=message))
    return Issued(published, shown.replace(" ", "T") if day.time else None, evidence, warnings)


def day_of_url(url: str | None) -> str | None:
    """The ISO day in the path of a URL (/2026/02/02/…), or None."""
    try:
        path = urlsplit(url).path if url else ""
    except ValueError:
        return None
    found = day_in_name(path)
    return found.isoformat() if found else None


def entry_days(
    text: str, blocks: Sequence[Block], published: str | None, marked: Mapping[int, str]
) -> tuple[EntryDay, ...]:
    """The days of a live page's entries, by the last line above each that has one.

    A day without a year is that nearest to the day of publication. `marked`
    has the ISO days that the markup gives lines, by where they start.
    """
    found: list[EntryDay] = []
    day: str | None = None
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.META:
            day = _day_of_entry(text[block.start : block.end], published) or marked.get(block.start) or day
        elif block.kind is BlockKind.LIVE_ENTRY and day is not None and day != published:
            found.append(EntryDay(block=index, day=day))
    return tuple(found)


def _day_of_entry(line: str, published: str | None) -> str | None:
    if _UPDATED.search(line):
        return None
    if full := next(find_days(line), None):
        return full.day.isoformat()
    return day_near(line, published)


def day_near(line: str, published: str | None) -> str | None:
    """The ISO day of a day and month without a year, in the year in which it is nearest to the publication."""
    match = DAY_AND_MONTH.search(line)
    if match is None or published is None:
        return None
    month, number = MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"])
    page = date.fromisoformat(published)
    options = []
    for year in (page.year - 1, page.year, page.year + 1):
        with contextlib.suppress(ValueError):
            options.append(date(year, month, number))
    return min(options, key=lambda d: abs((d - page).days)).isoformat() if options else None
