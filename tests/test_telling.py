"""Who says what, how many were harmed and what happened, in the ways in which wires, monitors and posts tell it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsparse import Analysis, Analyzer

DAY = "2019-05-08"


@pytest.fixture(scope="module")
def read(analyzer: Analyzer) -> Callable[[str], Analysis]:
    return lambda text: analyzer.analyze_text(text, published=DAY)


Read = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # An aside of the text itself behind the one who reports.
        (
            "The toll from two car bombs in Homs has climbed to 41, medics said Monday, as shops stayed shut.",
            [("medics", "The toll from two car bombs in Homs has climbed to 41")],
        ),
        (
            "Some 20 soldiers were killed in Palmyra, activists said on Tuesday, in the worst losses of the month.",
            [("activists", "Some 20 soldiers were killed in Palmyra")],
        ),
        (
            "In August, 31 people vanished in Daraa, the league documented, seven of whom came back.",
            [("the league", "In August, 31 people vanished in Daraa")],
        ),
        # Numbers that somebody speaks of, estimates, raises, or that are his count.
        ("First reports had spoken of 26 dead.", [("First reports", "26 dead")]),
        (
            "The envoy spoke of “a lost chance for peace”.",
            [("The envoy", "“a lost chance for peace”")],
        ),
        (
            "The agency last week estimated the dead of the siege at more than 4,000.",
            [("The agency", "the dead of the siege at more than 4,000")],
        ),
        (
            "The monitor raised its toll to nine dead in Ariha.",
            [("The monitor", "its toll to nine dead in Ariha")],
        ),
        (
            "Shelling has killed more than 900 people, by the monitor's count.",
            [("the monitor's count", "Shelling has killed more than 900 people")],
        ),
        # What is condemned is no clause that "that" opens, and ends before one of the text.
        (
            "The ministry condemned the strikes on Raqqa that killed 18 people.",
            [("The ministry", "the strikes on Raqqa that killed 18 people")],
        ),
        (
            "Western powers have condemned the use of barrel bombs as a crime but they fall nearly every day.",
            [("Western powers", "the use of barrel bombs as a crime")],
        ),
        ("The council decried the silence over the siege.", [("The council", "the silence over the siege")]),
        # What is announced, claimed, or condemned is a thing.
        ("The ministry announced a truce.", [("The ministry", "a truce")]),
        (
            "The front claimed responsibility for the raid in a statement on its channel.",
            [("The front", "responsibility for the raid")],
        ),
        ("Paris condemned that attack at once.", [("Paris", "that attack at once")]),
        # A clause that tells more of a thing is not what is said of it.
        (
            "The president ordered an inquiry into the strike that killed ten people in Idlib.",
            [("The president", "an inquiry into the strike that killed ten people in Idlib")],
        ),
        (
            "The mayor warned people who had fled Afrin that the road was mined.",
            [("The mayor", "the road was mined")],
        ),
        (
            "The army denied a statement by the rebels which said 40 soldiers were captured near Hama.",
            [
                ("The army", "a statement by the rebels which said 40 soldiers were captured near Hama"),
                ("the rebels", "40 soldiers were captured near Hama"),
            ],
        ),
        # Who speaks may bear a name in quotation marks; it is nothing that is said.
        (
            "Rebels in the “safe zone” in northern Syria said the army shelled Kafr Nabl.",
            [("Rebels in the “safe zone” in northern Syria", "the army shelled Kafr Nabl")],
        ),
        (
            "The group “Guardians of Religion” said its men had left Idlib.",
            [("The group “Guardians of Religion”", "its men had left Idlib")],
        ),
        # Where it ends: before another clause, a concession, the verb of the sentence.
        (
            "Although the alliance announced the defeat of the group in March, its cells remain active.",
            [("the alliance", "the defeat of the group in March")],
        ),
        (
            "Tehran says the men were pilgrims, although it has admitted that two were officers.",
            [("Tehran", "the men were pilgrims"), ("it", "two were officers")],
        ),
        (
            "His captors demanded a ransom of two million pounds, he said, then let him go.",
            [
                ("he", "His captors demanded a ransom of two million pounds"),
                ("His captors", "a ransom of two million pounds"),
            ],
        ),
        # Crowds that gather to demand something.
        (
            "Dozens of people marched through Amuda on Sunday to denounce the silence of the envoys, and they burned tyres.",
            [("Dozens of people", "the silence of the envoys")],
        ),
        # Who speaks, behind what is told of him.
        (
            "The network, a group that relies on medics on the ground, later said nine children had died.",
            [("The network", "nine children had died")],
        ),
        (
            "A nurse there, who asked that her name not be used, said the ward was full of children.",
            [("A nurse", "the ward was full of children")],
        ),
        ("Deir Ezzor 24 reported that a drone had hit a truck.", [("Deir Ezzor 24", "a drone had hit a truck")]),
        (
            "In the city of Homs, the governor said on Monday, at least ten people were killed.",
            [("the governor", "at least ten people were killed")],
        ),
        (
            "The council demanded that the men must go, and elections must be held within a year.",
            [("The council", "the men must go, and elections must be held within a year")],
        ),
        (
            "Residents spoke of 20 air strikes that killed 30 people.",
            [("Residents", "20 air strikes that killed 30 people")],
        ),
        ('The group "flatly" denied any part in the raid.', [("The group", "any part in the raid")]),
        ("The force denied involvement in a statement.", [("The force", "involvement")]),
    ],
)
def test_who_says_what(read: Read, sentence: str, wanted: list[tuple[str, str]]) -> None:
    said = read(sentence).statements
    assert [(s.speaker.text if s.speaker else None, s.text) for s in said] == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen believed to be from a local cell opened fire near Ariha.",
        "Paris has not said that its jets took part.",
        "Killings raise the number of victims to 228.",
        "Nobody claimed the attack.",
        "No group has claimed responsibility.",
        "The minister apologized for the attack that killed 12 people.",
        "Turkey has raised its number of refugees to 3 million.",
        "Hundreds gathered after the president refused to condemn the attack on the mosque.",
    ],
)
def test_what_nobody_reports(read: Read, sentence: str) -> None:
    assert read(sentence).statements == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("No soldier was hurt in the blast.", []),
        ("Three of the wounded succumbed to their injuries.", [("killed", 3, 3)]),
        ("At least two of the killed in Ariha were medics.", [("killed", 2, None)]),
        ("The monitor put the dead at 20, among them two teachers.", [("killed", 20, 20), ("killed", 2, 2)]),
        ("Toll from the bombings rises above 50", [("killed", 50, None)]),
        ("A car bomb killed five people and wounded a dozen.", [("killed", 5, 5), ("injured", 12, 12)]),
        (
            "Some 26 people have been killed, including 11 in Homs and four in Daraa.",
            [("killed", 26, 26), ("killed", 11, 11), ("killed", 4, 4)],
        ),
        (
            "A commander died in a strike on Ariha, along with at least ten others.",
            [("killed", 1, 1), ("killed", 10, None)],
        ),
        ("A strike killed Hanan Darwish and her three sons.", [("killed", 4, 4)]),
        ("The war forced 2.7 million to flee the country.", [("displaced", 2_700_000, 2_700_000)]),
        ("A bomb killed 75 displaced people near Ariha.", [("killed", 75, 75)]),
        ("Strikes killed 56 civilians as they fled from Ariha.", [("killed", 56, 56)]),
        (
            "Some 31 people were kidnapped, seven of whom are still missing.",
            [("abducted", 31, 31), ("missing", 7, 7)],
        ),
        (
            "The raid cost the lives of 13 people, two children among them; six soldiers were wounded.",
            [("killed", 13, 13), ("killed", 2, 2), ("injured", 6, 6)],
        ),
        ("The driver was taken into custody.", [("detained", 1, 1)]),
        ("Seven civilians died, among them Hanan Darwish.", [("killed", 7, 7)]),
        ("People are arrested every day in Ariha.", []),
        # What only looks like harm.
        ("The attack prompted 40 officials to leave the conference.", []),
        ("Four policemen took custody of the suspect on Monday.", []),
        ("He gave the wounded a meal at 8 on Monday.", []),
        ("Three of the wounded lost consciousness.", [("injured", 3, 3)]),
    ],
)
def test_how_many_were_harmed(read: Read, sentence: str, wanted: list[tuple[str, int | None, int | None]]) -> None:
    assert [(c.kind, c.low, c.high) for c in read(sentence).casualties] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Coalition raid on a market near Manbij kills at least 15", [("air_drone_strike", "asserted")]),
        ("Nobody was arrested in Ariha.", [("arrests", "denied")]),
        ("No coalition strikes were conducted near Tabqa.", [("air_drone_strike", "denied")]),
        ("In Afrin, dozens of protesters stormed the council's headquarters.", [("mob_violence", "asserted")]),
        ("Rebels freed 48 prisoners in Ariha.", [("release", "asserted")]),
        ("The army released a video in Homs.", []),
        ("Air strikes of the coalition fighting the group hit Ariha.", [("air_drone_strike", "asserted")]),
        ("Snipers have taken up positions in Ariha.", []),
        ("Her husband was pulled out alive in Ariha.", []),
        ("Troops shot back across the ceasefire line near Ariha.", [("armed_clash", "asserted")]),
        ("A helicopter fired rockets at Ariha.", [("air_drone_strike", "asserted")]),
        ("Regime forces raided two farms and arrested five men in Ariha.", [("arrests", "asserted")]),
        ("A general strike shut the markets of Ariha on Wednesday.", [("peaceful_protest", "asserted")]),
        ("An Israeli raid hit a depot near Ariha.", [("air_drone_strike", "asserted")]),
        # What these must not be taken for.
        ("Fighters raided the base in Ariha and killed four soldiers.", [("armed_clash", "asserted")]),
        ("An SDF-led raid captured two ISIS members in Ariha.", [("armed_clash", "asserted")]),
        ("The UN released 20 million dollars for Syria.", []),
        ("Government forces captured up to ten hills near Palmyra.", [("territory_overtaken", "asserted")]),
        ("US soldiers were pulled out of Manbij and sent to Iraq.", [("movement_of_forces", "asserted")]),
        ("Armed villagers captured the army post in Ariha.", [("territory_overtaken", "asserted")]),
        ("There is no doubt Russian airstrikes hit Ariha.", [("air_drone_strike", "asserted")]),
    ],
)
def test_what_happened(read: Read, sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert [(e.sub_type, e.status) for e in read(sentence).events] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("سيطرت الفصائل على حاجز قرب إدلب، وفقا لمركز حلب الإعلامي.", [("مركز حلب الإعلامي", "سيطرت الفصائل على حاجز قرب إدلب")]),
        ("لم تعلن أي جهة مسؤوليتها عن الهجوم في إدلب حتى الآن.", []),
        ("مراسلنا داخل المدينة أكد استشهاد ستة مدنيين في القصف.", [("مراسلنا داخل المدينة", "استشهاد ستة مدنيين في القصف")]),
        ("شن الطيران غارات على إدلب، وصفت بأنها الأعنف منذ أشهر.", []),
    ],
)  # fmt: skip
def test_who_says_what_in_arabic(read: Read, sentence: str, wanted: list[tuple[str, str]]) -> None:
    said = read(sentence).statements
    assert [(s.speaker.text if s.speaker else None, s.text) for s in said] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("أدى القصف على إدلب إلى مقتل معلمة وثلاثة من طلابها.", [("killed", 4)]),
        ("أسفر القصف عن إصابة 36 شخصا بينهم ستة في حالة خطرة.", [("injured", 36), ("injured", 6)]),
        ("قطع الأهالي الطريق وحجزوا 4 ضباط.", [("detained", 4)]),
    ],
)
def test_how_many_were_harmed_in_arabic(read: Read, sentence: str, wanted: list[tuple[str, int | None]]) -> None:
    assert [(c.kind, c.low) for c in read(sentence).casualties] == wanted


def test_an_arabic_strike_is_one_whatever_it_was_done_with(read: Read) -> None:
    told = read("قصف طيران التحالف الدولي بصاروخين مبنى سكنيا في الرقة.").events
    assert [e.sub_type for e in told] == ["air_drone_strike"]
    planned = read("كانت الخلية تخطط لاستهداف كنيسة في دمشق.").events
    assert [e.status for e in planned] == ["planned"]


def test_the_regime_is_the_government_of_its_days_and_no_others(analyzer: Analyzer) -> None:
    def ids(text: str, day: str) -> set[str]:
        return {o.id for o in analyzer.analyze_text(text, published=day).organizations if o.id}

    text = "Residents of Idlib and Homs said the regime had cut the water."
    assert "government-sy-assad" in ids(text, DAY)
    assert "government-sy-assad" not in ids(text, "2025-06-01")
    assert "government-sy-assad" not in ids("Villagers near Idlib fled from the regime-held town of Saraqib.", DAY)


@pytest.mark.parametrize(
    "repeated",
    [
        "who has called it, ",
        "although the army announced it, ",
        ", and they burned it",
        "spoke of of ",
        "by the monitor's ",
        "the dead at ",
    ],
)
def test_what_is_repeated_a_thousand_times_ends_in_an_analysis(read: Read, repeated: str) -> None:
    text = "The council said " + repeated * 1_000 + "."
    analysis = read(text)
    assert all(text[p.start : p.end].strip() for s in analysis.statements for p in s.spans)
    assert len(analysis.statements) <= 2_000


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A title that tells of harm alone tells of what the text says was done.
        (
            "Rockets from the hills kill nine in Salamiyah\n\nRebels shelled the town of Salamiyah in Hama, Syria, on Tuesday. "
            "Nine people were killed, medics said.",
            ["shelling_artillery_missile_attack"],
        ),
        # What older lines of the text say that went before is background; a raid behind air strikes is flown.
        (
            "Air strikes hit Ariha in Syria on Tuesday. In Saraqib, raids wounded six people. "
            "The army had begun its offensive in Palmyra in mid-April.",
            ["air_drone_strike", "air_drone_strike"],
        ),
        # An attack with gas, and one that is like the one before.
        ("A gas attack on Douma in Syria left four dead.", ["chemical_weapon"]),
        (
            "Two men were killed in a rocket attack on Salamiyah, Syria. One more was hurt in a similar attack on Homs.",
            ["shelling_artillery_missile_attack", "shelling_artillery_missile_attack"],
        ),
        # A name, a place or a day makes another deed of it; police raids are not flown, and "with knives" is of its own kind.
        (
            "Air strikes killed ten people in Idlib, Syria.\n\nThe Israeli missile strikes on Damascus airport on Tuesday killed two.",
            ["air_drone_strike", "shelling_artillery_missile_attack"],
        ),
        (
            "Air strikes hit Saraqib, Syria. In Daraa, security forces carried out raids, arresting ten men.",
            ["air_drone_strike", "armed_clash", "arrests"],
        ),
        (
            "A bomb blew up a bus in Homs, Syria. A similar attack with knives in Hama wounded three.",
            ["remote_explosive_landmine_ied", "attack"],
        ),
        ("In the case of the bombing of a clinic in Douma, Syria, ten people died.", ["remote_explosive_landmine_ied"]),
        # A deed of old is not the news, though the news has no day; what is spoken of again is what was told.
        (
            "Shelling hits Kobani in Syria\n\nTwo people were hurt in Turkish shelling of Kobani, a medic said. "
            "On March 12, three people were hurt when shelling hit the town.",
            ["shelling_artillery_missile_attack"],
        ),
        (
            "A drone strike on a car in Qamishli, Syria, killed four people. Two more were badly hurt in the assault, medics said.",
            ["air_drone_strike"],
        ),
        (
            "Turkish shelling hit a village near Ain Issa, Syria, on Sunday. A boy was hurt in the Turkish shelling of the village of Zawranqa, a medic said.",
            ["shelling_artillery_missile_attack"],
        ),
        ("Jets bombed caves near Derik, Syria. The operation targeted bunkers and stores.", ["air_drone_strike"]),
        # What only says when, why or by what something else was done.
        ("The families left Fua, Syria, within the framework of the deal reached in March.", []),
        ("The guards were sent away after the agreement in Manbij, Syria.", []),
        (
            "Rockets fell on Damascus, Syria, in revenge for air strikes on Douma.",
            ["shelling_artillery_missile_attack"],
        ),
        # Words of deeds that say who somebody is, or what he fights that is no enemy.
        ("Dozens of injured were brought to a hospital in Azaz, Syria.", []),
        ("Fighting terrorism in Syria piecemeal will not end it.", []),
        ("Guards shot six suicide bombers west of Kirkuk.", ["attack"]),
        # What only a topic says, or what would only be; and what somebody blasts in words.
        ("Diggers reinforce tunnels near Kobani in Syria in case of an assault.", []),
        ("The minister blasted the council in Homs, Syria.", []),
    ],
)
def test_each_is_told_once_and_as_what_it_is(read: Read, text: str, wanted: list[str]) -> None:
    found = [e for e in read(text).events if not e.background and e.status == "asserted"]
    assert [e.sub_type for e in found] == wanted


def test_where_somebody_sits_is_not_where_it_happened(read: Read) -> None:
    text = "The group, based in The Hague, met on Monday. Shelling went on for hours."
    assert [e.place for e in read(text).events if e.sub_type == "shelling_artillery_missile_attack"] == [None]


BODY = "The toll was given on Monday. A doctor of the town said that two of the four were brothers, and that a third man had lost a leg."


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "Four killed in a Turkish strike in Qamishli – Asayish",
            ("Asayish", "Four killed in a Turkish strike in Qamishli"),
        ),
        ("Air strikes kill dozens in Aleppo: monitor", ("monitor", "Air strikes kill dozens in Aleppo")),
        # An outlet behind a dash is whose page it is; a town is where something happened.
        ("Four killed in a Turkish strike in Qamishli – Al Jazeera", None),
        ("Four killed in a Turkish strike near a bakery – Qamishli", None),
    ],
)
def test_whom_a_headline_gives_as_its_source(read: Read, title: str, wanted: tuple[str, str] | None) -> None:
    said = [s for s in read(f"{title}\n\n{BODY}").statements if s.block == 0]
    assert [(s.speaker and s.speaker.text, s.text) for s in said] == ([wanted] if wanted else [])


def test_a_headline_that_is_told_again_says_a_thing_once(read: Read) -> None:
    title = "Air strikes kill dozens in the old town of Aleppo: monitor"
    said = read(f"{title}\n\n{title}\n\n{BODY}").statements
    assert [s.text for s in said].count("Air strikes kill dozens in the old town of Aleppo") == 1
