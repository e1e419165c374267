"""Actors: who acts, under which name on which day, what the article calls them, and who is one person."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Analyzer
from newsparse.gazetteer import Gazetteer, Group
from newsparse.gazetteer.lineage import Lineage, lineage_lines
from newsparse.models import Analysis
from tests.conftest import Read, Run
from tests.gold.scoring import PARAGRAPHS, analyses, annotated, compare, paragraphs

# --- The gazetteer --------------------------------------------------------------------------------

_EPITHETS = re.compile(
    r"(?<!counter-)terror|militant|militia|islamist|rebel|jihadi|extremis|\bregime\b|mercenar|insurg|occup|proxy|gang\b|outlaw|so-called|puppet|separatis|kurdish-led|takfir",
    re.IGNORECASE,
)
_OWN_NAMES = frozenset(["anti-terror-units-yat", "anti-terrorism-force-suwayda", "imam-hujja-regiment"])
"""Actors that call themselves so, or whose name only holds the letters."""


def groups_of(gazetteer: Gazetteer) -> list[Group]:
    return [g for i in gazetteer.ids("groups") if isinstance(g := gazetteer.get(i), Group)]


def test_there_are_the_actors_of_fifteen_years(gazetteer: Gazetteer) -> None:
    groups = groups_of(gazetteer)
    assert len(groups) >= 250
    assert all(g.sources for g in groups)
    dated = [g for g in groups if g.active.from_ or g.active.to]
    assert len(dated) > len(groups) / 2


def test_designations_name_their_authority_and_day_or_say_that_it_is_unverified(gazetteer: Gazetteer) -> None:
    listed = [g for g in groups_of(gazetteer) if g.designations]
    assert len(listed) >= 30
    for group in listed:
        assert all(d.by in {"UN", "US", "EU", "Türkiye"} and d.source for d in group.designations)
        assert all(d.from_ for d in group.designations) or "designations" in group.unverified


def test_no_canonical_name_and_no_kind_carries_an_epithet(gazetteer: Gazetteer) -> None:
    named = [(g.id, g.name) for g in groups_of(gazetteer)]
    named += [(i, r.name) for i in gazetteer.ids("organizations") if (r := gazetteer.get(i))]
    assert [n for n in named if _EPITHETS.search(n[1]) and n[0] not in _OWN_NAMES] == []
    assert not any(_EPITHETS.search(g.type) for g in groups_of(gazetteer))


def test_no_outlets_insult_is_a_name(gazetteer: Gazetteer) -> None:
    for word in ("mercenaries", "outlaw groups", "occupation forces", "terrorist organization", "the enemy"):
        assert gazetteer.lookup(word) == ()


# --- Names by date --------------------------------------------------------------------------------

LINKED = """
2010-05-01 Islamic State of Iraq = isi
2007-07-01 al-Qaeda in Iraq = isi
2013-05-01 Jabhat al-Nusra = jabhat-al-nusra
2015-04-25 Nusra Front = jabhat-al-nusra
2016-09-10 Jabhat Fatah al-Sham = jabhat-fatah-al-sham
2016-12-01 Jabhat Fateh al-Sham = jabhat-fatah-al-sham
2018-02-01 Hay'at Tahrir al-Sham = hts
2019-01-10 HTS = hts
2020-03-05 Tahrir al-Sham = hts
2021-03-15 H*T = hts
2021-03-15 IS*IS = islamic-state
2014-01-10 ISIS = islamic-state
2014-09-22 ISIL = islamic-state
2017-10-17 Daesh = islamic-state
2019-03-23 Islamic State = islamic-state
2016-11-05 Syrian army = syrian-arab-army
2026-01-20 Syrian army = syrian-army
2013-06-05 Syrian Arab Army = syrian-arab-army
2025-03-05 Syrian Arab Army = syrian-army
2018-04-01 SAA = syrian-arab-army
2016-09-12 Syria's army = syrian-arab-army
2025-09-12 Syria's army = syrian-army
2015-05-01 regime forces = syrian-arab-army
2017-08-01 government forces = syrian-arab-army
2025-07-15 government forces = syrian-army
2012-02-04 Syrian forces = syrian-arab-army
2025-10-06 Syrian forces = syrian-army
2016-12-01 pro-government forces = pro-government-forces
2013-07-01 opposition fighters = opposition-forces
2016-08-06 rebel factions = opposition-forces
2025-03-06 remnants of the former regime = former-government-forces
2025-03-07 Assad loyalists = former-government-forces
2017-06-06 SDF = sdf
2014-10-01 YPG = ypg
2015-01-26 YPJ = ypj
2021-04-20 Asayish = asayish
2022-11-12 Internal Security Forces = asayish
2025-06-01 Internal Security Forces = internal-security-forces-sy
2026-02-01 Internal Security = internal-security-forces-sy
2025-03-07 General Security = general-security-service-sy
2012-07-18 Free Syrian Army = fsa
2019-10-09 SNA = sna
2016-10-01 Turkish-backed factions = opposition-forces
2019-11-01 Turkish-backed factions = sna
2018-08-10 National Front for Liberation = national-front-for-liberation
2012-07-18 Liwa al-Islam = liwa-al-islam
2018-04-08 Jaysh al-Islam = jaysh-al-islam
2018-03-01 Tiger Forces = tiger-forces
2020-01-15 25th Special Mission Forces Division = 25th-special-mission-forces-division
2016-02-05 Levant Front = levant-front
2013-02-01 Liwa al-Tawhid = liwa-al-tawhid
2012-05-01 Farouq Brigades = farouq-brigades
2016-06-29 New Syrian Army = new-syrian-army-tanf
2018-06-01 Maghawir al-Thawra = maghawir-al-thawra
2023-02-01 Syrian Free Army = syrian-free-army
2014-12-01 Yarmouk Martyrs Brigade = yarmouk-martyrs-brigade
2017-02-20 Jaysh Khalid ibn al-Walid = jaysh-khalid-ibn-al-walid
2016-10-07 Jund al-Aqsa = jund-al-aqsa
2017-02-14 Liwa al-Aqsa = jund-al-aqsa
2019-06-30 Hurras al-Din = hurras-al-din
2016-09-17 US-led coalition = us-led-coalition
2025-09-01 National Guard = national-guard-suwayda
2014-03-01 Republican Guard = republican-guard-syria
2025-05-17 Ministry of Defence = ministry-of-defence-sy
2026-02-02 Interior Ministry = ministry-of-interior-sy
2025-07-18 tribal fighters = tribal-forces
2018-01-25 Turkish occupation army = turkish-armed-forces
2018-06-01 Iranian-backed militias = iran-backed-forces
""".strip().splitlines()


@pytest.mark.parametrize("case", LINKED)
def test_a_name_means_an_actor_by_its_date(read: Read, case: str) -> None:
    day, _, rest = case.partition(" ")
    name, _, id_ = rest.partition(" = ")
    found = read(f"Fighters of the {name} entered a village near Saraqib in Syria on Tuesday, residents said.", day)
    assert [g.id for g in found.groups] == [id_]


@pytest.mark.parametrize(
    ("name", "day", "ids"),
    [
        ("HTS", "2014-06-01", ["jabhat-al-nusra"]),
        ("HTS", "2016-09-01", ["jabhat-fatah-al-sham"]),
        ("HTS", "2017-01-28", ["hts"]),
        ("HTS", "2019-06-01", ["hts"]),
        ("HTS", "2026-01-01", []),
        ("Nusra Front", "2020-01-01", ["hts"]),
        ("Islamic State", "2010-01-01", ["isi"]),
        ("Islamic State of Iraq", "2015-01-01", ["islamic-state"]),
        ("Jaysh al-Islam", "2012-06-01", ["liwa-al-islam"]),
        ("Tiger Forces", "2021-01-01", ["25th-special-mission-forces-division"]),
        ("Syrian Free Army", "2017-06-01", ["maghawir-al-thawra"]),
        ("syrian-arab-army", "2026-01-01", ["syrian-army"]),
    ],
)
def test_the_line_of_a_group_on_a_day(gazetteer: Gazetteer, name: str, day: str, ids: list[str]) -> None:
    lineage = Lineage(gazetteer)
    (group, *_) = lineage.named(name)
    assert [g.id for g in lineage.on(group.id, day)] == ids


def test_every_line_ends(gazetteer: Gazetteer) -> None:
    lineage = Lineage(gazetteer)
    for step in lineage.steps:
        assert step.before != step.after
        assert list(lineage_lines(lineage, step.before, "2016-09-01"))


def test_lineage_prints_a_tree(run: Run) -> None:
    done = run("gazetteer", "lineage", "HTS", "--on", "2016-09-01")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Hay'at Tahrir al-Sham [hts] 2017-01-28 to 2025-01-29"
    assert any("Jabhat Fatah al-Sham" in line and "◀ 2016-09-01" in line for line in lines)
    assert any("Jabhat al-Nusra" in line and "renamed 2016-07-28" in line for line in lines)
    assert lines[-1] == "On 2016-09-01: Jabhat Fatah al-Sham (jabhat-fatah-al-sham)"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("Nobody's Own Brigade",), 1, "no group of the gazetteer has this name"),
        (("HTS", "--on", "September"), 2, "write it as 2016-09-01"),
        (("Saraqib",), 1, "no group of the gazetteer has this name"),
    ],
)
def test_lineage_says_what_is_wrong(run: Run, args: tuple[str, ...], code: int, said: str) -> None:
    done = run("gazetteer", "lineage", *args)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


# --- Short forms ----------------------------------------------------------------------------------


def group_ids(analysis: Analysis) -> dict[str, str | None]:
    return {m.text: g.id for g in analysis.groups for m in g.mentions}


def test_an_abbreviation_means_what_the_text_says(read: Read) -> None:
    found = read(
        "The Support and Stabilisation Trust Fund (SSTF) opened in Idlib. Donors met the SSTF on Monday.", "2019-01-01"
    )
    assert [(o.name, [m.text for m in o.mentions]) for o in found.organizations if o.name.endswith("Fund")] == [
        ("Support and Stabilisation Trust Fund", ["Support and Stabilisation Trust Fund", "SSTF", "SSTF"])
    ]


def test_a_deed_is_no_role_and_gives_no_office(read: Read) -> None:
    found = read("Boris Johnson, met the US Secretary of State in Geneva over Syria, officials said.", "2016-09-12")
    assert people(found) == {"boris-johnson": ["Boris Johnson"], "john-kerry": ["US Secretary of State"]}
    assert [r for p in found.people for r in p.roles] == ["US Secretary of State"]


def test_what_the_text_defines_overrules_the_gazetteer(read: Read) -> None:
    found = read(
        "Fighters of the Sham Defence Front (SDF) met in Idlib. The SDF is a new group in Syria.", "2019-01-01"
    )
    (named,) = [e for _, e in found.entities() if e.name == "Sham Defence Front"]
    assert [m.text for m in named.mentions] == ["Sham Defence Front", "SDF", "SDF"]
    assert getattr(named, "id", None) is None
    assert "sdf" not in group_ids(found).values()


def test_a_spelling_with_a_known_abbreviation_is_its_record(read: Read) -> None:
    found = read("Troops of the Syrian Democratik Forces (SDF) entered Raqqa, and the SDF said so.", "2017-10-17")
    assert group_ids(found)["SDF"] == "sdf"


def test_the_coalition_after_its_name_in_full(read: Read) -> None:
    found = read(
        "The US-led coalition struck Raqqa in Syria. The coalition said that no civilian was hurt.", "2017-06-06"
    )
    assert [[m.text for m in g.mentions] for g in found.groups] == [["US-led coalition", "coalition"]]
    assert read("The coalition government in Berlin fell over Syria.", "2024-11-06").groups == []


# --- What the article calls them ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The terrorist organisation PKK claimed it.", ["terrorist organisation"]),
        ("Syrian rebels met the outlawed PKK in Afrin.", ["outlawed"]),
        ("The Kurdish-led YPG denied it in Kobani.", ["Kurdish-led"]),
        ("Ahrar al-Sham, a hardline Islamist faction, left Idlib.", ["hardline Islamist faction"]),
        ("Militants of Ahrar al-Sham left Idlib.", ["Militants"]),
        ("Ahrar al-Sham militants left Idlib.", ["militants"]),
        ("The YPG, which Turkey considers a terrorist group, left Manbij.", ["terrorist group"]),
        ("Hezbollah (an organization banned in Germany) fought in Qusayr, Syria.", ["organization banned in Germany"]),
        ("The Turkish occupation army shelled Afrin.", ["occupation"]),
        ("The YPG left Manbij in Syria.", []),
        ("The YPG and a rebel spokesman met in Manbij, Syria.", []),
    ],
)
def test_the_articles_own_words_for_a_group(read: Read, sentence: str, words: list[str]) -> None:
    found = read(sentence, "2018-01-25")
    said = [d.text for g in found.groups if g.id != "opposition-forces" for d in g.described_as]
    if words and words[0].startswith("organization"):
        assert any("banned in Germany" in s for s in said)
    else:
        assert said == words
    for group in found.groups:
        assert not _EPITHETS.search(group.name)


def test_of_names_in_a_row_all_are_so_called(read: Read) -> None:
    found = read("Troops killed 12 YPG and Daesh terrorists in Syria.", "2018-01-25")
    assert {g.id: [d.text for d in g.described_as] for g in found.groups} == {
        "ypg": ["terrorists"],
        "islamic-state": ["terrorists"],
    }


# --- People and offices ---------------------------------------------------------------------------


def people(analysis: Analysis) -> dict[str | None, list[str]]:
    return {p.id or p.name: [m.text for m in p.mentions] for p in analysis.people}


@pytest.mark.parametrize(
    ("sentence", "day", "expected"),
    [
        ("The Syrian president spoke in Damascus.", "2016-05-01", {"bashar-al-assad": ["Syrian president"]}),
        ("The Syrian president spoke in Damascus.", "2025-05-01", {"ahmed-al-sharaa": ["Syrian president"]}),
        ("The US Secretary of State flew to Geneva.", "2016-05-01", {"john-kerry": ["US Secretary of State"]}),
        (
            "The Foreign Secretary condemned the attack on Aleppo.",
            "2016-10-11",
            {"boris-johnson": ["Foreign Secretary"]},
        ),
        (
            "The Minister for the Levant spoke of Aleppo.",
            "2016-10-11",
            {"Minister for the Levant": ["Minister for the Levant"]},
        ),
        ("The turkish president spoke.", "2016-10-11", {}),
    ],
)
def test_an_office_stands_for_who_holds_it(read: Read, sentence: str, day: str, expected: dict[str, list[str]]) -> None:
    assert people(read(sentence, day)) == expected


def test_an_office_is_the_person_to_whom_the_article_gives_it(read: Read) -> None:
    found = read("Foreign Minister Karim Haddad came to Homs. The Foreign Minister met officers.", "2016-10-11")
    assert people(found) == {"Karim Haddad": ["Karim Haddad", "Foreign Minister"]}


def test_an_office_without_a_day_is_nobodys(read: Read) -> None:
    assert people(read("The Syrian president spoke in Damascus.")) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ahmed al-Khabil, better known as Abu Khawla, was arrested. Abu Khawla resisted.", {"abu-khawla": ["Ahmed al-Khabil", "Abu Khawla", "Abu Khawla"]}),
        ("Colonel Sami al-Asaad left Homs. Al-Asaad asked for arms.", {"Sami al-Asaad": ["Sami al-Asaad", "Al-Asaad"]}),
        ("Interior Minister Anas Khattab spoke in Hama. Khattab gave no date.", {"anas-khattab": ["Anas Khattab", "Khattab"]}),
        ("The Assad regime fell.", {"bashar-al-assad": ["Assad"]}),
        ("President Hollande spoke of Syria.", {"francois-hollande": ["Hollande"]}),
    ],
)  # fmt: skip
def test_one_person_under_several_names(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert people(read(text, "2025-03-01" if "Khattab" in text else "2016-03-01")) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The leader of the movement, Hassan Karim, spoke in Homs.", "leader of the movement"),
        ("Their commander, Hassan Karim, left Homs.", "commander"),
        ("A deal was signed by the council and the local commander, Hassan Karim.", "local commander"),
        ("Hassan Karim, the director-general of the agency, left Homs.", "director-general of the agency"),
        ("Hassan Karim, the camp's director, left Homs.", "camp's director"),
    ],
)
def test_roles_in_apposition(read: Read, text: str, role: str) -> None:
    (person,) = [p for p in read(text, "2016-03-01").people if p.name == "Hassan Karim"]
    assert role in [r.removeprefix("the ") for r in person.roles]


# --- Labels, peoples, units -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "section", "name"),
    [
        ("Gen. Joseph Votelli, the commander, left Erbil.", "people", "Joseph Votelli"),
        ("Shells fell near the Salhaddin Mosque in Homs.", "places", "Salhaddin Mosque"),
        ("Fighters of Jaysh al-Zuhur left Homs.", "groups", "Jaysh al-Zuhur"),
        ("Elders of the Al Bu Nazal tribe met in Raqqa.", "organizations", "Al Bu Nazal tribe"),
        ("The 158th Fighter Wing flew over Syria.", "groups", "158th Fighter Wing"),
        ("He was a sheikh of the Dulaymat in Iraq.", "organizations", "Dulaymat"),
    ],
)
def test_the_words_in_a_name_and_around_it_say_what_it_is(read: Read, sentence: str, section: str, name: str) -> None:
    found = read(sentence, "2016-03-01")
    assert name in [x.name for x in getattr(found, section)]


@pytest.mark.parametrize(
    ("sentence", "organizations", "nationalities"),
    [
        ("Syrians fled to Turkey.", [("Syrians", "population")], []),
        ("The Syrian people want bread.", [("Syrians", "population")], ["Syrian"]),
        ("He spoke of the people of Iraq.", [("Iraqis", "population")], []),
        ("Syrian bread is dear.", [], ["Syrian"]),
        ("He left the United Arab Emirates.", [], []),
    ],
)
def test_a_people_is_an_actor_and_no_adjective(
    read: Read, sentence: str, organizations: list[tuple[str, str]], nationalities: list[str]
) -> None:
    found = read(sentence, "2016-03-01")
    assert [(o.name, o.type) for o in found.organizations] == organizations
    assert [n.name for n in found.nationalities] == nationalities


# --- The annotated paragraphs ---------------------------------------------------------------------


def test_the_floor_on_the_annotated_paragraphs(analyzer: Analyzer) -> None:
    gold = paragraphs()
    assert len(gold) >= 30
    scores = compare(gold, [annotated(a) for a in analyses(analyzer, gold)])
    floors = {"people": 0.95, "roles": 0.9, "groups": 0.95, "described_as": 0.9}
    assert {k: round(s.f1, 2) for k, s in scores.items() if s.f1 < floors[k]} == {}


def test_a_third_is_annotated_twice() -> None:
    second = paragraphs(PARAGRAPHS.with_name("actors_second.yaml"))
    first = {p.id: p for p in paragraphs()}
    assert len(second) >= len(first) / 3
    assert {p.id for p in second} <= set(first)


@given(st.text(alphabet="aAbB ,.()'-:", max_size=60), st.sampled_from(["", "militants ", "the group ", "terrorist "]))
def test_descriptions_are_spans_of_the_text(read: Read, noise: str, before: str) -> None:
    text = f"In Syria {before}Ahrar al-Sham{noise} left."
    for group in read(text, "2016-03-01").groups:
        for d in group.described_as:
            assert text[d.start : d.end] == d.text


def test_what_is_called_after_a_person_is_not_the_person(read: Read) -> None:
    assert people(read("The Assad Library in Damascus was shelled.", "2016-03-01")) == {}


@pytest.mark.parametrize(
    ("sentence", "force", "surface"),
    [
        ("Three people were hurt in a Turkish strike in Qamishli, Syria.", "Turkish Armed Forces", "Turkish"),
        ("He died during an American raid near Ariha in Syria.", "US Armed Forces", "American"),
        ("A Turkish drone hit a car in Kobani, Syria.", "Turkish Armed Forces", "Turkish drone"),
        ("U.S. strikes hit a depot near Abu Kamal, Syria.", "US Armed Forces", "U.S."),
        ("Turkish cross-border shelling hit Tal Rifaat, Syria.", "Turkish Armed Forces", "Turkish"),
    ],
)
def test_a_force_by_the_adjective_of_its_country(read: Read, sentence: str, force: str, surface: str) -> None:
    found = read(sentence, "2022-12-03").groups
    assert (force, surface) in [(g.name, m.text) for g in found for m in g.mentions]


@pytest.mark.parametrize(
    "sentence",
    [
        "A Turkish trader struck a deal in Qamishli, Syria.",
        "Anti-Turkish attacks went on in Afrin, Syria.",
        "Two Russian attack helicopters landed in Homs, Syria.",
        "A Jordanian border attack was foiled near Rukban, Syria.",
    ],
)
def test_an_adjective_without_a_deed_is_no_force(read: Read, sentence: str) -> None:
    assert read(sentence, "2022-12-03").groups == []
