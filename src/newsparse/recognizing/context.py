"""What recognizing, deciding and linking share of one document: its text by part, gazetteer hits, model entities, dates."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from newsparse.gazetteer import Gazetteer, NameEntry
from newsparse.gazetteer.matching import Hit, Unit, cut, lost_apostrophes, outermost, scan, with_possessives
from newsparse.gazetteer.schema import lasts
from newsparse.models import Mention, TemporalExpression
from newsparse.pipeline import Document, Part
from newsparse.recognizing.arabic import in_terms
from newsparse.recognizing.labels import Named, mended
from newsparse.recognizing.proposals import Chosen, Kind, Proposal

_SHORTENED = "Mr Mrs Ms Dr Prof Eng Gen Col Lt Maj Capt Sgt Cpl Pvt Brig Adm Cmdr Sen Rep Gov Rev St".split()
"""Titles and ranks with a full stop that ends no sentence."""
_STOP = re.compile(
    r"[.!?](?<=[a-z0-9\"”’)][.!?])" + "".join(rf"(?<!\b{w}[.!?])" for w in _SHORTENED) + r"[\"”’)]*\s+(?=[\"“‘(]?[A-Z])"
)
"""What ends a sentence. The stop comes first: looking behind every letter is slow."""
_OPENS_A_SENTENCE = frozenset("Near In At From Outside Around Inside Across Of On To".split())
"""Prepositions that a sentence may open with, capitalized, before a name."""
_LABELS = {"LOC": "GPE"}
"""Our model's one label of places, as other English models call most of them."""
ACTORS = frozenset(["groups", "organizations", "people"])
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(slots=True)
class View:
    """One part of a document as the recognizers see it. Offsets are within the part."""

    part: Part
    units: list[Unit]
    hits: list[Hit]
    named: list[Named]
    dates: tuple[tuple[int, int], ...] = ()
    """The spans of the days and times that it names."""
    addresses: frozenset[tuple[int, int]] = frozenset()
    """The spans that stand as places do in an address."""
    proposals: tuple[Proposal, ...] = ()
    """What the sources propose for the part; nothing before they were asked."""
    chosen: tuple[Chosen, ...] = ()
    """What the part's proposals were decided to be, in text order; nothing before."""
    _before: dict[int, list[str]] = field(default_factory=dict)
    _after: dict[int, list[str]] = field(default_factory=dict)
    _runs: list[list[Unit]] | None = None
    _unit_starts: list[int] | None = None
    _countries: list[tuple[int, int, str]] | None = None

    @property
    def text(self) -> str:
        """The part's text."""
        return self.part.text

    def longest_hits(self, admits: Callable[[NameEntry, Hit], bool]) -> list[Hit]:
        """The longest gazetteer hits, each with the names that `admits` lets through."""
        kept = [
            Hit(h.start, h.end, entries, h.units)
            for h in self.hits
            if (entries := tuple(e for e in h.entries if admits(e, h)))
        ]
        return outermost(kept)

    def within_a_place(self, hit: Hit) -> bool:
        """Whether the hit is a part of a longer place's name: Arabia in Saudi Arabia."""
        return any(
            h.start <= hit.start and hit.end <= h.end and h.end - h.start > hit.end - hit.start
            for h in self.hits
            if any(e.section == "places" and not e.weak for e in h.entries)
        )

    def words_before(self, offset: int, count: int = 4) -> list[str]:
        """Up to `count` lower-case words before an offset, nearest last, of the same sentence; Arabic words of place in English."""
        words = self._before.get(offset)
        if words is None:
            # With the letter at the offset, so that a stop right before it is seen.
            window = _STOP.split(self.text[max(0, offset - 60) : offset + 1])[-1][:-1]
            words = self._before[offset] = _words(window)
        return words[-count:]

    def words_after(self, offset: int, count: int = 4) -> list[str]:
        """Up to `count` lower-case words after an offset, of the same sentence."""
        words = self._after.get(offset)
        if words is None:
            window = _STOP.split(self.text[offset : offset + 60], maxsplit=1)[0]
            words = self._after[offset] = _words(window)
        return words[:count]

    @property
    def capitalized_runs(self) -> list[list[Unit]]:
        """Runs of one to four capitalized words, articles among them; no word is all capitals."""
        if self._runs is None:
            self._runs = list(_capitalized_runs(self.units))
        return self._runs

    @property
    def countries(self) -> list[tuple[int, int, str]]:
        """The spans at which a country is named, each with its ISO code, adjectives left out."""
        if self._countries is None:
            self._countries = [
                (h.start, h.end, e.entity[4:])
                for h in self.hits
                for e in h.entries
                if e.section == "places" and e.entity.startswith("iso:")
            ]
        return self._countries

    def tag_at(self, offset: int) -> str:
        """The part-of-speech tag of the token at an offset, empty without a tagger."""
        if not len(self.part.doc) or not self.part.doc.has_annotation("TAG"):
            return ""
        return str(self.part.doc[self.part.token_at(offset)].tag_)

    def chosen_in(self, start: int, end: int, *kinds: Kind) -> Iterator[Chosen]:
        """What was chosen of some kinds, or of all, and overlaps a span."""
        first = bisect.bisect_right(self.chosen, start, key=lambda c: c.end)
        overlapping = takewhile(lambda c: c.start < end, islice(self.chosen, first, None))
        return (c for c in overlapping if not kinds or c.kind in kinds)

    def is_chosen(self, start: int, end: int, *kinds: Kind) -> bool:
        """Whether something of some kinds, or of any, was chosen that overlaps a span."""
        return next(self.chosen_in(start, end, *kinds), None) is not None

    def units_in(self, start: int, end: int) -> list[Unit]:
        """The units that lie within a span, a possessive left out of account; of an Arabic word what is left without particles."""
        first = bisect.bisect_left(self.unit_starts, start)
        found = [u for u in self.units[first : bisect.bisect_left(self.unit_starts, end)] if u.bare_end <= end]
        if first and start < self.units[first - 1].end:
            whole = self.units[first - 1]
            stems = (
                Unit(start, whole.end, whole.text[at:], key, key, whole.end, False, False) for at, key in whole.stems
            )
            found[:0] = [u for u in stems if whole.end - len(u.text) == start and u.end <= end][:1]
        return found

    @property
    def unit_starts(self) -> list[int]:
        """Where each unit begins."""
        if self._unit_starts is None:
            self._unit_starts = [u.start for u in self.units]
        return self._unit_starts

    def unit_index(self, offset: int) -> int:
        """The index of the first unit that begins at an offset or behind it."""
        return bisect.bisect_left(self.unit_starts, offset)


def _words(window: str) -> list[str]:
    found = _WORD.findall(window.lower())
    return found if window.isascii() else in_terms(found)


@dataclass(frozen=True)
class Context:
    """A document with its views, the gazetteer, and the days that its sentences name."""

    document: Document
    gazetteer: Gazetteer
    views: tuple[View, ...]
    days: dict[int, str]
    named: frozenset[str] = frozenset()
    """The ids of the actors that the document names by a name which needs no support."""

    def day_at(self, offset: int) -> str | None:
        """The ISO day that names are linked by: the sentence's own, else the publication day."""
        return self.days.get(self.document.sentence_at(offset), self.document.article.published)

    def by_view(self, mentions: Iterable[Mention]) -> list[list[Mention]]:
        """The mentions of each view, in the order of the views."""
        starts = [v.part.start for v in self.views]
        found: list[list[Mention]] = [[] for _ in starts]
        for mention in mentions:
            found[max(bisect.bisect_right(starts, mention.start) - 1, 0)].append(mention)
        return found

    def sentence_around(self, view: View, offset: int) -> tuple[int, int]:
        """The span of the sentence at an offset, both within the view's part; empty in a document without sentences."""
        if not self.document.sentences:
            return (0, 0)
        sentence = self.document.sentences[self.document.sentence_at(view.part.start + offset)]
        return (sentence.start - view.part.start, sentence.end - view.part.start)


def make_context(document: Document, gazetteer: Gazetteer, dates: Sequence[TemporalExpression]) -> Context:
    """The shared context of a document's linkers; one gazetteer scan a part."""
    views = []
    lost = lost_apostrophes(document.article.text)
    for part in document.parts:
        units = cut(part.text)
        if lost:
            units = with_possessives(gazetteer, units)
        proposed = [Named(e.start_char, e.end_char, _LABELS.get(e.label_, e.label_)) for e in part.doc.ents]
        views.append(View(part, units, scan(gazetteer, part.text, units), mended(part.text, proposed)))
    published = document.article.published
    days: dict[int, str] = {}
    for expression in dates:
        if expression.type == "DATE" and expression.from_ and (not published or expression.from_ <= published):
            days.setdefault(expression.sentence, expression.to or expression.from_)
    if published:
        days = {k: min(v, published) for k, v in days.items()}
    named = {e.entity for v in views for h in v.hits for e in h.entries if e.section in ACTORS and _strong(e)}
    return Context(document, gazetteer, tuple(views), days, frozenset(named))


def _strong(entry: NameEntry) -> bool:
    return not entry.weak and entry.kind != "reference"


def _capitalized_runs(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Runs of one to four capitalized words with the articles between them."""
    run: list[Unit] = []
    for unit in units:
        named = _is_capitalized(unit) and (bool(run) or unit.text not in _OPENS_A_SENTENCE)
        if (named or (unit.article and (run or unit.text.islower()))) and (not run or unit.joined):
            run.append(unit)
            continue
        yield from _trimmed(run)
        run = [unit] if named else []
    yield from _trimmed(run)


def _is_capitalized(unit: Unit) -> bool:
    return unit.text[0].isupper() and not (unit.text.isupper() and len(unit.text) > 1)


def _trimmed(run: list[Unit]) -> Iterator[list[Unit]]:
    """The run without articles that belong to no name, where one to four words are left."""
    while run and run[-1].article:
        run.pop()
    while len(run) > 1 and run[0].article and not run[0].text[0].isupper() and not run[1].joined:
        run.pop(0)
    if 1 <= len(run) <= 4:
        yield run


def valid_on(entry: NameEntry, day: str | None) -> bool:
    """Whether a name means its record on a day; always where no day is known."""
    return day is None or lasts(entry.from_, entry.to, day)
