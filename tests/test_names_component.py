"""The component that finds names: the best sequence of tags that is one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Analyzer
from newsparse.pipeline.names import SURENESS, TAGS, decode


def is_sequence(tags: list[str]) -> bool:
    """Whether every B runs through I to an L of its kind, and nothing else does."""
    open_ = ""
    for tag in tags:
        if tag[0] in "IL" and tag[2:] != open_:
            return False
        if tag[0] in "BUO" and open_:
            return False
        open_ = tag[2:] if tag[0] in "BI" else ""
    return not open_


@given(st.integers(1, 3), st.integers(0, 10_000))
def test_decoding_gives_the_best_of_all_sequences(length: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, len(TAGS)))
    best = max(
        (path for path in product(range(len(TAGS)), repeat=length) if is_sequence([TAGS[t] for t in path])),
        key=lambda path: sum(scores[i, t] for i, t in enumerate(path)),
    )
    assert decode(scores) == list(best)


@given(st.integers(1, 60), st.integers(0, 10_000))
def test_whatever_the_scores_the_tags_are_a_sequence(length: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, len(TAGS)))
    assert is_sequence([TAGS[t] for t in decode(scores)])


def test_nothing_is_decoded_to_nothing() -> None:
    assert decode(np.zeros((0, len(TAGS)))) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karim said the shells fell near his bakery.", {"Karim": "PERSON"}),
        ("Clashes reached Sheikh Maqsoud and Ashrafieh in Aleppo.", {"Sheikh Maqsoud": "LOC", "Ashrafieh": "LOC", "Aleppo": "LOC"}),
        ("The villages of Tramla, Arinba and al-Fatira were shelled.", {"Tramla": "LOC", "Arinba": "LOC", "al-Fatira": "LOC"}),
    ],
)  # fmt: skip
def test_the_shipped_model_knows_the_names_of_the_region(analyzer: Analyzer, text: str, names: dict[str, str]) -> None:
    doc = analyzer.nlp(text)
    assert {e.text: e.label_ for e in doc.ents} == names
    sure = doc.user_data[SURENESS]
    assert sorted(sure) == [(e.start, e.end) for e in doc.ents]
    assert all(0.3 < s <= 1.0 for s in sure.values())
