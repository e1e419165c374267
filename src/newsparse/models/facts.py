"""The analysis: what happened, whom it harmed, and who says so."""

from __future__ import annotations

from typing import Literal

from newsparse.models.base import Record


class Ref(Record, frozen=True):
    """A pointer from a fact to an entity of the analysis, by its key and section; both are None for one without a name."""

    key: str | None
    section: str | None
    text: str
    start: int
    end: int


class Span(Record, frozen=True):
    """A stretch of the text."""

    start: int
    end: int


class Cue(Record, frozen=True):
    """The word that says that something is said."""

    text: str
    start: int
    end: int


class Statement(Record, frozen=True):
    """What the text reports that somebody says: the words in `spans`, reported by `cue`; `speaker` is None where none is told."""

    key: str
    text: str
    spans: list[Span]
    sentence: int
    block: int
    kind: Literal["direct", "indirect", "mixed"]
    cue: Cue | None
    stance: Literal["said", "claimed", "denied", "confirmed", "accused", "warned", "ordered", "believed"]
    speaker: Ref | None
    confidence: float


class Harmed(Record, frozen=True):
    """Who was harmed, in the text's words, and what kind of people that is, where it says so."""

    text: str
    start: int
    end: int
    category: str | None


class Casualty(Record, frozen=True):
    """Harm to people with a count: `low` and `high` as the text says, None where it says none.

    `source` is who is named as the source of the number, `statement` the key of
    the statement it stands in, `date` that of the day it is told of; `cumulative`
    is a running total.
    """

    key: str
    text: str
    start: int
    end: int
    sentence: int
    block: int
    kind: Literal["killed", "injured", "missing", "detained", "abducted", "displaced"]
    low: int | None
    high: int | None
    who: Harmed
    source: Ref | None
    event: str | None
    statement: str | None
    date: str | None
    cumulative: bool
    confidence: float


class Event(Record, frozen=True):
    """Who did what to whom, where and when, told once however often the text tells it.

    `type` and `sub_type` are ACLED's, with what news adds; `trigger` is the word
    that says it first. `status` is `claimed` inside an accusation or a claim;
    what is denied or planned did not happen. `background` went before what the
    article tells of. `weapons` are the keys of the materiel that it is done with.
    """

    key: str
    type: Literal[
        "battles",
        "explosions_remote_violence",
        "violence_against_civilians",
        "protests",
        "riots",
        "strategic_developments",
    ]
    sub_type: str
    trigger: Cue
    sentence: int
    block: int
    agents: list[Ref]
    targets: list[Ref]
    place: Ref | None
    date: str | None
    weapons: list[str]
    status: Literal["asserted", "claimed", "denied", "planned", "hypothetical"]
    background: bool
    confidence: float


class Materiel(Record, frozen=True):
    """Weapons, vehicles or equipment that the text names. `name` is the model's usual name, None where only a noun is told.

    `count` is how many, as the text says, else None; `owner` whose they are, by
    the words around them, or who used them, where the sentence says so.
    """

    key: str
    text: str
    start: int
    end: int
    sentence: int
    block: int
    kind: Literal[
        "aircraft",
        "helicopter",
        "drone",
        "missile",
        "rocket",
        "artillery",
        "mortar",
        "bomb",
        "ied",
        "mine",
        "explosives",
        "small_arms",
        "ammunition",
        "tank",
        "armoured_vehicle",
        "vehicle",
        "air_defence",
        "chemical",
        "ship",
        "equipment",
    ]
    name: str | None
    count: int | None
    owner: Ref | None
