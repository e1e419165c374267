"""People, roles, groups and the words put on them, on our own annotated paragraphs: pytest tests/benchmarks/bench_actors.py -s

Prints precision and recall against tests/gold/actors.yaml with every error,
and how far two annotators agree on a third of it.
"""

from __future__ import annotations

from newsparse import Analyzer
from tests.gold.scoring import PARAGRAPHS, Score, analyses, annotated, compare, paragraphs

SECOND = PARAGRAPHS.with_name("actors_second.yaml")


def show(scores: dict[str, Score], of: str) -> None:
    print(f"\n{of}")
    for name, score in scores.items():
        print(f"  {name:13} P {score.precision:.2f}  R {score.recall:.2f}  F1 {score.f1:.2f}  of {score.wanted}")
        for error in score.errors:
            print(f"      {error}")


def test_against_the_gold() -> None:
    gold = paragraphs()
    scores = compare(gold, [annotated(a) for a in analyses(Analyzer(), gold)])
    show(scores, f"{len(gold)} paragraphs")
    assert all(score.wanted for score in scores.values())


def test_agreement_of_two_annotators() -> None:
    second = paragraphs(SECOND)
    first = {p.id: p for p in paragraphs()}
    scores = compare([first[p.id] for p in second], second)
    show(scores, f"two annotators on {len(second)} paragraphs (F1 is the agreement)")
    assert min(score.f1 for score in scores.values()) > 0.6
