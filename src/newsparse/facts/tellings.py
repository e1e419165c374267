"""Where a text tells of its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsparse.models import Event, Ref


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a text tells of an event: the sentence, the code points [start, end) of the words that say it, and the parties it names."""

    sentence: int
    start: int
    end: int
    agents: tuple[Ref, ...] = ()
    targets: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with every place of the text that tells of it, in order."""

    event: Event
    tellings: tuple[Telling, ...]


def by_sentence(told: Sequence[ToldEvent]) -> dict[int, list[tuple[Telling, Event]]]:
    """The tellings of some events, each with its event, by their sentence and in order."""
    found: dict[int, list[tuple[Telling, Event]]] = {}
    for telling, event in sorted(((t, e.event) for e in told for t in e.tellings), key=lambda pair: pair[0].start):
        found.setdefault(telling.sentence, []).append((telling, event))
    return found
