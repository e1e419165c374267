"""Kinds of sentences that readers of the news meet, each in words of its own: what must be read, and what must not."""

from __future__ import annotations

import pytest

from newsparse.models import Analysis
from newsparse.reading import read_text
from tests.conftest import Read


def _places(analysis: Analysis) -> list[str]:
    return [f"{m.text}={p.id}" for p in analysis.places for m in p.mentions]


def _groups(analysis: Analysis) -> list[str]:
    return sorted(f"{m.text}={g.id}" for g in analysis.groups for m in g.mentions)


def _acting(analysis: Analysis) -> set[str]:
    return {m.text for p in analysis.places for m in p.mentions if m.sense == "government"}


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Schools in Raqqa, Hama and Idlib governorates stayed shut.", ["SY11", "SY05", "SY07"]),
        ("Bakeries reopened in the provinces of Daraa, Quneitra and Suwayda.", ["SY12", "SY14", "SY13"]),
        ("The two provinces of Tartus and Latakia lost power.", ["SY10", "SY06"]),
    ],
)
def test_a_list_shares_the_word_for_its_kind(read: Read, text: str, areas: list[str]) -> None:
    assert [p.id for p in read(text, "2021-05-03").places] == areas


def test_a_great_city_in_a_list_lies_in_none_of_the_others(read: Read) -> None:
    found = read("Pumps failed in Daraa, Damascus and Homs on Friday.", "2021-05-03")
    assert {p.name for p in found.places} == {"Daraa", "Damascus", "Homs"}
    assert all(p.latitude is not None for p in found.places)


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("Two houses fell in Burtuqala village in Idlib governorate.", "Burtuqala", "SY07"),
        ("A mine went off in Zawraqan, a village in Manbij district.", "Zawraqan", "SY0202"),
    ],
)
def test_a_village_without_a_record_lies_within_the_area_named(read: Read, text: str, name: str, within: str) -> None:
    (place,) = (p for p in read(text, "2021-05-03").places if p.name.startswith(name))
    assert place.id is None
    assert place.within is not None
    assert place.within.id[:4] == within[:4]
    assert place.governorate_code is not None
    assert place.radius_km is not None
    assert place.precision in {"adm1", "adm2", "adm3"}


def test_a_village_without_a_record_and_without_an_area_lies_nowhere(read: Read) -> None:
    (place,) = read("Two houses fell in Burtuqala village.", "2021-05-03").places
    assert (place.id, place.within, place.latitude) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "published", "groups"),
    [
        ("A Turkish drone circled; Russian jets left.", "2021-05-03", ["Russian jets=russian-armed-forces", "Turkish drone=turkish-armed-forces"]),
        ("Regime helicopters dropped barrels on Saraqib.", "2016-05-03", ["Regime helicopters=syrian-arab-air-force"]),
        ("Regime shelling went on in Saraqib.", "2016-05-03", ["Regime shelling=syrian-arab-army"]),
        ("The army took a hill near Hama.", "2016-05-03", ["The army=syrian-arab-army"]),
        ("The army took a hill near Hama.", "2025-05-03", ["The army=syrian-army"]),
        ("The Zionist enemy struck Mezzeh.", "2019-05-03", ["Zionist enemy=israel-defense-forces"]),
    ],
)  # fmt: skip
def test_forces_by_an_adjective_and_in_general(read: Read, text: str, published: str, groups: list[str]) -> None:
    assert _groups(read(text, published)) == groups


def test_the_outlets_words_for_a_force_are_kept_apart(read: Read) -> None:
    (group,) = read("The Zionist enemy struck a depot in Mezzeh.", "2021-05-03").groups
    assert group.name == "Israel Defense Forces"
    assert "Zionist enemy" in {d.text for d in group.described_as}


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("Tehran arms three of the brigades.", {"Tehran"}),
        ("Ankara, Moscow and Doha held talks about the gas.", {"Ankara", "Moscow", "Doha"}),
        ("The bloc eased its sanctions on Damascus.", {"Damascus"}),
        ("Moscow's jets were seen again.", {"Moscow"}),
        ("Damascus and the SDF agreed on a date.", {"Damascus"}),
        ("Damascus fell silent at noon.", set()),
        ("Snow closed the capital Damascus for a day.", set()),
    ],
)
def test_capitals_that_act_and_capitals_that_are_places(read: Read, text: str, acting: set[str]) -> None:
    assert _acting(read(text, "2026-01-20")) == acting


@pytest.mark.parametrize(
    "text",
    [
        "The General Command gave no reason on Monday.",
        "I. General Overview of the camps",
        "The Chief of the General Staff was absent.",
    ],
)
def test_commands_and_headings_are_no_people(read: Read, text: str) -> None:
    assert [p.name for p in read(text, "2019-05-03").people if not p.mentions[0].rule.startswith("office")] == []


def test_an_account_names_no_place_and_a_full_stop_ends_a_name(read: Read) -> None:
    assert _places(read("Pictures by @Idlib_today show the queue.", "2021-05-03")) == []
    assert "Quneitra" in {
        m.text
        for p in read("Two jeeps crossed into Quneitra. The drivers left.", "2026-02-04").places
        for m in p.mentions
    }


def test_a_footnotes_mark_is_no_part_of_a_name(read: Read) -> None:
    assert "Saraqib" in {
        m.text for p in read("The clinic moved to Saraqib3 in spring.", "2019-05-03").places for m in p.mentions
    }


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The order of 7-Feb-13 was never signed.", ["2013-02-07"]),
        ("It was sealed on April, 9, 2014.", ["2014-04-09"]),
        ("A team is preparing to enter Douma on Sunday.", ["2018-04-15"]),
        ("The envoy was to land on Saturday.", ["2018-04-14"]),
        ("He wrote for the Sunday Times.", []),
        ("See S/2012/NOV.3 for the list.", []),
    ],
)
def test_days(read: Read, text: str, values: list[str]) -> None:
    assert [d.value for d in read(text, "2018-04-12").dates] == values


# --- Pages ----------------------------------------------------------------------------------------

BODY = "The road was opened at noon, and some forty lorries with flour and fuel passed the bridge before dark, drivers said."


def test_points_that_a_line_announces_are_text_with_bullets_and_without() -> None:
    text = f"Overview of the week\n\nThe week saw these things, among others:\n\n• shelling of two farms near the canal road;\n\n• one mine;\n\n• two strikes near Rasafa;\n\n{BODY} {BODY}"
    article = read_text(text, id_="a")
    kept = {article.text[b.start : b.end] for b in article.blocks if b.kind.value == "body"}
    assert {"one mine;", "two strikes near Rasafa;"} <= kept
    text = (
        f"The court named three men in the case of the burned depot:\n\nSalim H.,\n\nNader B. and\n\nFaris T.\n\n{BODY}"
    )
    article = read_text(text, id_="b")
    assert {"Salim H.,", "Nader B. and", "Faris T."} <= {
        article.text[b.start : b.end] for b in article.blocks if b.kind.value == "body"
    }


def test_a_sentence_with_its_agency_behind_it_is_text() -> None:
    text = f"Bridge opens\n\n{BODY}\n\n“We had waited since the morning with the engines off,” said one of them, a man from the coast. (AFP)"
    article = read_text(text, id_="a")
    assert article.blocks[-1].kind.value == "body"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"Bridge opens\n\n14-12-2025\n\n{BODY}\n\n{BODY}", "2025-12-14"),
        (f"Flood in the camps: Flash Update No. 2, as of 9 March 2021\n\n{BODY}\n\n{BODY}", "2021-03-09"),
        (f"Flash Update No. 4: the north-west, 3-5 May 2019\n\n{BODY}\n\n{BODY}", "2019-05-05"),
        (f"Archive\n\nIncident date\n\nMay 19, 2016\n\n{BODY}\n\n{BODY}\n\nFirst published\nMarch 8, 2018", "2018-03-08"),
    ],
)  # fmt: skip
def test_the_day_of_a_report(text: str, published: str) -> None:
    assert read_text(text, id_="a").published == published


def test_a_house_named_after_a_town_is_not_in_it(read: Read) -> None:
    found = read("Fire gutted a shop on Tal Abyad Street in Raqqa on Sunday.", "2021-05-03")
    assert _places(found) == ["Tal Abyad Street=None", "Raqqa=gn:172955"]


@pytest.mark.parametrize("name", ["Manbij'deki", "Manbij'de", "Manbij'in"])
def test_a_name_keeps_its_turkish_ending(read: Read, name: str) -> None:
    found = read(f"The agency wrote of {name} clashes in Syria, without more.", "2021-05-03")
    assert "Manbij" in {p.name for p in found.places}


@pytest.mark.parametrize("text", ["A doctor in his 50s ran the ward.", "Women in their 30s queued outside."])
def test_an_age_is_no_date(read: Read, text: str) -> None:
    assert not read(text, "2021-05-03").dates


def test_a_capital_that_acts_in_arabic_is_a_government(read: Read) -> None:
    found = read("رفضت دمشق العرض الذي قدمته الأمم المتحدة. ووصل الوفد إلى دمشق مساء الأحد.", "2021-05-03")
    senses = [m.sense for p in found.places for m in p.mentions if "دمشق" in m.text]
    assert senses == ["government", "location"]


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("Turkey, which controls the town, rejected the claim.", ["Turkey"]),
        ("Russia, an ally of Damascus, vetoed the draft.", ["Russia", "Damascus"]),
        ("Officials spoke of talks between Russia, Turkey and Iran on Monday.", ["Russia", "Turkey", "Iran"]),
        ("Iran, Russia and Turkey agreed on a truce.", ["Iran", "Russia", "Turkey"]),
        ("The US, the UK and France carried out strikes on Saturday.", ["US", "UK", "France"]),
        ("Jordan has closed the crossing to lorries.", ["Jordan"]),
        ("Israel has carried out hundreds of strikes on the airport.", ["Israel"]),
        ("Washington is pulling out its troops.", ["Washington"]),
        ("The envoys urged Turkey to open the crossing.", ["Turkey"]),
        ("The council accused Israel of shelling the village.", ["Israel"]),
        ("The minister called on Russia to stop the raids.", ["Russia"]),
        ("Rebels blamed Damascus for the fire.", ["Damascus"]),
        ("The lorries were held up by Turkey for a week.", ["Turkey"]),
        ("Families from Lebanon and Turkey came home.", []),
        ("Shells fell in Lebanon and Iraq overnight.", []),
        ("Four soldiers from Iran were killed.", []),
        ("Refugees who had fled to Turkey came back.", []),
        ("The convoy reached Damascus at noon.", []),
        ("Damascus was quiet on Friday.", []),
        ("Prices in Turkey rose again.", []),
        ("They flew to Moscow to meet officials.", []),
        ("The Kremlin said Moscow would answer.", ["Moscow"]),
        ("Turkey's defence ministry said two men were held.", []),
        ("Iran and Hezbollah sent fighters.", ["Iran"]),
        ("The deal with Russia was extended.", ["Russia"]),
        ("Syria has suffered thirteen years of war.", []),
        ("Lebanon saw a wave of arrivals.", []),
        ("Turkey hosts three million Syrians.", []),
        ("Iraq reopened the crossing at Qaim.", ["Iraq"]),
        ("Relations between Ankara and Damascus improved.", ["Ankara", "Damascus"]),
        ("The drone was fired by Israel, residents said.", ["Israel"]),
        ("“We will stay,” Washington noted.", ["Washington"]),
        ("The statement said that Germany and France would pay.", ["Germany", "France"]),
        ("A ceasefire that Russia and Turkey brokered held for a month.", ["Russia", "Turkey"]),
        ("The village lies near the border with Turkey.", []),
        ("Trade with Iraq fell by half.", []),
        ("Turkey was hit by an earthquake in February.", []),
        ("Israel did not comment.", ["Israel"]),
        ("Israel was informed in advance.", []),
        ("Syria has closed the crossing.", ["Syria"]),
        ("Syria has a new law on housing.", []),
        ("Damascus has seen worse winters.", []),
        ("Damascus will hold a fair.", []),
        ("They accused the US of delay.", ["US"]),
        ("Beirut woke to rain.", []),
        ("Aleppo and Damascus lost power.", []),
        ("Raids hit Iraq and Syria, the monitor said.", []),
        ("Moscow, Tehran and Ankara are guarantors of the deal.", ["Moscow", "Tehran", "Ankara"]),
    ],
)
def test_a_state_is_a_government_where_it_acts_or_is_spoken_to(read: Read, text: str, acting: list[str]) -> None:
    found = read(text, "2023-05-03")
    senses = {m.text.removeprefix("The ").removeprefix("the "): m.sense for p in found.places for m in p.mentions}
    assert sorted(n for n, sense in senses.items() if sense == "government") == sorted(acting)
