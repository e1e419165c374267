"""Analyses measured against articles that somebody marked: precision, recall and F1 by kind.

A gold file has an article a line: `id`, `text`, `published` (a day or null),
and lists of mentions by kind, each with its span in the text and, where it is
linked, the gazetteer's id; dates have their first and last day. `draft` writes
such a line from an analysis, to be corrected by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from newsparse.errors import InputError
from newsparse.models import Analysis, Article, Record

KINDS = ("people", "groups", "organizations", "places", "nationalities", "dates")
"""What is measured; `links` measures the ids of the mentions that both have."""


class Marked(Record, frozen=True, forbid_unknown_fields=True):
    """A mention in the gold: code points [start, end), the words for the reader's sake, the id it is linked to."""

    start: int
    end: int
    text: str = ""
    id: str | None = None


class MarkedDate(Record, frozen=True, forbid_unknown_fields=True):
    """A date in the gold, with its first and last day where it has them."""

    start: int
    end: int
    text: str = ""
    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None


class Gold(Record, frozen=True, forbid_unknown_fields=True):
    """An article with what somebody marked in it."""

    id: str
    text: str
    published: str | None = None
    people: tuple[Marked, ...] = ()
    groups: tuple[Marked, ...] = ()
    organizations: tuple[Marked, ...] = ()
    places: tuple[Marked, ...] = ()
    nationalities: tuple[Marked, ...] = ()
    dates: tuple[MarkedDate, ...] = ()


@dataclass(slots=True)
class Score:
    """Counts of one kind, and the errors."""

    right: int = 0
    found: int = 0
    marked: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found the share that is right; 1 where nothing was found and nothing marked."""
        return self.right / self.found if self.found else float(not self.marked)

    @property
    def recall(self) -> float:
        """Of what was marked the share that was found."""
        return self.right / self.marked if self.marked else float(not self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.found + self.marked
        return 2 * self.right / both if both else 1.0


def draft(article: Article, analysis: Analysis) -> Gold:
    """A gold line from what was read: to be corrected, and complete only then."""

    def marked(entities: Iterable[object]) -> tuple[Marked, ...]:
        found = [
            Marked(m.start, m.end, m.text, getattr(e, "id", None))
            for e in entities
            for m in e.mentions  # type: ignore[attr-defined]
        ]
        return tuple(sorted(found, key=lambda m: (m.start, m.end)))

    return Gold(
        id=analysis.id,
        text=article.text,
        published=article.published,
        people=marked(analysis.people),
        groups=marked(analysis.groups),
        organizations=marked(analysis.organizations),
        places=marked(analysis.places),
        nationalities=marked(analysis.nationalities),
        dates=tuple(MarkedDate(d.start, d.end, d.text, d.from_, d.to) for d in analysis.dates),
    )


def read_gold(path: Path) -> Iterator[Gold]:
    """The lines of a gold file. Raises InputError, with file and line, for one that is none or whose spans leave its text."""
    decoder = msgspec.json.Decoder(Gold)
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _checked(decoder.decode(line), f"{path}:{number}")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a file of gold lines") from error
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"{path}:{number}: no line of gold ({error}); newsparse annotate FILE writes one") from error


def _checked(gold: Gold, where: str) -> Gold:
    for kind in KINDS:
        for m in getattr(gold, kind):
            if not 0 <= m.start < m.end <= len(gold.text):
                raise InputError(f"{where}: {kind} {m.start}–{m.end} is outside of the text; correct the span")
            if m.text and gold.text[m.start : m.end] != m.text:
                raise InputError(
                    f"{where}: {kind} {m.start}–{m.end} is “{gold.text[m.start : m.end]}”, not “{m.text}”; correct one"
                )
    return gold


def evaluate(pairs: Iterable[tuple[Gold, Analysis]]) -> dict[str, Score]:
    """The scores by kind, and those of the links, over all articles. A mention is right by its exact span, a date by span and days."""
    scores = {kind: Score() for kind in (*KINDS, "links")}
    for gold, analysis in pairs:
        for kind in KINDS[:-1]:
            _mentions(gold, analysis, kind, scores[kind], scores["links"])
        _dates(gold, analysis, scores["dates"])
    return scores


def _mentions(gold: Gold, analysis: Analysis, kind: str, score: Score, links: Score) -> None:
    wanted = {(m.start, m.end): m for m in getattr(gold, kind)}
    found = {(m.start, m.end): getattr(e, "id", None) for e in getattr(analysis, kind) for m in e.mentions}
    _count(gold, kind, _mentions_of(wanted), _mentions_of(found), score)
    for span in wanted.keys() & found.keys():
        id_ = wanted[span].id
        links.marked += id_ is not None
        links.found += found[span] is not None
        links.right += id_ is not None and id_ == found[span]
        if id_ != found[span]:
            links.errors.append(
                f"{gold.id}: “{gold.text[slice(*span)]}” {span[0]} is {id_ or 'no record'}, got {found[span] or 'none'}"
            )


def _dates(gold: Gold, analysis: Analysis, score: Score) -> None:
    wanted = {(d.start, d.end): f" {d.from_} to {d.to}" for d in gold.dates}
    found = {(d.start, d.end): f" {d.from_} to {d.to}" for d in analysis.dates}
    _count(gold, "dates", set(wanted.items()), set(found.items()), score)


def _mentions_of(spans: Iterable[tuple[int, int]]) -> set[tuple[tuple[int, int], str]]:
    return {(span, "") for span in spans}


def _count(
    gold: Gold,
    kind: str,
    wanted: set[tuple[tuple[int, int], str]],
    found: set[tuple[tuple[int, int], str]],
    score: Score,
) -> None:
    """Count spans, each with what must agree beside it."""
    score.right += len(wanted & found)
    score.found += len(found)
    score.marked += len(wanted)
    for state, wrong in (("missed", wanted - found), ("spurious", found - wanted)):
        for (start, end), days in sorted(wrong):
            score.errors.append(f"{gold.id}: {kind} {state}: “{gold.text[start:end]}” {start}–{end}{days}")
