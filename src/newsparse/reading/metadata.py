"""What a page says of itself: day of publication, outlet, agencies, authors, section, dateline.

Every fact is read from lines of the page and carries its evidence.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

import msgspec

from newsparse.models import Block, BlockKind, Dateline, EntryDay, Evidence, Warning
from newsparse.reading.dateline import opening
from newsparse.reading.dates import DAY_AND_MONTH, MONTHS, FoundDay, day_in_name, find_days
from newsparse.reading.outlets import Outlets

_PUBLISHED = re.compile(
    r"\b(?:published|posted|publication date|first published|created|issued|released)\b|^\W{0,3}date\b(?! of)", re.I
)
_INCIDENT = re.compile(r"\b(?:date of (?:the )?(?:incident|event|attack|death|birth)|(?:incident|event) date)\b", re.I)
_TODAY = re.compile(r"\btoday\b|\bcurrent date\b|\b(?:generated|rendered|printed|registered|founded|since)\b", re.I)
_ISSUED = re.compile(r"\b(?:as of|update|situation report|flash|bulletin|snapshot|report no|issue no)\b", re.I)
"""Of the title of a report that comes out again and again: the day in it is its own."""
_RANGE = re.compile(r"\b\d{1,2} ?[-–] ?(?=\d{1,2} [A-Z])")
"""The first day of a span, whose end is the report's day: 4-6 May 2019."""
_LABEL_WORDS = 4
"""Words of a line that is the label of the next one: "Incident date"."""
_UPDATED = re.compile(r"\b(?:updated|modified|last edited|accessed|retrieved|archived)\b", re.I)
_SECTIONS = frozenset(
    "world politics business opinion middle east syria news africa europe asia americas economy sport sports culture "
    "technology science health security defence defense turkiye türkiye turkey iraq lebanon israel war international "
    "national features analysis investigations reports region local".split()
)
_SOURCE_LINE = re.compile(r"(?:source|sources|agencies)\s*:\s*(?P<names>.{2,80})$", re.I)
_BY = re.compile(
    r"(?i:(?:interview|report|analysis|text|words|story|written|reported|reporting) by|by|authors?:)\s{0,3}:?\s{1,5}(?P<names>[A-ZÀ-Þ].{2,100})$"
)
_OWN = re.compile(r"(?:activists|correspondents?|reporters?|camera)$")
"""Words that an outlet has for its own people, and others hardly for them."""
_CREDIT_LONGEST = 300
_CREDIT = re.compile(
    r"[.!?][\"”’']?\s{1,3}(?P<credit>[(\[](?i:additional |with )?(?i:reporting|writing|written|edited|editing|compiled|translated)(?i: and editing| and writing)? by [^()\[\]]{3,240}[)\]])$"
)
_SPEAKS = 2
"""Times that a text speaks of an outlet's own people where it is that outlet's."""
_COPYRIGHT = re.compile(r"(?i:copyright|©|\(c\))[\s©\d–-]{0,20}(?i:by\s{1,3})?(?P<name>[A-ZÀ-Þ][\w .&'-]{2,50})")


@dataclass(slots=True)
class Metadata:
    """The facts found, to be copied into the Article."""

    section: str | None = None
    publisher: str | None = None
    agencies: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dateline: Dateline | None = None
    published: str | None = None
    published_time: str | None = None
    evidence: Evidence | None = None
    warnings: list[Warning] = field(default_factory=list)


def read_metadata(
    text: str, blocks: Sequence[Block], url: str | None, outlets: Outlets
) -> tuple[Metadata, tuple[Block, ...]]:
    """The facts of a text page, and its blocks with the dateline cut off the first paragraph."""
    found = Metadata(publisher=outlets.of_url(url))
    blocks = _cut_credit(text, _cut_dateline(text, blocks, found, outlets))
    _read_day(text, blocks, url, found)
    _read_names(text, blocks, found, outlets)
    return found, blocks


# --- Day ------------------------------------------------------------------------------------------


def _read_day(text: str, blocks: Sequence[Block], url: str | None, found: Metadata) -> None:
    candidates: list[tuple[float, int, str, FoundDay]] = []
    first = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY), len(blocks))
    last = max((i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY), default=-1)
    title = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.TITLE), first)
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if block.kind in {BlockKind.META, BlockKind.BYLINE, BlockKind.DATELINE}:
            near = title - 4 <= index <= first + 2
            below = last < index <= last + 4
            # A day among the menus far above the title is the day on which the page was saved.
            saved = (index < title - 8 and not _PUBLISHED.search(line)) or _TODAY.search(line) is not None
            label = text[blocks[index - 1].start : blocks[index - 1].end] if index else ""
            label = label if len(label.split()) <= _LABEL_WORDS else ""
            saved = saved or _INCIDENT.search(line) is not None or _INCIDENT.search(label) is not None
            score = (
                0.0
                if saved
                else 0.82
                if near and index < title
                else 0.9
                if near
                else 0.6
                if index < first
                else 0.5
                if below
                else 0.0
            )
        elif block.kind is BlockKind.NOTE and index > last:
            score, label = 0.4, ""
        elif block.kind is BlockKind.TITLE and _ISSUED.search(line):
            score, label = 0.55, ""
            line = _RANGE.sub(lambda m: " " * len(m[0]), line)
        else:
            continue
        for day in find_days(line, block.start) if score else ():
            before = f"{label} {text[block.start : day.start]}"
            told = (_UPDATED.search(before), _PUBLISHED.search(before))
            rule = "dateline" if block.kind is BlockKind.DATELINE else "header line"
            value = score
            if told[0] and not (told[1] and told[1].start() > told[0].start()):
                value, rule = score - 0.25, "line of the last update"
            elif told[1]:
                value, rule = score + 0.08, "line of publication"
            candidates.append((value - (0 if day.sure else 0.2), -index, rule, day))
    if not candidates and first < len(blocks):
        head = text[blocks[first].start : blocks[first].start + 40]
        opening = (day for day in find_days(head, blocks[first].start) if day.start - blocks[first].start <= 12)
        candidates += [(0.7, 0, "opening words of the text", day) for day in opening]
    if candidates:
        score, _, rule, day = max(candidates, key=lambda c: (c[0], c[1]))
        found.published, found.published_time = day.day.isoformat(), day.time
        if day.time:
            found.published_time = text[day.start : day.end].replace(" ", "T")
        found.evidence = Evidence(
            text=text[day.start : day.end],
            start=day.start,
            end=day.end,
            rule=rule,
            confidence=round(min(score, 0.98), 2),
        )
        if not day.sure:
            found.warnings.append(
                Warning(
                    code="published-ambiguous",
                    message=f"day and month of '{found.evidence.text}' could be swapped; read as {found.published}",
                )
            )
        rivals = {c[3].day for c in candidates if c[0] >= score - 0.1 and c[2] == rule}
        if len(rivals) > 1 and max(rivals) - min(rivals) > (date(2000, 1, 3) - date(2000, 1, 1)):
            listed = ", ".join(d.isoformat() for d in sorted(rivals))
            found.warnings.append(
                Warning(
                    code="published-conflict", message=f"the page shows several days ({listed}); took {found.published}"
                )
            )
        return
    if in_url := day_of_url(url):
        found.published = in_url
        found.evidence = Evidence(text=in_url, start=0, end=0, rule="day in the URL", confidence=0.85)


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
    return _day_near(line, published)


def _day_near(line: str, published: str | None) -> str | None:
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


# --- Dateline -------------------------------------------------------------------------------------


def _cut_dateline(text: str, blocks: Sequence[Block], found: Metadata, outlets: Outlets) -> tuple[Block, ...]:
    index = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY), None)
    if index is None:
        return tuple(blocks)
    block = blocks[index]
    head = opening(text[block.start : block.end], outlets)
    if head is None:
        return tuple(blocks)
    end, cut = block.start + head.end, block.start + head.behind
    found.dateline = Dateline(text=text[block.start : end], start=block.start, end=end, date=head.day)
    if head.agency is not None:
        found.agencies.append(head.agency.name)
    made = Block(
        kind=BlockKind.DATELINE, start=block.start, end=len(text[:cut].rstrip()), reason="place and agency or day at the head of wire copy"
    )  # fmt: skip
    rest = Block(kind=block.kind, start=cut, end=block.end, reason=block.reason)
    return (*blocks[:index], made, *([rest] if cut < block.end else []), *blocks[index + 1 :])


def _cut_credit(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the makers' names cut off the last paragraph: "… to Idlib. (Reporting by …; editing by …)"."""
    last = max((i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY), default=None)
    if last is None:
        return tuple(blocks)
    block = blocks[last]
    tail = max(block.start, block.end - _CREDIT_LONGEST)
    match = _CREDIT.search(text[tail : block.end])
    if match is None or tail + match.start() <= block.start:
        return tuple(blocks)
    start = tail + match.start("credit")
    body = msgspec.structs.replace(block, end=block.start + len(text[block.start : start].rstrip()))
    credit = Block(kind=BlockKind.CREDIT, start=start, end=block.end, reason="says in brackets who reported and edited")
    return (*blocks[:last], body, credit, *blocks[last + 1 :])


def with_day(dateline: Dateline, published: str | None) -> Dateline:
    """The dateline with its day; one without a year ("Feb 2") takes it from the day of publication (ISO)."""
    if dateline.date is not None:
        return dateline
    return msgspec.structs.replace(dateline, date=_day_near(dateline.text, published))


# --- Names ----------------------------------------------------------------------------------------


def _read_names(text: str, blocks: Sequence[Block], found: Metadata, outlets: Outlets) -> None:
    body = [i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY]
    first, last = (body[0], body[-1]) if body else (len(blocks), -1)
    mentioned: dict[str, int] = {}
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if block.kind is BlockKind.DATELINE and found.dateline is None:
            _read_dateline(line, block, found, outlets)
        if block.kind in {BlockKind.CREDIT, BlockKind.NOTE} and len(line) < 120 and (match := _SOURCE_LINE.match(line)):
            for part in re.split(r"\s*(?:,|;|/| and |&)\s*", match["names"]):
                outlet = outlets.named(part, agency=True)
                if outlet is not None and outlet.name not in found.agencies:
                    found.agencies.append(outlet.name)
        elif block.kind in {BlockKind.BYLINE, BlockKind.META} and index <= first and (match := _BY.match(line)):
            for name in _authors(match["names"], found, outlets):
                if name not in found.authors:
                    found.authors.append(name)
        elif block.kind is BlockKind.META and index <= first and not found.section:
            found.section = _section(line)
        if block.kind in {BlockKind.FURNITURE, BlockKind.RELATED} and len(line) < 200:
            if found.publisher is None and index > last and (match := _COPYRIGHT.search(line)):
                name = re.split(r"\.|\s{2}|, | all | \d{4}", match["name"], flags=re.I)[0].strip()
                outlet = outlets.named(name)
                found.publisher = outlet.name if outlet else name
            for match_ in outlets.mentioned.finditer(line):
                mentioned[match_[0]] = mentioned.get(match_[0], 0) + 1
    if found.publisher is None and len(mentioned) == 1:
        found.publisher = next(iter(mentioned))
    if found.publisher is None and body:
        found.publisher = _by_its_words(text[blocks[first].start : blocks[last].end], found, outlets)
    if (known := outlets.named(found.publisher or "")) is not None and not known.agency:
        found.agencies = [a for a in found.agencies if a != known.name]  # its own picture


def _by_its_words(text: str, found: Metadata, outlets: Outlets) -> str | None:
    """The outlet whose people a text speaks of again and again, where it is one alone; a warning says that it is a guess."""
    times: Counter[str] = Counter()
    words: dict[str, str] = {}
    for match in outlets.speaking.finditer(text):
        outlet = outlets.named(match["of"] or match["to"], agency=True)
        if outlet is not None and not outlet.agency:
            times[outlet.name] += _SPEAKS if _OWN.search(match[0]) else 1
            words.setdefault(outlet.name, match[0])
    if len(times) != 1:
        return None
    name = next(iter(times))
    if times[name] < _SPEAKS:
        return None
    message = f"no outlet is named; {name} is guessed from its words (“{words[name]}”)"
    found.warnings.append(Warning(code="outlet-guessed", message=message))
    return name


def _read_dateline(line: str, block: Block, found: Metadata, outlets: Outlets) -> None:
    """The dateline of a line of its own, with its outlet: القامشلي – نورث برس."""
    for part in re.split(r"\s?[-–—ـ]\s?|[()]", line):
        outlet = outlets.named(part, agency=True) if part.strip() else None
        if outlet is not None:
            found.dateline = Dateline(text=line, start=block.start, end=block.end)
            found.publisher = found.publisher or outlet.name
            return


def _authors(names: str, found: Metadata, outlets: Outlets) -> list[str]:
    """The names of a byline, without roles, places and days; agencies go to their own list."""
    names = re.split(r"\s+(?:\||[-–—•·])\s+|\s+\d|\s+in\s+[A-Z]|, (?:senior|staff|chief|special|the|our)\b", names)[0]
    kept = []
    for part in re.split(r"\s*(?:,|;| and | & )\s*", names):
        if outlet := outlets.named(part, agency=True):
            if outlet.agency and outlet.name not in found.agencies:
                found.agencies.append(outlet.name)
            continue
        words = part.split()
        if 2 <= len(words) <= 5 and all(
            w[:1].isupper() or w.startswith(("al-", "el-")) or w in {"al", "bin", "de", "van", "von", "der"}
            for w in words
        ):
            kept.append(part.strip(" ."))
    return kept


def _section(line: str) -> str | None:
    """A section's name left on a header line beside its day ("date 2026-02-02 WORLD")."""
    rest = line
    for day in reversed(list(find_days(line))):
        rest = rest[: day.start] + " " + rest[day.end :]
    words = [w for w in re.findall(r"[^\W\d_]+", rest) if w.lower() not in {"date", "published", "updated", "on", "at"}]
    if 1 <= len(words) <= 3 and any(w.lower() in _SECTIONS for w in words):
        return " ".join(words)
    return None
