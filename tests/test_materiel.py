"""Weapons and vehicles: which a text names, how many and whose, in which events they are the means; and in which event the dead died."""

from __future__ import annotations

import json
from collections.abc import Callable

import msgspec
import pytest

from newsparse import Analysis, Analyzer, lexicon
from newsparse.render.summary import render_summary
from newsparse.render.tables import table

Read = Callable[[str], Analysis]


@pytest.fixture(scope="module")
def read(analyzer: Analyzer) -> Read:
    return lambda text: analyzer.analyze_text(text, published="2020-02-06")


def _things(analysis: Analysis) -> list[tuple[str, str | None, int | None, str | None]]:
    return [(m.kind, m.name, m.count, m.owner.text if m.owner else None) for m in analysis.materiel]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("A Turkish drone struck a car near Kobani on Monday.", [("drone", None, 1, "Turkish drone")]),
        (
            "Eight armored personnel carriers belonging to Syria's Interior Ministry entered Hasakah.",
            [("armoured_vehicle", None, 8, "Syria's Interior Ministry")],
        ),
        (
            "Rebels destroyed two T-72 tanks and a BMP with TOW missiles near Morek.",
            [("tank", "T-72", 2, None), ("armoured_vehicle", "BMP", 1, None), ("missile", "BGM-71 TOW", None, None)],
        ),
        (
            "The army shelled Idlib with artillery and Grad rockets.",
            [("artillery", None, None, "The army"), ("rocket", "BM-21 Grad", None, "The army")],
        ),
        ("Israel's F-16s circled over the Golan.", [("aircraft", "F-16", None, "Israel")]),
        ("Dozens of Humvees stood at the gate of the base.", [("armoured_vehicle", "Humvee", None, None)]),
        # A deed that is only claimed to be somebody's makes nothing his.
        ("The ministry accused the SDF of shelling Azaz with mortars.", [("mortar", None, None, None)]),
        # No weapons: another sense, or a word that only says of what kind something is.
        ("The coal mine and the oil tanks were not hit, and shell companies were sanctioned.", []),
        ("Drivers had to tow the lorry, and tank crews and a missile base were on television.", []),
        ("A suicide bomber was arrested in Homs.", []),
    ],
)
def test_materiel_with_its_count_and_owner(
    read: Read, sentence: str, wanted: list[tuple[str, str | None, int | None, str | None]]
) -> None:
    assert _things(read(sentence)) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Government helicopters dropped barrel bombs on Daraya, killing nine civilians.", ["barrel bombs"]),
        ("Two Su-25 jets bombed Saraqib with cluster munitions.", ["Su-25 jets", "cluster munitions"]),
        ("A mortar attack on Azaz killed two people.", ["mortar"]),
        ("A suicide bomber detonated his explosive vest at a mosque in Homs, killing eight.", ["explosive vest"]),
        ("Militants attacked a bus with grenades near Homs.", ["grenades"]),
        ("The strike on Saraqib destroyed two tanks.", []),
    ],
)
def test_the_means_of_an_event(read: Read, sentence: str, wanted: list[str]) -> None:
    analysis = read(sentence)
    (event,) = analysis.events
    assert [m.text for m in analysis.materiel if m.key in event.weapons] == wanted


def test_who_dropped_bombs_is_the_one_before_the_verb(read: Read) -> None:
    (event,) = read("Government helicopters dropped barrel bombs on Daraya, killing nine civilians.").events
    assert [a.text for a in event.agents] == ["Government helicopters"]


def test_a_bomber_and_the_vest_he_detonates_are_one_event(read: Read) -> None:
    (event,) = read("A suicide bomber detonated his explosive vest at a mosque in Homs, killing eight.").events
    assert event.sub_type == "suicide_bomb"


def test_the_names_of_weapons_name_no_place_and_nobody(read: Read) -> None:
    analysis = read("A Bayraktar TB2 drone targeted a Toyota Hilux. The Pantsir-S1 was hit by a Shahed-136.")
    assert [e.name for _, e in analysis.entities()] == []


def test_every_piece_of_materiel_shows_its_words(read: Read) -> None:
    text = "Two Su-25 jets bombed Saraqib.\n\nThe army lost three tanks and a Pantsir near Nayrab, the monitor said."
    for m in read(text).materiel:
        assert text[m.start : m.end] == m.text


TWO = (
    "Air strikes on the market of Ariha killed 11 people on Tuesday, rescuers said. Three children were among the dead.\n\n"
    "In the north, a car bomb went off in Azaz the same day, wounding seven people.\n\n"
    "Since January more than 300 civilians have been killed in the province."
)


def test_each_count_names_the_event_that_harmed_them(read: Read) -> None:
    analysis = read(TWO)
    kinds = {e.key: e.sub_type for e in analysis.events}
    assert [(c.low, kinds.get(c.event or "")) for c in analysis.casualties] == [
        (11, "air_drone_strike"),
        (3, "air_drone_strike"),
        (7, "remote_explosive_landmine_ied"),
        (300, None),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The army shelled Balyoun. A man was killed.", "shelling_artillery_missile_attack"),
        ("At least 12 dead in Idlib\n\nRussian jets bombed Idlib on Wednesday, the monitor said.", "air_drone_strike"),
        ("Security forces raided the village of Tafas and detained nine men.", "arrests"),
        ("Shelling hit Balyoun in Idlib. In Daraa, two farmers were killed.", "attack"),
        ("The ministry denied shelling Balyoun. A man was killed.", None),
    ],
)
def test_an_event_told_beside_a_count(read: Read, text: str, wanted: str | None) -> None:
    analysis = read(text)
    kinds = {e.key: e.sub_type for e in analysis.events}
    assert [kinds.get(c.event or "") for c in analysis.casualties] == [wanted]


def test_the_summary_and_the_tables_show_both(read: Read) -> None:
    analysis = read("The army shelled Idlib with Grad rockets on Monday, killing five people, the Observatory said.")
    (shown,) = render_summary([analysis], width=240)
    assert "Syrian Arab Army → Idlib, five people · with BM-21 Grad · 5 killed · says Syrian Observatory" in shown
    (row,) = table("materiel").rows(analysis)
    assert (row["name"], row["owner_id"], row["event"]) == ("BM-21 Grad", "syrian-arab-army", "e1")
    (event,) = table("events").rows(analysis)
    assert event["weapons"] == "BM-21 Grad"


def test_words_for_materiel_stand_under_one_kind_alone() -> None:
    seen: dict[str, str] = {}
    for kind, own in lexicon.materiel().kinds.items():
        for word in (*own.nouns, *(s for spelt in own.names.values() for s in spelt)):
            assert seen.setdefault(word.lower(), kind) == kind, word
        assert own.nouns == sorted(own.nouns)


def test_materiel_is_in_the_json(read: Read) -> None:
    record = json.loads(msgspec.json.encode(read("Mortar rounds landed in the Old City of Damascus.")))
    assert record["materiel"][0]["kind"] == "mortar"
    assert record["events"][0]["weapons"] == [record["materiel"][0]["key"]]
