"""Proposals: what one source takes for a name, and what was chosen of them."""

from __future__ import annotations

from enum import StrEnum

from newsparse.gazetteer.matching import Hit
from newsparse.models import Record


class Kind(StrEnum):
    """What a name may be of. Groups and organizations are one kind until it is known which one is meant."""

    PERSON = "person"
    ACTOR = "actor"
    PLACE = "place"


class Source(StrEnum):
    """What proposes a span."""

    MODEL = "model"
    ACTOR = "actor of the gazetteer"
    PERSON = "person of the gazetteer"
    PLACE = "place of the gazetteer"
    WORD = "name of the gazetteer that is a word or a given name too, without support"
    RUN = "capitalized words"
    NICKNAMED = "name with another one between quotation marks"
    UNIT = "words of an armed unit"
    BODY = "words of an Arabic body"
    TRIBE = "word for a tribe"
    CHAIN = "chain of Arabic names"
    SETTLEMENT = "what an Arabic word for a settlement names"


class Proposal(Record, frozen=True):
    """A span that a source takes for a name; offsets within the view's part. `hit` is the gazetteer's, of its sources."""

    start: int
    end: int
    source: Source
    hit: Hit | None = None


class Chosen(Record, frozen=True):
    """A span that was decided to be a name of a kind, with the share of certainty in [0, 1] and the proposals of that very span."""

    start: int
    end: int
    kind: Kind
    share: float
    proposals: tuple[Proposal, ...]

    def by(self, *sources: Source) -> Proposal | None:
        """The first proposal by one of some sources, or None."""
        return next((p for p in self.proposals if p.source in sources), None)
