"""Who does what to whom: trees written by hand, and sentences as news has them."""

from __future__ import annotations

import pytest

from newsparse.facts.trees import is_passive, objects_of, phrase, roles, subjects
from newsparse.facts.words import Clause, Word
from newsparse.models import Analysis, Sentence
from tests.conftest import Read


def tree(lines: str) -> Clause:
    """A sentence from "word tag relation head" lines; heads are words, "-" is the root."""
    rows = [line.split() for line in lines.strip().splitlines()]
    texts = [r[0] for r in rows]
    words, start = [], 0
    for text, tag, relation, head in rows:
        at = texts.index(head) if head != "-" else -1
        words.append(Word(text, text.lower(), tag, start, start + len(text), relation, at))
        start += len(text) + 1
    return Clause(0, Sentence(start=0, end=start, block=0), tuple(words))


def named(clause: Clause, heads: list[int]) -> list[str]:
    return [" ".join(w.text for w in clause.words[slice(*phrase(clause, h))]) for h in heads]


ACTIVE = tree("""
Two CD nummod rebels
rebels NNS nsubj shot
from IN prep rebels
Hama NNP pobj from
shot VBD ROOT -
the DT det mayor
mayor NN dobj shot
of IN prep mayor
Ariha NNP pobj of
and CC cc mayor
guards NNS conj mayor
""")
PASSIVE = tree("""
Civilians NNS nsubjpass killed
were VBD auxpass killed
killed VBN ROOT -
by IN agent killed
army NN compound shells
shells NNS pobj by
and CC cc killed
buried VBN conj killed
""")
RELATIVE = tree("""
fighters NNS ROOT -
who WP nsubj stormed
stormed VBD relcl fighters
Azaz NNP dobj stormed
burning VBG advcl stormed
houses NNS dobj burning
""")


def test_a_verb_has_its_subject_and_its_objects_with_those_joined_to_them() -> None:
    done = roles(ACTIVE, 4)
    assert named(ACTIVE, done.agents) == ["Two rebels"]
    assert named(ACTIVE, done.targets) == ["the mayor of Ariha", "guards"]


def test_what_is_done_to_somebody_is_done_by_the_agent() -> None:
    assert is_passive(PASSIVE, 2)
    assert named(PASSIVE, roles(PASSIVE, 2).targets) == ["Civilians"]
    assert named(PASSIVE, roles(PASSIVE, 2).agents) == ["army shells"]
    assert named(PASSIVE, roles(PASSIVE, 7).targets) == ["Civilians"], "a second verb has the subject of the first"


def test_a_relative_clause_and_a_participle_have_the_noun_they_hang_on() -> None:
    assert named(RELATIVE, subjects(RELATIVE, 2)) == ["fighters"]
    assert named(RELATIVE, roles(RELATIVE, 4).agents) == ["fighters"]
    assert named(RELATIVE, roles(RELATIVE, 4).targets) == ["houses"]


def test_without_a_tree_nothing_is_found() -> None:
    bare = Clause(0, ACTIVE.sentence, tuple(Word(w.text, w.lower, w.tag, w.start, w.end) for w in ACTIVE.words))
    assert roles(bare, 4).agents == []
    assert objects_of(bare, 1, ("from",)) == []


def told(analysis: Analysis) -> list[tuple[str, list[str], list[str]]]:
    return [(e.sub_type, [r.text for r in e.agents], [r.text for r in e.targets]) for e in analysis.events]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Russian warplanes struck a vegetable market in Ariha on Sunday, killing nine civilians, the White Helmets said.",
            ("air_drone_strike", ["Russian warplanes"], ["a vegetable market", "nine civilians"]),
        ),
        (
            "The attack on a checkpoint near Tadmur was claimed by the Islamic State.",
            ("attack", ["the Islamic State"], ["a checkpoint"]),
        ),
        (
            "A guard was wounded in an ambush carried out by gunmen near Jasim.",
            ("armed_clash", ["gunmen"], ["A guard"]),
        ),
        (
            "Rebels entered the village and executed 12 soldiers who had surrendered.",
            ("attack", ["Rebels"], ["12 soldiers"]),
        ),
        (
            "An improvised explosive device went off in a car in Azaz, wounding a child.",
            ("remote_explosive_landmine_ied", [], ["a child"]),
        ),
        ("50 fighters killed in Hama", ("armed_clash", [], ["50 fighters"])),
        (
            "Fighters of the SDF shot down a drone over Tal Rifaat.",
            ("armed_clash", ["Fighters of the SDF"], ["a drone"]),
        ),
        (
            "The bombing, which Ankara blamed on a cell, killed six people.",
            ("remote_explosive_landmine_ied", [], ["six people"]),
        ),
        (
            "Clashes erupted between SDF fighters and Turkish-backed factions near Manbij.",
            ("armed_clash", ["SDF fighters", "Turkish-backed factions"], []),
        ),
        (
            "Fighting between the army and Tahrir al-Sham continued near Saraqib.",
            ("armed_clash", ["the army", "Tahrir al-Sham"], []),
        ),
        (
            "The council ratified a deal signed on May 19 by Russia and Turkey.",
            ("agreement", ["Russia", "Turkey"], []),
        ),
        (
            "Shelling by the army killed 21 civilians in Douma.",
            ("shelling_artillery_missile_attack", ["the army"], ["21 civilians"]),
        ),
        ("Residents protested in Sweida on Friday.", ("peaceful_protest", ["Residents"], [])),
        (
            "Militants fired rockets at the base near Hasakah.",
            ("shelling_artillery_missile_attack", ["Militants"], ["the base"]),
        ),
        (
            "Police arrested four men suspected of the bombing in Damascus.",
            ("arrests", ["Police"], ["four men"]),
        ),
    ],
)
def test_who_did_it_and_to_whom(read: Read, sentence: str, wanted: tuple[str, list[str], list[str]]) -> None:
    assert wanted in told(read(sentence, "2019-05-09"))


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("The ministry blamed the attack on a cell of the group.", "a cell of the group"),
        ("The bombing in Homs was blamed on rebels.", "rebels"),
        ("Residents attributed the shelling to government forces.", "government forces"),
        ("Five soldiers were accused of the massacre.", "Five soldiers"),
        ("The guerrillas are being held responsible for the attack.", "The guerrillas"),
        ("Islamic State claimed responsibility for the bombing.", "Islamic State"),
        ("The two gunmen involved in the shooting fled.", "The two gunmen"),
    ],
)
def test_who_is_said_to_be_behind_it(read: Read, sentence: str, agent: str) -> None:
    assert agent in [text for _, agents, _ in told(read(sentence, "2019-05-09")) for text in agents]


def test_a_day_on_which_somebody_said_it_is_not_the_day_on_which_it_happened(read: Read) -> None:
    analysis = read("Militants overran Markada on 3 May 2019, a monitor said on Tuesday.", "2019-05-09")
    days = {d.key: d.from_ for d in analysis.dates}
    assert [days.get(e.date or "") for e in analysis.events] == ["2019-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "The bomb of the base " + "of the base " * 700 + "was hit.",
        "The army " + "killed and " * 800 + "fled.",
        "The man " + "who killed the man " * 400 + "was killed.",
        "The attack " + "in the attack " * 600 + "killed 3.",
    ],
    ids=lambda t: t[:20],
)
def test_a_deep_tree_is_read_to_its_end(read: Read, text: str) -> None:
    assert read(text, "2019-05-09").events
