"""Deciding: which of the proposed spans are names, of what kind, and that no source and no order matters to another."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Analyzer, lexicon
from newsparse.deciding import Option, best_set, decide
from newsparse.deciding.features import features_of
from newsparse.deciding.weights import KINDS, table
from newsparse.pipeline import parse
from newsparse.reading import Options, read_text
from newsparse.recognizing import recognize
from newsparse.recognizing.context import Context
from newsparse.recognizing.proposals import Kind
from newsparse.temporal import tag
from tests.conftest import Read

TEXT = (
    "Salma, a pharmacist from Jableh, met fighters of the Northern Hawks Battalion in al-Susa al-Fawqani, east of Deir ez-Zor. "
    "Salma said that Gen. Wasifi and the Civil Council of Raqqa had shelled Bab al-Nasr, Shams and Khair al-Sham."
)


def recognized(analyzer: Analyzer, text: str, published: str = "2019-05-04") -> Context:
    article = read_text(text, id_="t", options=Options(published=published, clean=True))
    document = next(parse(analyzer.nlp, [article]))
    return recognize(document, analyzer.gazetteer, tag(document, published))


def chosen(context: Context) -> dict[str, Kind]:
    return {v.text[c.start : c.end]: c.kind for v in context.views for c in v.chosen}


def test_names_are_of_the_kind_that_the_words_around_tell(analyzer: Analyzer) -> None:
    found = chosen(decide(recognized(analyzer, TEXT)))
    assert found["Salma"] is Kind.PERSON
    assert found["Wasifi"] is Kind.PERSON
    assert found["Northern Hawks Battalion"] is Kind.ACTOR
    assert found["Civil Council of Raqqa"] is Kind.ACTOR
    assert {
        found[n] for n in ("Jableh", "al-Susa al-Fawqani", "Deir ez-Zor", "Bab al-Nasr", "Shams", "Khair al-Sham")
    } == {Kind.PLACE}


def test_the_order_of_the_proposals_changes_nothing(analyzer: Analyzer) -> None:
    expected = chosen(decide(recognized(analyzer, TEXT)))
    for seed in range(5):
        context = recognized(analyzer, TEXT)
        for view in context.views:
            shuffled = list(view.proposals)
            random.Random(seed).shuffle(shuffled)
            view.proposals = tuple(shuffled)
        assert chosen(decide(context)) == expected


def test_what_a_name_is_elsewhere_counts(analyzer: Analyzer) -> None:
    text = "Hamza, 34, a baker, spoke on Monday. “I stayed,” Hamza said. His brother met Hamza in Idlib on Sunday."
    found = [
        c for v in decide(recognized(analyzer, text)).views for c in v.chosen if v.text[c.start : c.end] == "Hamza"
    ]
    assert [c.kind for c in found] == [Kind.PERSON] * 3


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Jets struck the villages of Hish, Abdin and al-Naqir.", "al-Naqir", Kind.PLACE),
        ("Osman Agha, a farmer, 41, was buried in Hasan Agha.", "Hasan Agha", Kind.PLACE),
        ("Osman Agha, a farmer, 41, was buried in Hasan Agha.", "Osman Agha", Kind.PERSON),
        ("The 60th and 80th Divisions were sent to Homs.", "60th", Kind.ACTOR),
        ("Lt. Gen. Thomas “Buck” Harlan flew to Rmeilan.", "Thomas “Buck” Harlan", Kind.PERSON),
        ("Elders of the Al Bu Nazal tribe met in Raqqa.", "Al Bu Nazal tribe", Kind.ACTOR),
    ],
)
def test_one_sentence(analyzer: Analyzer, sentence: str, name: str, kind: Kind) -> None:
    assert chosen(decide(recognized(analyzer, sentence))).get(name) is kind


def test_a_day_names_no_place(analyzer: Analyzer) -> None:
    assert not chosen(decide(recognized(analyzer, "It was held until mid-January and opened in March.")))


def test_text_that_the_model_does_not_read(read: Read) -> None:
    found = read("Hama kentinde güvenlik Kasım ayında artırıldı. Ruba Haddad yaralıları ziyaret etti.", "2025-04-02")
    assert [p.name for p in found.places] == ["Hama"]
    assert [p.name for p in found.people] == ["Ruba Haddad"]


def test_arabic_words_without_support_are_no_places_in_an_english_article(read: Read) -> None:
    found = read(
        "Army gunners shelled a hill near Deir Hafer, a man said.\n\n#عاجل | مصدر عسكري: إصابة جنديين", "2026-01-14"
    )
    assert [p.name for p in found.places] == ["Deir Hafer"]
    assert not found.people


def option(start: int, length: int, odds: list[float]) -> Option:
    return Option(0, start, start + length, {}, odds)


ODDS = st.lists(st.floats(-4, 4, allow_nan=False), min_size=3, max_size=3)
OPTIONS = st.lists(st.builds(option, st.integers(0, 12), st.integers(1, 5), ODDS), max_size=7)


def worth(options: tuple[Option, ...] | list[Option], all_: list[Option]) -> float:
    """What a set adds up to: the log-odds, and for an actor's name those of the likeliest place in it."""
    total = 0.0
    for o in options:
        odds, kind = o.best
        inner = [
            p.best[0]
            for p in all_
            if p.best[1] is Kind.PLACE and p.best[0] > 0 and o.start <= p.start and p.end <= o.end
        ]
        total += odds + (max(inner, default=0.0) if kind is Kind.ACTOR else 0.0)
    return total


@given(OPTIONS)
def test_the_best_set_has_no_overlaps_and_none_adds_up_to_more(options: list[Option]) -> None:
    kept = best_set(options)
    assert all(a.end <= b.start for a, b in zip(kept, kept[1:], strict=False))
    assert all(o.best[0] > 0 for o in kept)
    likely = [o for o in options if o.best[0] > 0]
    possible = (
        c
        for n in range(len(likely) + 1)
        for c in combinations(likely, n)
        if all(a.end <= b.start or b.end <= a.start for a, b in combinations(c, 2))
    )
    assert worth(kept, options) == pytest.approx(max(worth(c, options) for c in possible))


@given(OPTIONS)
def test_shares_are_probabilities(options: list[Option]) -> None:
    assert all(0.0 < o.share <= 1.0 for o in options)


def test_a_long_row_of_one_word_is_decided_whole(analyzer: Analyzer) -> None:
    context = decide(recognized(analyzer, "Idlib and " * 3000 + "Idlib."))
    assert sum(len(v.chosen) for v in context.views) == 3001


def test_every_feature_has_a_weight_and_every_weight_a_feature_and_a_reason(analyzer: Analyzer) -> None:
    texts = [
        TEXT,
        "KHALIL DARWISH SHOT IN IDLIB",
        "Abu Omar, 34, of the Syrian Army (SAA) told Al Jazeera: Go to Qamishli's Square.",
    ]
    seen = {
        f
        for t in texts
        for v in recognized(analyzer, t).views
        for own in features_of(analyzer.gazetteer, v).values()
        for f in own
    }
    assert seen <= set(table().read)
    source = (
        Path("src/newsparse/deciding/features.py").read_text() + Path("src/newsparse/deciding/shares.py").read_text()
    )
    for name, weight in {**table().read, **table().unread}.items():
        stem = name.removesuffix("_throughout").rsplit("_", 1)[0] if name.startswith(("model_", "list_of_")) else name
        assert stem in source, f"no feature is called {name}"
        assert weight.why
        assert len(weight.row) == len(KINDS)


WORD_FILES = [
    "around_actors",
    "around_counts",
    "around_days",
    "around_groups",
    "around_names",
    "around_people",
    "around_places",
    "within_bodies",
]


@pytest.mark.parametrize("name", WORD_FILES)
def test_a_word_stands_once_in_its_file_and_every_role_is_explained(name: str) -> None:
    text = (Path(lexicon.__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert isinstance(node, yaml.MappingNode)
    keys = [key.value for key, _ in node.value]
    assert len(keys) == len(set(keys))
    assert keys == sorted(keys)
    head = "".join(line for line in text.splitlines() if line.startswith("#"))
    types = set(
        "governorate district subdistrict camp airbase airport prison crossing dam bridge oil_field gas_field hill mountain river road".split()
    )
    types |= set("neighbourhood village town city military_base industrial_site hospital lake region".split())
    roles = {role for own in lexicon.load(name, dict[str, list[str]]).values() for role in own}
    assert all(f"#   {role} " in head for role in roles - types)


def test_a_role_that_no_word_has_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"around_people\.yaml gives no word the role owner"):
        lexicon.words("around_people", "owner")


def test_what_reads_stored_analyses_does_not_wait_for_spacy() -> None:
    code = "import newsparse.analyzer, newsparse.cli.app, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
