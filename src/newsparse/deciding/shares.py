"""How sure the language model is of a span: that its words are of a name of each kind, and that a name begins and ends there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from newsparse.pipeline import Part
from newsparse.pipeline.kinds import COLUMNS, KINDS, SHARES

_NAMES = {"PERSON": "person", "ORG": "actor", "LOC": "place", "NORP": "people"}
_POSSESSIVE = frozenset(["'", "’"])
"""A token that the model takes for a part of the name before it: "the White Helmets' director"."""
_THROUGHOUT = KINDS[:3]
_LABELS = {"GPE": "LOC", "FAC": "LOC"}
_OF_A_LABEL = 0.9
"""How sure a model is taken to be that gives labels and no shares."""
_NEVER = -6.0
"""The logarithm under which a probability is as good as none."""
_BEGINS, _ENDS = COLUMNS.index("begins"), COLUMNS.index("ends")


class Shares:
    """The model's shares of the tokens of one part."""

    def __init__(self, part: Part) -> None:
        self._part = part
        rows: Any = part.doc.user_data.get(SHARES)
        self._rows: list[list[float]] = rows.tolist() if rows is not None else _from_labels(part)

    def features(self, start: int, end: int) -> Iterator[tuple[str, float]]:
        """The features of a span that the model gives; none where it did not read the text."""
        if not self._rows:
            return
        first, behind = self._part.token_at(start), self._part.token_at(max(start, end - 1)) + 1
        rows = self._rows[first:behind]
        if not rows:
            return
        for column, kind in enumerate(KINDS):
            own = [row[column] for row in rows]
            yield f"model_{_NAMES[kind]}", sum(own) / len(own)
            if kind in _THROUGHOUT:
                yield f"model_{_NAMES[kind]}_throughout", log_share(min(own))
        yield "model_begins", rows[0][_BEGINS]
        yield "model_ends", rows[-1][_ENDS]
        if behind < len(self._rows) and self._part.doc[behind].text not in _POSSESSIVE:
            following = self._rows[behind]
            yield "model_goes_on", max(0.0, sum(following[: len(KINDS)]) - following[_BEGINS])


def log_share(share: float) -> float:
    """A probability's logarithm, as 1 for certainty, falling to -1 where it is as good as none."""
    return max(math.log(min(share, 1.0) + 1e-9), _NEVER) / 3 + 1


def _from_labels(part: Part) -> list[list[float]]:
    """Shares for a model that gives labels alone; none where no model read the text."""
    if not part.doc.has_annotation("TAG"):
        return []
    rows = [[0.0] * len(COLUMNS) for _ in part.doc]
    for entity in part.doc.ents:
        label = _LABELS.get(entity.label_, entity.label_)
        if label in KINDS:
            for token in entity:
                rows[token.i][KINDS.index(label)] = _OF_A_LABEL
            rows[entity.start][_BEGINS] = rows[entity.end - 1][_ENDS] = _OF_A_LABEL
    return rows
