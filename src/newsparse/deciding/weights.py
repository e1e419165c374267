"""The table of weights: what each feature adds to the log-odds of a span being a name of each kind."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
import yaml

from newsparse.recognizing.proposals import Kind

KINDS = tuple(Kind)
"""The order of the kinds in rows of weights."""


Row = tuple[float, float, float]


class Weight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a feature adds to the log-odds of each kind against "no name", and why it is looked at.

    Fitted, but where it is set by hand: what the gazetteer knows no corpus counts, and what corpora
    mark by other rules than ours they would teach wrongly.
    """

    person: float
    actor: float
    place: float
    why: str
    by_hand: bool = False

    @property
    def row(self) -> Row:
        """The weights in the order of `KINDS`."""
        return (self.person, self.actor, self.place)


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All weights: of text that the language model read, and of text in languages that it does not read."""

    read: dict[str, Weight]
    unread: dict[str, Weight]


@lru_cache(maxsize=1)
def table() -> Table:
    """The weights in use, from `weights.yaml`. Raises ValidationError where the file does not fit."""
    with Path(__file__).with_name("weights.yaml").open(encoding="utf-8") as handle:
        return msgspec.convert(yaml.load(handle, Loader=yaml.CSafeLoader), Table)


@lru_cache(maxsize=2)
def rows(*, read: bool) -> dict[str, Row]:
    """The weights by feature, each in the order of `KINDS`; of text that the model read, or of other text."""
    weights = table().read if read else table().unread
    return {name: weight.row for name, weight in weights.items()}
