"""Linking: which place, which group on which day, who is one person, in which sense."""

from __future__ import annotations

import math

import pytest

from newsparse import Analyzer
from newsparse.gazetteer import Gazetteer
from newsparse.models import Analysis
from tests.conftest import Read


def place(analysis: Analysis, text: str) -> str | None:
    """The id that a surface form got."""
    return next(p.id for p in analysis.places if any(m.text.startswith(text) for m in p.mentions))


def sense(analysis: Analysis, text: str) -> str:
    return next(m.sense for p in analysis.places for m in p.mentions if m.text == text)


@pytest.mark.parametrize(
    ("sentence", "text", "id_"),
    [
        ("Shells fell on Hasakah on Tuesday.", "Hasakah", "gn:173811"),
        ("Villages in Hasakah province were shelled.", "Hasakah", "SY08"),
        ("The countryside of Hasakah was quiet.", "Hasakah", "SY08"),
        ("They will hand over the district of Qamishli.", "Qamishli", "SY0802"),
        ("They left the city of Qamishli.", "Qamishli", "gn:173377"),
        ("Fighting in Deir Ezzor governorate went on.", "Deir Ezzor", "SY09"),
        ("The northern countryside of Aleppo was hit.", "Aleppo", "SY02"),
        ("Aleppo was hit.", "Aleppo", "gn:170063"),
        ("In rural Damascus a convoy was stopped.", "Damascus", "SY03"),
        ("Kafr Nabl, Idlib, Syria", "Idlib", "SY07"),
        ("Two died in Suran in Hama province, Syria.", "Suran", "gn:163915"),
        ("Two died in Suran near Azaz in Aleppo province, Syria.", "Suran", "gn:163913"),
        ("The Tabqa Dam near Raqqa was hit.", "Tabqa Dam", "ra:tabqa-dam"),
        ("Prisoners fled al-Hol camp in Syria.", "al-Hol camp", "ha:hol-camp"),
        ("Jets left Hmeimim in Syria.", "Hmeimim", "la:hmeimim-air-base"),
        ("They crossed the Euphrates River in Syria.", "Euphrates River", "sy:euphrates"),
        ("Refugees in Gaziantep waited.", "Gaziantep", "tr:gaziantep"),
        ("He was shot in Sinjar, Iraq.", "Sinjar", "iq:sinjar"),
        ("They fled Douma for Harasta, near Damascus.", "Douma", "gn:170592"),
        ("Shells hit the outskirts of jarablus in Syria.", "jarablus", "gn:169179"),
        ("See https://news.example/map\njarablus was shelled in Syria.", "jarablus", "gn:169179"),
        ("Al-Soura, Daraa, Syria", "Al-Soura", "dr:al-sora"),
        # A town's name is its province's where something outside the town is in it.
        ("Shells hit Kafr Nouran village in Aleppo.", "Aleppo", "SY02"),
        ("Shells hit Salah al-Din in Aleppo.", "Aleppo", "gn:170063"),
        ("Strikes hit southern Idlib on Sunday.", "Idlib", "SY07"),
        ("Gunmen fled western Daraa in Syria.", "Daraa", "SY12"),
        ("Fighting in eastern Aleppo went on.", "Aleppo", "gn:170063"),
        ("They left the southern Idlib neighbourhoods in Syria.", "Idlib", "gn:169389"),
        ("The governor of Raqqa spoke in Syria.", "Raqqa", "SY11"),
        ("`Ayn `Isa, Raqqa, Syria", "Ayn `Isa", "gn:172134"),
    ],
)  # fmt: skip
def test_which_place(read: Read, sentence: str, text: str, id_: str) -> None:
    assert place(read(sentence, "2016-05-04"), text) == id_


def test_unsure_is_said(read: Read) -> None:
    analysis = read("Two people died in Umm al-Amad, in northern Syria.", "2016-05-04")
    unsure = next(p for p in analysis.places if p.name.startswith("Umm al-Amad"))
    assert unsure.id is None
    assert unsure.within is not None, "all candidates lie in one governorate"
    assert unsure.within.type == "governorate"
    assert unsure.precision == "adm1"
    assert len(unsure.candidates) >= 2


@pytest.mark.parametrize(
    "sentence",
    [
        "See https://news.example/syria-idlib-damascus-strikes/damascus.html for more.",
        "The picture is raqqa_damascus_2.jpg of the set.",
        "Write to damascus@desk.example for the data.",
        "He spoke at the palmyra.example site.",
    ],
)
def test_addresses_of_the_web_name_no_place(read: Read, sentence: str) -> None:
    assert [m.text for p in read(sentence, "2016-05-04").places for m in p.mentions if m.text.islower()] == []


def test_a_village_of_that_name_in_another_governorate_is_not_meant(read: Read) -> None:
    analysis = read("Two died in the village of Kafr Nouran in the governorate of Daraa in Syria.", "2016-05-04")
    village = next(p for p in analysis.places if "Nouran" in p.name)
    assert village.id is None
    assert any(c.name == "Kafr Nouran" for c in village.candidates)


def test_shares_follow_from_the_terms_that_are_shown(analyzer: Analyzer) -> None:
    found = analyzer.explain_places("Shells fell on Tal Rifaat and on Kafr Nabl, Idlib, residents said.")
    assert [t.surface for t in found] == ["Tal Rifaat", "Kafr Nabl", "Idlib"]
    for toponym in found:
        sums = [sum(value for _, value in toponym.terms[place.id]) for _, _, place in toponym.scored]
        total = sum(math.exp(s) for s in [*sums, toponym.unknown])
        assert not toponym.agreed
        assert [share for share, _, _ in toponym.scored] == pytest.approx([math.exp(s) / total for s in sums])


def test_unknown_names_stay(read: Read) -> None:
    analysis = read("He was born in Leipzig and lives in Raqqa, Syria.", "2016-05-04")
    assert place(analysis, "Leipzig") is None


def test_nothing_of_syria_in_articles_about_other_countries(read: Read) -> None:
    analysis = read(
        "The council of Salma, Texas, met Sarah Mansour and Dana Hall. The river Rye and the Nawa bridge were closed by the police of Ohio."
    )
    assert [p.name for p in analysis.places if p.country == "SY"] == []


@pytest.mark.parametrize(
    ("sentence", "text", "expected"),
    [
        ("Damascus rejected the offer.", "Damascus", "government"),
        ("Turkey on Jan. 20 launched the operation.", "Turkey", "government"),
        ("Israel, meanwhile, had struck the airbase.", "Israel", "government"),
        ("The brigade which Moscow sponsors left the town.", "Moscow", "government"),
        ("Elders agreed to a truce with Damascus.", "Damascus", "government"),
        ("The delegate of France said that nothing had changed.", "France", "government"),
        ("Jane Harlow (United Kingdom) asked for an inquiry.", "United Kingdom", "government"),
        ("The strikes attributed to Israel had not ceased.", "Israel", "government"),
        ("He blamed the presence of the United States for it.", "United States", "government"),
        ("They urged the Council to hold Israel to account.", "Israel", "government"),
        ("He had spent weeks shuttling between Damascus and Doha.", "Doha", "location"),
        ("An agreement was signed between Damascus and the YPG.", "Damascus", "government"),
        ("The Damascus government agreed.", "Damascus", "government"),
        ("Ankara said it would answer.", "Ankara", "government"),
        ("Washington and Paris condemned the attack.", "Washington", "government"),
        ("Ankara formally asked NATO for missiles.", "Ankara", "government"),
        ("Damascus on Monday denied the report.", "Damascus", "government"),
        ("Moscow, whose air force has backed Assad for years, rejected the claim.", "Moscow", "government"),
        ("It signed deals with the U.S. and Russia.", "U.S.", "government"),
        ("The envoy fell ill in Ankara on Monday.", "Ankara", "location"),
        ("Shells fell on Damascus on Tuesday.", "Damascus", "location"),
        ("He was arrested in Ankara.", "Ankara", "location"),
        ("They live near Damascus.", "Damascus", "location"),
        ("The Beirut-based channel showed it.", "Beirut", "demonym"),
        ("U.S. officials left the base.", "U.S.", "demonym"),
    ],
)
def test_sense(read: Read, sentence: str, text: str, expected: str) -> None:
    assert sense(read(sentence, "2026-02-02"), text) == expected


def test_governments_are_named_by_date_and_kept_off_the_map(read: Read) -> None:
    for day, id_ in (
        ("2016-05-04", "government-sy-assad"),
        ("2025-01-15", "government-sy-caretaker"),
        ("2026-02-02", "government-sy-transitional"),
    ):
        analysis = read("Damascus rejected the offer.", day)
        assert analysis.places[0].mentions[0].acts_for == id_
        assert analysis.focus == []


@pytest.mark.parametrize(
    ("sentence", "day", "id_"),
    [
        ("The Syrian army left the hill.", "2016-05-04", "syrian-arab-army"),
        ("The Syrian army left the hill.", "2026-02-02", "syrian-army"),
        ("The Syrian Army left the hill.", "2026-02-02", "syrian-army"),
        ("Regime forces left the hill.", "2016-05-04", "syrian-arab-army"),
        ("Government forces left the hill.", "2026-02-02", "syrian-army"),
        ("In 2016 the Syrian army left the hill.", "2026-02-02", "syrian-arab-army"),
        ("Fighters of the SDF left.", "2026-02-02", "sdf"),
        ("The Syrian Democratic Forces left.", "2026-02-02", "sdf"),
        ("The Kurdish-led Syrian Democratic Forces left.", "2026-02-02", "sdf"),
        ("The YPG left.", "2016-05-04", "ypg"),
        ("Hayat Tahrir al-Sham took the town.", "2018-05-04", "hts"),
        ("HTS took the town.", "2018-05-04", "hts"),
        ("Jabhat al-Nusra took the town.", "2014-05-04", "jabhat-al-nusra"),
        ("Nusra Front fighters took the town.", "2014-05-04", "jabhat-al-nusra"),
        ("Ahrar al-Sham took the town.", "2015-05-04", "ahrar-al-sham"),
        ("The Islamic State took the town.", "2015-05-04", "islamic-state"),
        ("Daesh took the town.", "2015-05-04", "islamic-state"),
        ("Turkish-backed factions took the town.", "2019-11-04", "sna"),
        ("The US-led coalition struck.", "2017-05-04", "us-led-coalition"),
        ("Israeli warplanes struck.", "2017-05-04", "israel-defense-forces"),
        ("Turkish soldiers crossed.", "2019-11-04", "turkish-armed-forces"),
        ("General Security forces arrived.", "2025-03-09", "general-security-service-sy"),
        ("General Security forces arrived.", "2025-09-09", "internal-security-forces-sy"),
        ("Syria’s Interior Ministry said so.", "2026-02-02", "ministry-of-interior-sy"),
    ],
)
def test_groups_by_date(read: Read, sentence: str, day: str, id_: str) -> None:
    assert [g.id for g in read(sentence, day).groups] == [id_]


def test_an_army_without_a_date_is_openly_unsure(read: Read) -> None:
    analysis = read("The Syrian army left the hill.")
    assert [(g.id, len(g.candidates)) for g in analysis.groups] == [(None, 2)]
    assert "ambiguous-group" in {w.code for w in analysis.warnings}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Iraqi Interior Ministry said so.",
        "The Interior Ministry of Turkey said so.",
        "He is a doctor and is tired.",
    ],
)
def test_no_group(read: Read, sentence: str) -> None:
    assert not any(
        g.id == "ministry-of-interior-sy" or g.id == "islamic-state" for g in read(sentence, "2026-02-02").groups
    )


def test_the_articles_words_are_kept_apart(read: Read) -> None:
    analysis = read(
        "The terrorist organisation YPG left. The rebel group Ahrar al-Sham stayed. Iran-backed Hezbollah came.",
        "2016-05-04",
    )
    described = {g.id: [d.text for d in g.described_as] for g in analysis.groups}
    assert described == {
        "ypg": ["terrorist organisation"],
        "ahrar-al-sham": ["rebel group"],
        "hezbollah": ["Iran-backed"],
    }
    assert [g.name for g in analysis.groups] == ["People's Protection Units", "Ahrar al-Sham", "Hezbollah"]


def test_a_person_is_joined_with_rank_and_role(read: Read) -> None:
    analysis = read(
        "Interior Security Commander Brig. Gen. Marwan al-Ali spoke. Al-Ali left. Umm Khalil, a teacher in Raqqa, met al-Ali.",
        "2026-02-02",
    )
    person = analysis.people[0]
    assert person.name == "Marwan al-Ali"
    assert [m.text for m in person.mentions] == ["Marwan al-Ali", "Al-Ali", "al-Ali"]
    assert person.titles == ["Brig.", "Gen."]
    assert any("Commander" in r for r in person.roles)


@pytest.mark.parametrize("rank", ["Sgt.", "Capt.", "Lt. Col.", "Maj.", "Pvt.", "Staff Sgt.", "Eng."])
def test_a_shortened_rank_makes_a_man_of_one_name(read: Read, rank: str) -> None:
    found = read(f"{rank} Barin said the shells fell near his bakery.")
    assert [p.name for p in found.people] == ["Barin"]


def test_office_holders_have_ids(read: Read) -> None:
    analysis = read(
        "Turkish President Recep Tayyip Erdogan met Vladimir Putin. Erdogan left on Monday. Assad stayed in Damascus.",
        "2016-05-04",
    )
    assert {p.id for p in analysis.people} == {"recep-tayyip-erdogan", "vladimir-putin", "bashar-al-assad"}
    erdogan = next(p for p in analysis.people if p.id == "recep-tayyip-erdogan")
    assert len(erdogan.mentions) == 2


def test_another_assad_is_not_bashar(read: Read) -> None:
    analysis = read("Maher al-Assad commanded the Fourth Division in Syria.", "2016-05-04")
    assert [p.id for p in analysis.people] == ["maher-al-assad"]


def test_a_place_in_a_name_is_no_place(read: Read) -> None:
    analysis = read("Abu Omar al-Halabi and Hassan al-Homsi spoke in Aleppo.", "2016-05-04")
    assert [p.name for p in analysis.places] == ["Aleppo"]


def test_media_that_only_carry_words_are_sources(read: Read) -> None:
    analysis = read("The town fell on Sunday, the Syrian Observatory for Human Rights said.", "2016-05-04")
    body = next(o for o in analysis.organizations if o.id == "sohr")
    assert [m.sense for m in body.mentions] == ["source"]


def test_nationalities_may_stand_within_other_names(read: Read) -> None:
    analysis = read("The Syrian government met Kurdish and Turkish officials.", "2026-02-02")
    assert {(n.name, n.country) for n in analysis.nationalities} == {
        ("Syrian", "SY"),
        ("Kurdish", None),
        ("Turkish", "TR"),
    }


def test_focus_is_what_the_article_is_about(read: Read) -> None:
    analysis = read(
        "Shells fell on Khan Shaykhun in Idlib province on Tuesday. Khan Shaykhun's clinic was hit. A diplomat told reporters in Geneva that Damascus denied it.",
        "2017-04-04",
    )
    assert analysis.focus[0].place == "Khan Sheikhoun"
    assert analysis.focus[0].governorate_code == "SY-ID"


def test_spans_are_true_and_sections_do_not_overlap(read: Read) -> None:
    text = "The Kurdish-led SDF left Deir ez-Zor’s Hajin. “Ra's al-Ayn is ours,” Brig. Gen. Adnan al-Saleh said in Ras al-Ain, Hasakah, Syria.\u200b"
    analysis = read(text, "2019-11-04")
    for section in ("place", "group", "person", "organization", "nationality"):
        mentions = sorted(
            (m for kind, e in analysis.entities() if kind == section for m in e.mentions), key=lambda m: m.start
        )
        assert all(text[m.start : m.end] == m.text for m in mentions)
        assert all(a.end <= b.start for a, b in zip(mentions, mentions[1:], strict=False))


def test_ministries_and_villages_of_other_countries_are_not_syrias(read: Read) -> None:
    analysis = read(
        "Yemeni forces took Salma and Hit on Friday, the Interior Ministry in Aden said. Yemen's army denied it. Government forces in Yemen "
        "also entered Nawa. Syria condemned it.",
        "2018-05-04",
    )
    assert [p.name for p in analysis.places if p.country == "SY"] == ["Syria"]
    assert [g.id for g in analysis.groups if g.id] == []


def test_a_list_of_people_keeps_their_roles_apart(read: Read) -> None:
    analysis = read(
        "Aleppo governor Azzam al-Gharib, Homs governor Abdulrahman al-Amin, and Mayor Maher Marwan attended in Syria.",
        "2025-05-12",
    )
    assert {p.name: p.roles for p in analysis.people} == {
        "Azzam al-Gharib": ["Aleppo governor"],
        "Abdulrahman al-Amin": ["Homs governor"],
        "Maher Marwan": ["Mayor"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Ra\u200bqqa.",
        "Shells fell on \u200fRaqqa\u200e.",
        "Shells fell on \u202aDeir ez\u200c-Zor\u202c.",
    ],
)
def test_marks_that_take_no_room_hide_no_place(read: Read, text: str) -> None:
    analysis = read(text, "2019-05-09")
    assert [p.id is not None for p in analysis.places] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghuwayran village, Idlib, Syria", {"Ghuwayran": None, "Idlib": "SY07"}),
        ("Qaramush village, Aleppo, Syria", {"Aleppo": "SY02"}),
        ("Qaramush, Manbij, Aleppo, Syria", {"Manbij": "SY0205", "Aleppo": "SY02"}),
        ("Manbij, Aleppo, Syria", {"Manbij": "gn:167357", "Aleppo": "SY02"}),
        ("Nubl al-Khatib, Hama, Syria", {"Nubl": None, "Hama": "SY05"}),
        ("Shells fell on Kafr Nabl, Idlib, on Tuesday.", {"Kafr Nabl": "gn:168661"}),
        ("Reinforcements from Idlib, Hama and Homs reached Latakia.", {"Idlib": "gn:169389", "Hama": "gn:170017"}),
    ],
)
def test_the_area_of_an_address_decides(read: Read, text: str, expected: dict[str, str | None]) -> None:
    found = {m.text: p.id for p in read(text, "2019-05-09").places for m in p.mentions}
    assert {name: found.get(name) for name in expected} == expected


def test_records_that_stood_for_a_border_are_gone_and_their_ids_lead_on(gazetteer: Gazetteer) -> None:
    found = gazetteer.place("dy:al-hasakah")
    assert found is not None
    assert found.id == "SY08"


@pytest.mark.parametrize(
    ("day", "government"),
    [
        ("2024-12-07", "government-sy-assad"),
        ("2024-12-12", "government-sy-caretaker"),
        ("2025-03-28", "government-sy-caretaker"),
        ("2025-03-29", "government-sy-transitional"),
    ],
)
def test_each_government_speaks_to_its_last_day(read: Read, day: str, government: str) -> None:
    found = read("Damascus rejected the report in a statement on Syria.", day)
    (acting,) = [m for p in found.places for m in p.mentions if m.sense == "government"]
    assert acting.acts_for == government


def test_an_abbreviation_counts_as_it_is_written_alone(read: Read) -> None:
    """IS is the group in capitals; "is" and "Is" are words, and "SDF" is no "sdf"."""
    found = read(
        "IS fighters left Raqqa, Syria. Is the road open? It is. The sdf of the sentence is no name.", "2017-06-06"
    )
    assert [m.text for g in found.groups for m in g.mentions if g.id == "islamic-state"] == ["IS"]
    assert "sdf" not in {g.id for g in found.groups}


def test_a_role_holds_no_other_persons_name(read: Read) -> None:
    analysis = read(
        "SDF Commander Mazloum Abdi and Syrian Defense Minister Murhaf Abu Qasra met in Damascus.", "2025-03-03"
    )
    assert {p.name: p.roles for p in analysis.people} == {
        "Mazloum Abdi": ["SDF Commander"],
        "Murhaf Abu Qasra": ["Syrian Defense Minister"],
    }


def test_a_longer_name_of_a_force_hides_no_person(read: Read) -> None:
    analysis = read("President Bashar al-Assad's forces shelled Aleppo.", "2018-03-03")
    assert [p.id for p in analysis.people] == ["bashar-al-assad"]


def test_a_strike_led_by_the_us_is_the_coalitions(read: Read) -> None:
    analysis = read("U.S.-led air strikes hit Raqqa in Syria.", "2016-03-03")
    assert [g.id for g in analysis.groups] == ["us-led-coalition"]


@pytest.mark.parametrize(
    ("text", "governments"),
    [
        ("Beijing joined Moscow in blocking the measure on Syria.", ["Beijing", "Moscow"]),
        ("The agreement reached in Sochi gives Moscow and Ankara control of joint patrols.", ["Moscow", "Ankara"]),
        ("The sanctions targeted businessmen close to Damascus.", ["Damascus"]),
        ("Rebels close to Damascus fired on the airport.", []),
        ("Amman, seeking to curb drug smuggling, invited Damascus to send a minister.", ["Amman", "Damascus"]),
        ("Five states, among them Jordan, Bahrain and Qatar, took part.", ["Jordan", "Bahrain", "Qatar"]),
        ("Several countries, including Jordan and Lebanon, host refugees.", []),
        ("Doha hosted a summit on Syria.", ["Doha"]),
        ("Doha hosted the World Cup.", []),
        ("Cairo remains wary of the new leadership in Syria.", ["Cairo"]),
        ("The operation went on, but Ankara's approval had expired.", ["Ankara"]),
    ],
)
def test_who_governs_and_what_is_a_place(analyzer: Analyzer, text: str, governments: list[str]) -> None:
    analysis = analyzer.analyze_text(text, clean=True, published="2016-03-03")
    found = sorted((m.start, m.text) for p in analysis.places for m in p.mentions if m.sense == "government")
    assert [name for _, name in found] == governments


@pytest.mark.parametrize(
    ("text", "people", "groups"),
    [
        ("The tanker Yuri Senkevich turned back from Tartus.", [], []),
        ("Members of the Assad family left the coast of Syria.", [], []),
        ("Dr. Eng. Mohammed Abdel-Rahman left Idlib.", ["Mohammed Abdel-Rahman"], []),
        ("Officials in Syria blamed IS for the bombing.", [], ["islamic-state"]),
        ("The Kurdish-led forces took the jail in Hasakah.", [], ["sdf"]),
        ("A coalition jet hit a bridge near Tabqa.", [], ["us-led-coalition"]),
    ],
)
def test_ships_families_and_short_words_for_forces(
    analyzer: Analyzer, text: str, people: list[str], groups: list[str]
) -> None:
    analysis = analyzer.analyze_text(text, clean=True, published="2016-03-03")
    assert [p.name for p in analysis.people] == people
    assert [g.id for g in analysis.groups] == groups
