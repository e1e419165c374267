"""What a page says of itself: day of publication, outlet, agencies, authors, section, dateline.

Every fact is read from lines of the page and carries its evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from newsparse import lexicon
from newsparse.models import Block, BlockKind, Dateline, Evidence, Warning
from newsparse.reading import arabic_bylines
from newsparse.reading.bylines import names_in
from newsparse.reading.dateline import opening
from newsparse.reading.dates import find_days
from newsparse.reading.headers import outlet_behind
from newsparse.reading.outlets import Outlets
from newsparse.reading.published import day_near, find_issued

_WORDS = lexicon.pages()
_SOURCE_LINE = re.compile(r"(?:source|sources|agencies)\s*:\s*(?P<names>.{2,80})$", re.I)
_BY = re.compile(
    rf"(?i:(?:{'|'.join(_WORDS.written)}) by|by|authors?:)\s{{0,3}}:?\s{{1,5}}(?P<names>[A-ZÀ-Þ].{{2,100}})$"
)
_OWN = re.compile(rf"(?:{'|'.join(_WORDS.own_people)})$")
"""Words that an outlet has for its own people, and others hardly for them."""
_CREDIT_LINE, _FOOTER_LINE = 120, 200
"""Characters of the longest line that credits somebody, and of the longest one among the furniture that is looked at."""
_CREDIT_LONGEST = 300
_CREDIT = re.compile(
    r"[.!?][\"”’']?\s{1,3}(?P<credit>[(\[](?i:additional |with )?(?i:reporting|writing|written|edited|editing|compiled|translated)(?i: and editing| and writing)? by [^()\[\]]{3,240}[)\]])$"
)
_SPEAKS = 2
"""Times that a text speaks of an outlet's own people where it is that outlet's."""
_COPYRIGHT = re.compile(
    r"(?i:copyright|©|\(c\))[\s©\d–-]{0,20}(?i:by\s{1,3})?(?P<name>[A-ZÀ-Þ\u0620-\u064a][\w .&'-]{2,50})"
)


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
    issued = find_issued(text, blocks, url)
    found.published, found.published_time, found.evidence = issued.day, issued.time, issued.evidence
    found.warnings += issued.warnings
    _read_names(text, blocks, found, outlets)
    return found, blocks


# --- Dateline -------------------------------------------------------------------------------------


def _cut_dateline(text: str, blocks: Sequence[Block], found: Metadata, outlets: Outlets) -> tuple[Block, ...]:
    # In a text without furniture the first paragraph may be the headline.
    first = [(i, b) for i, b in enumerate(blocks) if b.kind is BlockKind.BODY][:2]
    heads = ((i, b, opening(text[b.start : b.end], outlets)) for i, b in first)
    index, block, head = next((h for h in heads if h[2] is not None), (0, None, None))
    if block is None or head is None:
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
    return msgspec.structs.replace(dateline, date=day_near(dateline.text, published))


# --- Names ----------------------------------------------------------------------------------------


def _read_names(text: str, blocks: Sequence[Block], found: Metadata, outlets: Outlets) -> None:
    body = [i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY]
    first, last = (body[0], body[-1]) if body else (len(blocks), -1)
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if index < first and found.publisher is None and len(line) < _MASTHEAD:
            masthead = outlets.named(line, agency=True)
            found.publisher = masthead.name if masthead is not None else None
        if block.kind is BlockKind.TITLE and found.publisher is None:
            outlet = outlet_behind(line, outlets)[1]
            found.publisher = outlet.name if outlet is not None else None
        elif block.kind is BlockKind.DATELINE and found.dateline is None:
            _read_dateline(line, block, found, outlets)
        elif block.kind in {BlockKind.CREDIT, BlockKind.NOTE} and len(line) < _CREDIT_LINE:
            _read_sources(line, found, outlets)
        elif block.kind in {BlockKind.BYLINE, BlockKind.META} and index <= first:
            _read_byline(line, block, found, outlets)
    if found.publisher is None:
        found.publisher = _by_furniture(text, blocks, last, outlets)
    if found.publisher is None:
        found.publisher = _by_first_line(text, blocks[:first], found)
    if found.publisher is None and body:
        found.publisher = _by_its_words(text[blocks[first].start : blocks[last].end], found, outlets)
    if (known := outlets.named(found.publisher or "")) is not None and not known.agency:
        found.agencies = [a for a in found.agencies if a != known.name]  # its own picture


def _by_furniture(text: str, blocks: Sequence[Block], last: int, outlets: Outlets) -> str | None:
    """The outlet by the furniture: who holds the copyright below the text, else the one that is named around it."""
    mentioned: Counter[str] = Counter()
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if block.kind not in {BlockKind.FURNITURE, BlockKind.RELATED} or len(line) >= _FOOTER_LINE:
            continue
        if index > last and (owner := _owner(line, outlets)) is not None:
            return owner
        mentioned.update(m[0] for m in outlets.mentioned.finditer(line))
    return next(iter(mentioned)) if len(mentioned) == 1 else None


def _by_first_line(text: str, above: Sequence[Block], found: Metadata) -> str | None:
    """The outlet by the name that heads the page, where it stands on the page again or has a word of outlets in it.

    Nothing else than a name stands there: two to five words in capitals, and what a bar parts from them.
    """
    kinds = {BlockKind.FURNITURE, BlockKind.META}
    first = next((b for b in above[:_TOP] if b.kind in kinds), None)
    if first is None or first.end - first.start > _MASTHEAD:
        return None
    name = re.split(r"\s+[|–—-]\s+", text[first.start : first.end])[0].strip()
    words = name.split()
    named = all(w[0].isupper() or w.lower() in _JOINING for w in words) and not names_in(name)
    if not 2 <= len(words) <= 5 or not named or name.isupper() or _section(name) is not None:
        return None
    if name not in text[first.end :] and not _WORDS.outlets & {w.lower() for w in words}:
        return None
    message = f"no outlet is named; {name} is guessed from the line that heads the page"
    found.warnings.append(Warning(code="outlet-guessed", message=message))
    return name


_TOP = 3
"""Lines of a page within which the name of its outlet heads it."""
_JOINING = frozenset(["of", "the", "and", "for", "de", "la", "al"])


def _read_sources(line: str, found: Metadata, outlets: Outlets) -> None:
    """The agencies of a line that names the sources."""
    match = _SOURCE_LINE.match(line)
    for part in re.split(r"\s*(?:,|;|/| and |&)\s*", match["names"]) if match else ():
        outlet = outlets.named(part, agency=True)
        if outlet is not None and outlet.name not in found.agencies:
            found.agencies.append(outlet.name)


def _read_byline(line: str, block: Block, found: Metadata, outlets: Outlets) -> None:
    """The authors that a line above the text names, else the section that stands on it."""
    match = _BY.match(line)
    if match is not None or block.kind is BlockKind.BYLINE:
        names = _authors(match["names"], found, outlets) if match is not None else arabic_bylines.names_in(line)
        names = names_in(line) or names or _beside_outlet(line, block)
        found.authors += (n for n in names if n not in found.authors)
    elif block.kind is BlockKind.META and not found.section:
        found.section = _section(line)


def _beside_outlet(line: str, block: Block) -> list[str]:
    """Who wrote it, on a line with the outlet: "Enab Baladi – Halim Sabbagh"."""
    if block.kind is not BlockKind.BYLINE:
        return []
    return [n for part in re.split(r"\s?[-–—|/]\s?", line) for n in names_in(part)]


_MASTHEAD = 80
"""Code points of a line above the text that may be the name of its outlet."""


def _owner(line: str, outlets: Outlets) -> str | None:
    """Who holds the copyright, below the text."""
    match = _COPYRIGHT.search(line)
    if match is None:
        return None
    name = re.split(r"\.|\s{2}|, | all | \d{4}", match["name"], flags=re.I)[0].strip()
    name = re.sub(rf" (?:{'|'.join(_WORDS.companies)})$", "", name)
    outlet = outlets.opening(name)
    return outlet.name if outlet else name


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
            found.authors += (n for n in arabic_bylines.names_in(line) if n not in found.authors)
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
        if _WORDS.writers & {w.lower() for w in words}:
            continue
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
    if 1 <= len(words) <= 3 and any(w.lower() in _WORDS.sections for w in words):
        return " ".join(words)
    return None
