"""How well people, roles, groups and the words put on them are found in the paragraphs of actors.yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import yaml

from newsparse import Analyzer
from newsparse.models import Analysis, NameMention

PARAGRAPHS = Path(__file__).with_name("actors.yaml")


class GoldPerson(msgspec.Struct, forbid_unknown_fields=True):
    id: str | None
    mentions: list[str]
    roles: list[str]


class GoldGroup(msgspec.Struct, forbid_unknown_fields=True):
    id: str | None
    mentions: list[str]
    described_as: list[str]


class Paragraph(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    people: list[GoldPerson]
    groups: list[GoldGroup]
    published: str = ""
    text: str = ""


class Score(msgspec.Struct):
    """Counts of one measure; `errors` say what was missed and what was wrong."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    errors: list[str] = []

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


def paragraphs(path: Path = PARAGRAPHS) -> list[Paragraph]:
    """The annotated paragraphs of a file."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert([{**p, "published": str(p.get("published", ""))} for p in raw], list[Paragraph])


def analyses(analyzer: Analyzer, gold: Sequence[Paragraph]) -> list[Analysis]:
    return [analyzer.analyze_text(p.text, published=p.published, clean=True) for p in gold]


def annotated(analysis: Analysis) -> Paragraph:
    """An analysis in the form of an annotation, offices that stand for a person left out."""
    people = [
        GoldPerson(p.id, [m.text for m in _names(p.mentions)], [*p.titles, *p.roles])
        for p in analysis.people
        if list(_names(p.mentions))
    ]
    groups = [GoldGroup(g.id, [m.text for m in g.mentions], [d.text for d in g.described_as]) for g in analysis.groups]
    return Paragraph(analysis.id, people, groups)


def _names(mentions: Iterable[NameMention]) -> Iterator[NameMention]:
    return (m for m in mentions if not m.rule.startswith("office"))


def compare(wanted: Sequence[Paragraph], found: Sequence[Paragraph]) -> dict[str, Score]:
    """Scores by measure: people joined into one, roles, mentions of groups with their id, and described_as."""
    scores = {name: Score(errors=[]) for name in ("people", "roles", "groups", "described_as")}
    for gold, other in zip(wanted, found, strict=True):
        _tally(scores["people"], gold.id, _people(gold), _people(other))
        _tally_alike(scores["roles"], gold.id, _roles(gold), _roles(other))
        _tally(scores["groups"], gold.id, _groups(gold), _groups(other))
        _tally_alike(scores["described_as"], gold.id, _described(gold), _described(other))
    return scores


def _folded(name: str) -> str:
    return name.casefold().removeprefix("al-").removeprefix("the ").strip("’'. ")


def _people(paragraph: Paragraph) -> Counter[str]:
    """One item a person: who it is and all its mentions."""
    return Counter(f"{p.id}: {' + '.join(_folded(m) for m in p.mentions)}" for p in paragraph.people)


def _groups(paragraph: Paragraph) -> Counter[str]:
    """One item a mention: the text and the id that it is given."""
    return Counter(f"{_folded(m)} = {g.id}" for g in paragraph.groups for m in g.mentions)


def _roles(paragraph: Paragraph) -> list[tuple[str, str]]:
    return [(_folded(p.mentions[0]), r.casefold()) for p in paragraph.people for r in p.roles]


def _described(paragraph: Paragraph) -> list[tuple[str, str]]:
    return [(str(g.id), d.casefold()) for g in paragraph.groups for d in g.described_as]


def _tally(score: Score, where: str, wanted: Counter[str], found: Counter[str]) -> None:
    score.right += (wanted & found).total()
    score.found += found.total()
    score.wanted += wanted.total()
    score.errors += [f"{where}: missed {x}" for x in (wanted - found).elements()]
    score.errors += [f"{where}: wrong {x}" for x in (found - wanted).elements()]


def _tally_alike(score: Score, where: str, wanted: list[tuple[str, str]], found: list[tuple[str, str]]) -> None:
    """Pairs that agree where one's words hold the other's: "Lt." within "Lt. Col."."""

    def agrees(a: tuple[str, str], others: Iterable[tuple[str, str]]) -> bool:
        return any(a[0] == b[0] and (a[1] in b[1] or b[1] in a[1]) for b in others)

    reached = [w for w in wanted if agrees(w, found)]
    sound = [f for f in found if agrees(f, wanted)]
    # Two parts of one title are one thing found.
    score.right += len(reached)
    score.found += len(reached) + len(found) - len(sound)
    score.wanted += len(wanted)
    score.errors += [f"{where}: missed {w}" for w in wanted if w not in reached]
    score.errors += [f"{where}: wrong {f}" for f in found if f not in sound]
