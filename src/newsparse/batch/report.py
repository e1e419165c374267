"""What a batch did: the counts of its closing summary and of its manifest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from newsparse.batch.duplicates import Told
from newsparse.batch.work import Tally
from newsparse.correcting import Correction
from newsparse.models import Record


class LeftOut(Record, frozen=True):
    """An article without a line: its id, and that of the article which it repeats."""

    id: str
    duplicate_of: str


@dataclass(slots=True)
class Report:
    """What a batch did. Keeps counts only, so it does not grow with the articles."""

    analyzed: int = 0
    cached: int = 0
    """Of those analyzed, how many came from the cache."""
    resumed: int = 0
    """Of those analyzed, how many an interrupted run had done."""
    stories: int = 0
    """How many there are of those analyzed, where near duplicates count once."""
    left_out: int = 0
    """Of those analyzed, how many have no line for being duplicates."""
    failed: int = 0
    finished: bool = False
    """Whether the output is whole and has its name."""
    kept: Path | None = None
    """Where what was done stands, if the run did not finish."""
    unpublished: int = 0
    first_day: str | None = None
    last_day: str | None = None
    places: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    corrected: Counter[int] = field(default_factory=Counter)
    """How often each row of the corrections was applied."""
    unmatched: tuple[Correction, ...] = ()
    """The corrections that fitted nothing in this run."""
    spent: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, tally: Tally | None, place: Told | None = None, *, left_out: bool = False) -> None:
        """Count an analysis with its place among the others, or a failure where there is none."""
        if tally is None:
            self.failed += 1
            return
        self.analyzed += 1
        self.stories += place is None or place.duplicate_of is None
        self.left_out += left_out
        self.places.update(tally.places)
        self.groups.update(tally.groups)
        self.corrected.update(tally.corrected)
        day = tally.published
        if day is None:
            self.unpublished += 1
        else:
            self.first_day = min(self.first_day or day, day)
            self.last_day = max(self.last_day or day, day)
