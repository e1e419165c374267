"""Fit the weights of place resolution: python -m tests.benchmarks.fit_places FILE.jsonl ...

Each weight in turn is moved up and down, and kept where the mean loss over
the texts falls; a pull towards the weights in use keeps what the texts do not
speak of where it is. The texts are split into five folds for good, by their
ids: figures are of the fold that was left out. Prints those, the reliability
of the confidences on the folds left out, and the weights fitted on all.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Sequence
from pathlib import Path

from newsparse import Analyzer
from newsparse.linking.weights import WEIGHTS, Weights
from tests.benchmarks.bench_places import reliability
from tests.benchmarks.located import FOLDS, Located, answers, outcome, read_located

ROUNDS = 2
STEPS = (0.6, 0.3)
"""How far a weight is moved in each round, in logits; `unlike` and `importance` by their own measure."""
PULL = 0.0015
"""Loss for each squared step away from the weights in use."""
BY_HAND = frozenset(
    "governorate_unnamed district_unnamed subdistrict_unnamed type_named type_contradicted area_in_address "
    "district_in_address province_in_article site_unnamed city_missed_in_address part_of_name part_of_address "
    "anchor_missed country_missed quarter_missed bare_site".split()
)
"""Weights that choose between a town and the area around it, which a point cannot tell, and those for which located
texts have too few cases."""
_NO_LESS = {"exact_spelling": 0.1, "homonyms": 0.0}
"""Bounds: the record whose spelling the text has is the one to name."""
_SCALE = {
    "unlike": 0.1,
    "importance": 1.5,
    "area_in_address": 3.0,
    "parent_missed_in_address": 2.0,
    "part_of_address": 2.0,
}


def loss(texts: Sequence[Located], weights: Weights) -> float:
    """The mean loss with the pull, in nats."""
    away = sum(((getattr(weights, n) - getattr(WEIGHTS, n)) / _SCALE.get(n, 1.0)) ** 2 for n in names())
    return float(sum(outcome(t, weights).loss for t in texts) / len(texts) + PULL * away)


def names() -> list[str]:
    return [f.name for f in dataclasses.fields(Weights) if f.name not in BY_HAND]


def fit(texts: Sequence[Located]) -> Weights:
    """The weights of least loss that coordinate search finds."""
    best, least = WEIGHTS, loss(texts, WEIGHTS)
    for step in STEPS[:ROUNDS]:
        for name in names():
            for direction in (1.0, -1.0):
                moved = getattr(best, name) + direction * step * _SCALE.get(name, 1.0)
                if moved < _NO_LESS.get(name, -99.0):
                    continue
                candidate = dataclasses.replace(best, **{name: round(moved, 3)})
                value = loss(texts, candidate)
                if value < least - 1e-5:
                    best, least = candidate, value
                    break
    return best


def figures(texts: Sequence[Located], weights: Weights) -> str:
    outcomes = [outcome(t, weights) for t in texts]
    n = len(outcomes)
    return (
        f"found {100 * sum(o.found for o in outcomes) / n:.1f}%  wrong {100 * sum(o.wrong for o in outcomes) / n:.1f}%  "
        f"loss {sum(o.loss for o in outcomes) / n:.3f} of {n}"
    )


def main() -> None:
    texts = read_located([Path(p) for p in sys.argv[1:]], Analyzer())
    print(f"{len(texts)} texts\nas they are: {figures(texts, WEIGHTS)}")
    left_out = []
    for fold in range(FOLDS):
        kept = [t for t in texts if t.fold != fold]
        rest = [t for t in texts if t.fold == fold]
        weights = fit(kept)
        left_out += list(answers(rest, weights))
        print(f"fold {fold}, left out: before {figures(rest, WEIGHTS)}\n{'':16}after  {figures(rest, weights)}")
    reliability(left_out)
    fitted = fit(texts)
    print(f"\nfitted on all: {figures(texts, fitted)}")
    for name in names():
        now, then = getattr(WEIGHTS, name), getattr(fitted, name)
        print(f"  {name}: {then:g}" + (f"  (was {now:g})" if now != then else ""))


if __name__ == "__main__":
    main()
