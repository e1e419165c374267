"""Lineage: which group became which, and under which name a line of men went on a given day.

Records state steps from either side ("rebranded as", "successor of"); here
every step leads from the earlier group to the later one. A step that keeps
the group whole (a new name, a successor) is of its line; a merger or a split
joins or leaves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from newsparse.errors import GazetteerError
from newsparse.gazetteer import Gazetteer, Group
from newsparse.gazetteer.schema import Relation, lasts


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One group becoming another, or a part of it. `kind` is read from the earlier to the later."""

    date: str
    before: str
    after: str
    kind: str
    source: str | None = None


_OF_THE_LINE = frozenset(["renamed", "succeeded by"])
_READ = {
    "rebranded_as": ("renamed", True),
    "merged_into": ("merged into", True),
    "successor_of": ("succeeded by", False),
    "split_from": ("split off", False),
    "absorbed": ("merged into", False),
}
"""Type of a relation → how its step is called, and whether the record that states it is the earlier one."""


class Lineage:
    """The steps of every group of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        found: list[Step] = []
        for id_ in gazetteer.ids("groups"):
            group = gazetteer.get(id_)
            for relation in group.relations if isinstance(group, Group) else ():
                _note(found, _step(id_, gazetteer.redirects.get(relation.id, relation.id), relation))
        self.steps = tuple(sorted(found))

    def group(self, id_: str) -> Group:
        """The group of an id. Raises GazetteerError where it is none of a group."""
        found = self.gazetteer.get(id_)
        if not isinstance(found, Group):
            raise GazetteerError(f"'{id_}' is no group of the gazetteer; newsparse gazetteer lookup NAME finds ids")
        return found

    def named(self, name: str, day: str | None = None) -> list[Group]:
        """The groups that a name or id means: by a name valid on the day, and by a proper one, where there are such."""
        direct = self.gazetteer.get(name)
        if isinstance(direct, Group):
            return [direct]
        entries = [e for e in self.gazetteer.lookup(name) if e.section == "groups"]
        valid = [e for e in entries if day is None or lasts(e.from_, e.to, day)] or entries
        best = [e for e in valid if e.kind != "reference"] or valid
        return [self.group(i) for i in sorted({e.entity for e in best})]

    def before(self, id_: str) -> list[Step]:
        """The steps that led to a group."""
        return [s for s in self.steps if s.after == id_]

    def after(self, id_: str) -> list[Step]:
        """The steps that led from a group."""
        return [s for s in self.steps if s.before == id_]

    def line(self, id_: str) -> list[Group]:
        """The group with all that it was called before and after, the earliest first."""
        seen = {id_}
        waiting = [id_]
        while waiting:
            current = waiting.pop()
            near = [s for s in (*self.before(current), *self.after(current)) if s.kind in _OF_THE_LINE]
            for other in (s.after if s.before == current else s.before for s in near):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return sorted((self.group(i) for i in seen), key=lambda g: (g.active.from_ or "", g.id))

    def on(self, id_: str, day: str) -> list[Group]:
        """Under which records a group's line stood on an ISO day: one as a rule, none before and after it."""
        line = self.line(id_)
        held = [g for g in line if lasts(g.active.from_, g.active.to, day)]
        # A name ends on the day that the next one begins: the next one has it.
        later = [s.after for s in self.steps if s.kind in _OF_THE_LINE and s.date and s.date[: len(day)] <= day]
        earlier = {s.before for s in self.steps if s.after in later and s.kind in _OF_THE_LINE}
        return [g for g in held if not (g.id in earlier and any(h.id in later for h in held))] or held

    def became(self, id_: str, day: str) -> Group | None:
        """The one group that another had become by an ISO day: of its line, or what it merged into; None where there are none or several."""
        seen, waiting = {id_}, [id_]
        held: dict[str, Group] = {}
        while waiting:
            for step in self.after(waiting.pop(0)):
                if step.kind == "split off" or step.after in seen or (step.date and step.date[: len(day)] > day):
                    continue
                seen.add(step.after)
                group = self.group(step.after)
                if lasts(group.active.from_, group.active.to, day):
                    held[group.id] = group
                else:
                    waiting.append(group.id)
        return next(iter(held.values())) if len(held) == 1 else None


@lru_cache(maxsize=4)
def lineage_of(gazetteer: Gazetteer) -> Lineage:
    """The lineage of a gazetteer's groups, made once."""
    return Lineage(gazetteer)


def lineage_lines(lineage: Lineage, id_: str, day: str | None = None) -> Iterator[str]:
    """A group's line as a tree: what it came from, and what came of it, each step with its day."""
    group = lineage.group(id_)
    held = {g.id for g in lineage.on(id_, day)} if day else set()
    yield _titled(group) + _mark(group, held, day)
    parts = [
        (title, list(_branch(lineage, id_, earlier=earlier, held=held, day=day, seen=frozenset([id_]))))
        for title, earlier in (("came from", True), ("became", False))
    ]
    parts = [(title, lines) for title, lines in parts if lines]
    for index, (title, lines) in enumerate(parts):
        last = index == len(parts) - 1
        yield f"{'└─' if last else '├─'} {title}"
        for line in lines:
            yield f"{'   ' if last else '│  '}{line}"
    if not parts:
        yield "└─ no step before or after it is known"
    if day:
        names = ", ".join(f"{g.name} ({g.id})" for g in lineage.on(id_, day))
        yield f"On {day}: {names or 'none of its names; it was not active then, as far as is known'}"


def _branch(
    lineage: Lineage, id_: str, *, earlier: bool, held: set[str], day: str | None, seen: frozenset[str]
) -> Iterator[str]:
    near = lineage.before(id_) if earlier else lineage.after(id_)
    steps = [s for s in near if (s.before if earlier else s.after) not in seen]
    for index, step in enumerate(steps):
        last = index == len(steps) - 1
        other = lineage.group(step.before if earlier else step.after)
        yield f"{'└─' if last else '├─'} {_titled(other)}, {step.kind} {step.date or '(no day known)'}{_mark(other, held, day)}"
        for line in _branch(lineage, other.id, earlier=earlier, held=held, day=day, seen=seen | {other.id}):
            yield f"{'   ' if last else '│  '}{line}"


def _titled(group: Group) -> str:
    first, last = group.active.from_, group.active.to
    span = f" {first} to {last}" if first and last else f" since {first}" if first else f" until {last}" if last else ""
    return f"{group.name} [{group.id}]{span}"


def _mark(group: Group, held: set[str], day: str | None) -> str:
    return f"  ◀ {day}" if group.id in held else ""


def _step(id_: str, other: str, relation: Relation) -> Step:
    kind, first = _READ[relation.type]
    before, after = (id_, other) if first else (other, id_)
    return Step(relation.date or "", before, after, kind, relation.source)


def _note(found: list[Step], step: Step) -> None:
    """Add a step, or let it tell more of one that the other record states already, on the same day as far as is known."""
    for index, known in enumerate(found):
        split = (known.kind == "split off") != (step.kind == "split off")
        if (known.before, known.after) == (step.before, step.after) and not split:
            shorter, longer = sorted((known, step), key=lambda s: (len(s.date), s.source is not None))
            if longer.date.startswith(shorter.date):
                kind = next((s.kind for s in (known, step) if s.kind in _OF_THE_LINE), longer.kind)
                found[index] = Step(longer.date, step.before, step.after, kind, longer.source or shorter.source)
                return
    found.append(step)


def checked_day(text: str) -> str:
    """An ISO day as it was given. Raises GazetteerError for anything else."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise GazetteerError(f"--on {text}: not a day; write it as 2016-09-01") from error
