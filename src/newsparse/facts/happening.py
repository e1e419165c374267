"""An event as one sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsparse.facts.trees import roles
from newsparse.facts.triggers import Trigger, verbs_around, words_around
from newsparse.facts.words import Clause


@dataclass(slots=True)
class Happening:
    """An event as one sentence tells it: word spans of agents and targets."""

    clause: Clause
    trigger: Trigger
    agents: list[tuple[int, int]] = field(default_factory=list)
    targets: list[tuple[int, int]] = field(default_factory=list)
    unreal: bool = False
    denied: bool = False
    blamed: bool = False
    """Whether all that says whose deed it is, is that somebody is blamed for it, accused or suspected of it."""
    earlier: bool = False
    """Whether the sentence says that it tells of what went before."""
    definite: bool = False
    """Whether an Arabic noun with its article is all that tells of it: what was told of before may be meant, أثناء الاستهداف."""
    any_attack: bool = False
    """Whether that noun means an attack of any kind: الهجوم."""
    sums_up: bool = False
    """Whether an Arabic noun sums up what else is told of: مجزرة."""
    until: int | None = None
    """The word from which the sentence tells of something else, if it does: places behind it are not where this happens."""


def is_fired(clause: Clause, trigger: Trigger) -> bool:
    """Whether what comes down is a shell or the like: "mortar rounds landed in the town", "two rockets fell near it"."""
    if clause.lower(trigger.first) not in verbs_around("coming_down"):
        return False
    return any(clause.lower(n) in words_around("ammunition") for n in roles(clause, trigger.first).agents)
