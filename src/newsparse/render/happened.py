"""What happened, as a person reads it: who did it to whom, with what, how many it harmed, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.models import Analysis, Casualty, Event, Ref

_PARTIES = 3
"""Parties that are named, at most."""


def in_words(low: int | None, high: int | None) -> str:
    """A count as words, from the least and the most that the text says: "3", "3 or more", "up to 5", "some"."""
    if low is None and high is None:
        return "some"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,} or more" if high is None else f"{low:,} to {high:,}"


def detail(analysis: Analysis, event: Event) -> str:
    """One line on an event: "Syrian Army → the town, with barrel bombs · 3 killed · says SOHR"; unsafe text, empty where nothing is told."""
    names = {e.key: e.name for _, e in analysis.entities()}
    who, whom = _parties(event.agents, names), _parties(event.targets, names)
    parts = [f"{who or 'somebody'} → {whom}" if whom else who, _means(analysis, event), *_harm(analysis, event)]
    said = _who_says(analysis, event, names)
    return " · ".join(p for p in (*parts, f"says {said}" if said else "") if p)


def _parties(refs: Sequence[Ref], names: dict[str, str]) -> str:
    """The names of the parties, by the gazetteer where it has them, else in the text's words."""
    shown = list(dict.fromkeys(names.get(r.key or "", " ".join(r.text.split())) for r in refs))
    return ", ".join(shown[:_PARTIES]) + (f" and {len(shown) - _PARTIES} more" if len(shown) > _PARTIES else "")


def _means(analysis: Analysis, event: Event) -> str:
    own = dict.fromkeys(m.name or m.text.lower() for m in analysis.materiel if m.key in event.weapons)
    return f"with {', '.join(own)}" if own else ""


def _harm(analysis: Analysis, event: Event) -> Iterator[str]:
    """The counts of those it harmed, each once."""
    own = (c for c in analysis.casualties if c.event == event.key)
    yield from dict.fromkeys(_counted(c) for c in own)


def _counted(counted: Casualty) -> str:
    return f"{in_words(counted.low, counted.high)} {counted.kind}"


def _who_says(analysis: Analysis, event: Event, names: dict[str, str]) -> str:
    """Who is the speaker of the statement in which the event is told, or the source of its counts."""
    trigger = event.trigger
    holding = [
        s.speaker
        for s in analysis.statements
        if any(p.start <= trigger.start and trigger.end <= p.end for p in s.spans)
    ]
    counting = [c.source for c in analysis.casualties if c.event == event.key]
    speaker = next((r for r in (*holding, *counting) if r is not None), None)
    return names.get(speaker.key or "", " ".join(speaker.text.split())) if speaker is not None else ""
