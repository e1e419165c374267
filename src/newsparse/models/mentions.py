"""What linking makes of names: the flat list of mentions."""

from __future__ import annotations

import enum

from newsparse.models.base import Record


class MentionKind(enum.StrEnum):
    """The section of the analysis that a mention belongs to."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    ORGANIZATION = "organization"
    NATIONALITY = "nationality"


class Candidate(Record, frozen=True):
    """An entity that a mention may mean, with its share of the belief, in [0, 1]."""

    id: str
    name: str
    score: float


class Offset(Record, frozen=True):
    """Where something lies from a place: kilometres, direction, or one of them. "30 km south of Raqqa" is 30, south."""

    km: float | None
    direction: str | None


class Mention(Record, frozen=True):
    """A span that names something, before it is grouped by entity.

    `entity` is a gazetteer id or None (NIL); mentions without one are grouped
    by `cluster`, the name they share within the document.
    """

    start: int
    end: int
    kind: MentionKind
    rule: str
    confidence: float
    entity: str | None = None
    cluster: str | None = None
    alias: str | None = None
    sense: str | None = None
    acts_for: str | None = None
    within: str | None = None
    part: str | None = None
    offset: Offset | None = None
    candidates: tuple[Candidate, ...] = ()
    described_as: tuple[tuple[int, int], ...] = ()
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
