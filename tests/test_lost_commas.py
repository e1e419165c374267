"""Reports that have lost their commas, as collections of articles have them: who speaks, and where what he says begins and ends."""

from __future__ import annotations

import pytest

from tests.conftest import Read

DAY = "2016-09-14"
FILLER = (
    "The families left the town at dawn and walked for hours until they reached a camp where volunteers gave them bread. "
    * 4
)
"""Enough text for an article without its marks to be known as one."""


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # A name, or the noun for a source, ends the phrase that another one has ended before.
        (
            "The blasts left scores hurt Tuesday in a crowded quarter of Hama city state media said.",
            [("state media", "The blasts left scores hurt Tuesday in a crowded quarter of Hama city")],
        ),
        (
            "The jets hit a flour mill and a clinic in Salqin Hassan Darwish told Reuters.",
            [("Hassan Darwish", "The jets hit a flour mill and a clinic in Salqin")],
        ),
        (
            "The car bomb killed 31 the Britain-based Syrian Observatory for Human Rights reported.",
            [("the Britain-based Syrian Observatory for Human Rights", "The car bomb killed 31")],
        ),
        # What the name belongs to stays with it.
        ("The director of the clinic Hassan Darwish said the ward was full.", [("Hassan Darwish", "the ward was full")]),
        ("A spokesman for the Syrian Democratic Forces said the road was open.", [("A spokesman for the Syrian Democratic Forces", "the road was open")]),
        # Who speaks is told more of, and may stand behind his verb.
        (
            "Two hamlets were taken on Monday an organisation that follows the war said.",
            [("an organisation", "Two hamlets were taken on Monday")],
        ),
        # Sources joined by "and", state television, who is told more of, and an office behind a number.
        (
            "Government forces have taken control of the town of Qarra near the border with Lebanon state television said Wednesday.",
            [("state television", "Government forces have taken control of the town of Qarra near the border with Lebanon")],
        ),
        (
            "Rebels have shot down an army helicopter over Hama province activists and state TV said.",
            [("activists and state TV", "Rebels have shot down an army helicopter over Hama province")],
        ),
        ("Khalil Darwish a spokesman for the White Helmets said eight were hurt.", [("Khalil Darwish a spokesman for the White Helmets", "eight were hurt")]),
        ("The shelling wounded 107 the provincial governors office said.", [("the provincial governors office", "The shelling wounded 107")]),
        ("Shells fell near the clinic said Dr Khalil Darwish head of the directorate.", [("Dr Khalil Darwish", "Shells fell near the clinic")]),
        ("There is no bread in the town and nobody can bring flour said Hassan Darwish.", [("Hassan Darwish", "There is no bread in the town and nobody can bring flour")]),
        ("The fighters came back at night with more men he continued.", [("he", "The fighters came back at night with more men")]),
        # The one who closes a sentence has said all that stands before him.
        (
            "The governor denied the reports but has yet to open the gates AFP news agency reports.",
            [
                ("AFP news agency", "The governor denied the reports but has yet to open the gates"),
                ("The governor", "the reports"),
            ],
        ),
        (
            "At least nine people were hurt and the mill was on fire he told Reuters.",
            [("he", "At least nine people were hurt and the mill was on fire")],
        ),
        (
            "According to a source at Hama Police Command four people were hurt when a rocket fell on the quarter.",
            [("a source", "four people were hurt when a rocket fell on the quarter")],
        ),
        # He goes on behind his verb, or is one without a name behind the end of another phrase.
        (
            "On Saturday an air raid on a clinic in Salqin had wounded five people the Observatory said but it could not say whose it was.",
            [("the Observatory", "On Saturday an air raid on a clinic in Salqin had wounded five people")],
        ),
        ("The men rushed dozens of wounded to the clinic in Salqin one witness said.", [("one witness", "The men rushed dozens of wounded to the clinic in Salqin")]),
        (
            "Another mill was hit Tuesday in western Hama putting it out of service Hassan Darwish said.",
            [("Hassan Darwish", "Another mill was hit Tuesday in western Hama putting it out of service")],
        ),
        ("In a speech to his party in parliament last Tuesday Erdogan said the border would stay shut.", [("Erdogan", "the border would stay shut")]),
        # What a source says begins with what is told more of, or with a force that has a hyphen in its name.
        (
            "According to sources the school that served as a shelter for 50 families was destroyed.",
            [("sources", "the school that served as a shelter for 50 families was destroyed")],
        ),
        (
            "According to SANA the US-led coalition attacked two villages on Thursday.",
            [("SANA", "the US-led coalition attacked two villages on Thursday")],
        ),
    ],
)  # fmt: skip
def test_who_says_what(read: Read, sentence: str, wanted: list[tuple[str, str]]) -> None:
    said = read(f"{sentence}\n\n{FILLER}", DAY).statements
    assert [(s.speaker and s.speaker.text, s.text) for s in said] == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not known yet whether the car was hit by a drone.",
        "A third man, described only as an associate, was taken along.",
        "The rescuers posted a video that showed men without masks.",
        "The council will announce the results in March.",
        "Talks have to go on according to a strict timetable.",
    ],
)
def test_what_nobody_says(read: Read, sentence: str) -> None:
    assert read(sentence, DAY).statements == []


def test_with_its_commas_a_sentence_that_ends_so_is_no_report(read: Read) -> None:
    """ "what the governor said" at the end belongs to what the shopkeeper says."""
    text = "In Hama, a shopkeeper, who had waited for days, said he had heard what the governor said."
    assert [s.text for s in read(text, DAY).statements] == ["he had heard what the governor said"]


@pytest.mark.parametrize(
    ("sentence", "section", "name", "surface"),
    [
        ("Turkeys parliament met on Monday.", "places", "Türkiye", "Turkey"),
        ("It was Russias third offer.", "places", "Russia", "Russia"),
        ("Hamas denied it.", "groups", "Hamas", "Hamas"),
        ("Assads regime denied it.", "organizations", "Government of Syria (Assad era)", "Assads regime"),
    ],
)
def test_a_possessive_that_has_lost_its_apostrophe(
    read: Read, sentence: str, section: str, name: str, surface: str
) -> None:
    found = read(f"{sentence} {FILLER}", DAY)
    assert (name, surface) in [(e.name, m.text) for e in getattr(found, section) for m in e.mentions]
