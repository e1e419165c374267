"""Places beyond one name: parts and bearings, misspellings, areas around, what an article is about, how sure it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Analyzer
from newsparse.gazetteer import Gazetteer
from newsparse.linking.arabic_bearings import arabic_bearing
from newsparse.linking.bearings import offset_from, part_named
from newsparse.linking.likeness import alike_within, sound_alikes
from newsparse.linking.weights import MOST_SURE, calibrated
from newsparse.models import Analysis, PlaceMention
from tests.conftest import Read


def ids(analysis: Analysis) -> dict[str, str | None]:
    return {m.text: p.id for p in analysis.places for m in p.mentions}


def mention(analysis: Analysis, text: str) -> PlaceMention:
    return next(m for p in analysis.places for m in p.mentions if m.text == text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Shells hit the northern countryside of Raqqa.", "north"),
        ("Raqqa's northern countryside was hit.", "north"),
        ("Raqqa’s south-western countryside was hit.", "southwest"),
        ("In eastern Raqqa a bridge fell.", "east"),
        ("It rained in the north of Raqqa.", "north"),
        ("They met in central Raqqa.", "centre"),
        ("Raqqa's southern and eastern countryside was hit.", "south"),
        ("They fled to the north of Raqqa.", None),
        ("They left Raqqa for the eastern villages.", None),
        ("Raqqa was hit.", None),
    ],
)
def test_part(text: str, part: str | None) -> None:
    start = text.index("Raqqa")
    assert part_named(text, start, start + 5) == part


@pytest.mark.parametrize(
    ("text", "km", "direction"),
    [
        ("30 km south of Raqqa", 30.0, "south"),
        ("about 12.5 kilometres north-east of Raqqa", 12.5, "northeast"),
        ("ten miles to the west of the city of Raqqa", 16.1, "west"),
        ("a village 20 km (12 miles) from Raqqa", 20.0, None),
        ("a few kilometers south of Raqqa", None, "south"),
        ("just east of Raqqa", None, "east"),
        ("he came from Raqqa", None, None),
        ("twenty-five kilometers south of Raqqa", None, "south"),
        ("1,200 km north of Raqqa", None, "north"),
        ("15-20 km north of Raqqa", None, "north"),
        ("half a mile north of Raqqa", None, "north"),
        ("the people of Raqqa", None, None),
        ("in the south of Raqqa", None, None),
    ],
)
def test_offset(text: str, km: float | None, direction: str | None) -> None:
    found = offset_from(text, text.index("Raqqa"))
    assert (found.km if found else None, found.direction if found else None) == (km, direction)


@pytest.mark.parametrize(
    ("text", "is_area", "part", "km", "direction"),
    [
        ("في ريف حمص الجنوبي", True, "south", None, None),
        ("بريفي حمص الشمالي الغربي والشرقي", True, "northwest", None, None),
        ("على الريف الشرقي لحمص", False, "east", None, None),
        ("في شمال ريف حمص", False, "north", None, None),
        ("في شرقي حمص", True, "east", None, None),
        ("شمال غرب مدينة حمص", False, None, None, "northwest"),
        ("على بعد ١٠ كم شرق حمص", False, None, 10.0, "east"),
        ("على مسافة 2.5 كيلومتر غربي حمص", False, None, 2.5, "west"),
        ("في حمص، الشمالية", True, None, None, None),
        ("من الشمال، حمص", True, None, None, None),
        ("أحياء مدينة حمص القديمة", False, None, None, None),
    ],
)
def test_bearings_in_arabic(
    text: str, is_area: bool, part: str | None, km: float | None, direction: str | None
) -> None:
    start = text.index("حمص")
    found = arabic_bearing(text, start, start + 3, is_area=is_area)
    assert (found[0], found[1].km if found[1] else None, found[1].direction if found[1] else None) == (
        part,
        km,
        direction,
    )


@pytest.mark.parametrize(
    "text", ["north " * 20_000, "1 km " * 20_000, "(1 km) " * 20_000, "km" * 100_000, "a" * 200_000]
)
def test_long_lines_of_almost_bearings_give_none(text: str) -> None:
    assert part_named(text, 0, 0) is None
    assert offset_from(text, len(text)) is None


@pytest.mark.parametrize("text", ["شمال " * 20_000, "1 كم " * 20_000, "ال" * 100_000])
def test_long_lines_of_arabic_bearings_end(text: str) -> None:
    part, offset = arabic_bearing(text, len(text), len(text), is_area=False)
    assert part is None
    assert offset is None or offset.km is None or offset.km <= 1.0


@pytest.mark.parametrize("word", ["east-west", "westeast", "north south", "south-east-west", "northwestern"])
def test_odd_directions_are_no_crash(word: str) -> None:
    text = f"Fighting closed the {word} Raqqa highway."
    start = text.index("Raqqa")
    assert part_named(text, start, start + 5) in {"west", "east", "south", "northwest", None}


def test_parts_and_bearings_are_in_the_analysis(read: Read) -> None:
    analysis = read(
        "Jets struck 30 km south of Raqqa, in Syria. The northern countryside of Aleppo was quiet on Monday.",
        "2017-05-04",
    )
    offset = mention(analysis, "Raqqa").offset
    assert offset is not None
    assert (offset.km, offset.direction) == (30.0, "south")
    assert mention(analysis, "Aleppo").part == "north"
    assert ids(analysis)["Aleppo"] == "SY02"


@pytest.mark.parametrize(
    ("surface", "area", "ids"),
    [
        ("Khan Tomaan", "SY02", {"hl:khan-tuman", "hl:khan-tuman-2"}),
        ("Kafr Nabbel", "SY07", {"gn:168661"}),
        ("Maarat Harmah", "SY07", {"id:maar-tahroma"}),
        ("Jubb Jarrah", "SY04", {"gn:168972", "SY040601"}),
    ],
)
def test_a_misspelt_name_is_found_within_its_area(gazetteer: Gazetteer, surface: str, area: str, ids: set[str]) -> None:
    found = alike_within(gazetteer, surface, [area])
    assert found is not None
    assert {e.entity for e in found.entries} == ids
    assert ids <= gazetteer.within(area)


@pytest.mark.parametrize(
    ("surface", "area", "other"),
    [("Tal Banniss", "SY07", "Tall Manis"), ("Kafr Robudah", "SY05", "Kafr Nabudah"), ("Taraqeb", "SY07", "Saraqib")],
)
def test_a_name_that_begins_otherwise_is_another(gazetteer: Gazetteer, surface: str, area: str, other: str) -> None:
    found = alike_within(gazetteer, surface, [area])
    assert found is None or other not in {e.text for e in found.entries}


def test_the_likest_spelling_leaves_the_less_like_behind(gazetteer: Gazetteer) -> None:
    found = alike_within(gazetteer, "Abo Naitola", ["SY11"])
    assert found is not None
    assert {e.entity for e in found.entries} == {"ra:abu-naytulah"}


@pytest.mark.parametrize("surface", ["Hama", "Xyz", "the", "Salwa Sunrise", "Kafr Qqqq"])
def test_short_and_strange_names_are_like_nothing(gazetteer: Gazetteer, surface: str) -> None:
    found = alike_within(gazetteer, surface, ["SY12"])
    assert found is None or found.likeness == 100.0
    assert sound_alikes(gazetteer, "Xyzzyx", 76.0) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khan Tomaan, Aleppo, Syria", {"Khan Tomaan": "hl:khan-tuman", "Aleppo": "SY02"}),
        ("Taftanaz, Idlib, Idlib, Syria", {"Taftanaz": "gn:163799"}),
        ("Unheardofville, Aleppo, Aleppo, Syria", {"Unheardofville": None, "Aleppo": "SY02"}),
        ("Clashes went on in the vicinity of Sheikh Hilal in Syria.", {"Sheikh Hilal": "hm:shaykh-hilal"}),
        ("Shells fell on Khan Tooman in Syria.", {"Khan Tooman": "hl:khan-tuman"}),
        ("Clashes went on in the eastern Ghouta on Friday.", {"eastern Ghouta": "rd:eastern-ghouta"}),
    ],
)
def test_names_in_addresses_and_in_other_spellings(read: Read, text: str, expected: dict[str, str | None]) -> None:
    found = ids(read(text, "2017-05-04"))
    assert {name: found.get(name) for name in expected} == expected


def test_a_region_named_beside_a_place_decides_which(read: Read) -> None:
    assert ids(read("Regime forces advanced in Bala in Eastern Ghouta.", "2016-05-04"))["Bala"] == "rd:bala-al-qadimah"


def test_a_town_and_the_area_that_it_is_the_seat_of_are_one_answer(analyzer: Analyzer) -> None:
    raqqa = analyzer.explain_places("Raqqa was hit.")[0]
    shares = {place.id: share for share, _, place in raqqa.scored}
    assert raqqa.best is not None
    assert raqqa.best.id == "gn:172955"
    assert raqqa.same_spot == pytest.approx(shares["SY11"] + shares["SY1101"] + shares["SY110100"])
    assert raqqa.confidence == pytest.approx(shares["gn:172955"] + raqqa.same_spot)


def test_a_role_before_a_town_makes_no_person_of_it(read: Read) -> None:
    analysis = read(
        "An ISIL gang leader in Raqqah was killed in Syria. Near Palmyra, one strike destroyed a tank.", "2016-05-04"
    )
    assert ids(analysis)["Raqqah"] == "gn:172955"
    assert ids(analysis)["Palmyra"] == "gn:163808"
    assert analysis.people == []


def test_saudi_arabia_is_one_name(read: Read) -> None:
    analysis = read("He was transferred to Saudi Arabia. The Saudi minister went to Iraq.", "2016-05-04")
    assert ids(analysis)["Saudi Arabia"] == "iso:SA"
    assert [m.text for n in analysis.nationalities for m in n.mentions] == ["Saudi"]


# --- Focus ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Four people were killed in Binnish in Idlib province, Syria. Idlib has been calm since May. Idlib is the last province.", "Binnish"),
        ("He told Reuters in Damascus that three people were killed in Douma, Syria.", "Douma"),
        ("Shells fell on Raqqa and three people were killed in Tabqa, Syria.", "Tabqa"),
        ("The Eastern Ghouta of Damascus was shelled.", "Eastern Ghouta"),
    ],
)  # fmt: skip
def test_focus(read: Read, text: str, place: str) -> None:
    assert read(text, "2017-05-04").focus[0].place == place


def test_focus_shares_are_shares(read: Read) -> None:
    focus = read("Raqqa, Tabqa, Manbij and Kobani were shelled in Syria.", "2017-05-04").focus
    assert len(focus) == 3
    assert 0 < sum(f.score for f in focus) <= 1.001


# --- Confidence -----------------------------------------------------------------------------------


@given(st.floats(0, 1), st.floats(0, 1))
def test_confidence_rises_with_the_share_and_is_never_certain(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert calibrated(low) <= calibrated(high) <= MOST_SURE < 1
    assert calibrated(0.5) == 0.5


def test_a_village_is_less_sure_than_the_country(read: Read) -> None:
    analysis = read("Shells fell on Binnish in Syria.", "2017-05-04")
    assert mention(analysis, "Binnish").confidence <= MOST_SURE < mention(analysis, "Syria").confidence


def test_an_address_may_open_with_a_title_that_villages_have_too(read: Read) -> None:
    found = read("Sheikh Hassan, Raqqa, Syria", "2019-01-01")
    assert next(m.text for p in found.places for m in p.mentions) == "Sheikh Hassan"
    assert found.people == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Raid kills three as War in Syria goes on", ["Syria"]),
        ("They live south of Kobani city. Three people in Syria were hurt.", ["Kobani", "Syria"]),
        ("As Iraq and Syria met, talks went on.", ["Iraq", "Syria"]),
        ("He spoke of the US-Iraq pact in Syria.", ["United States", "Iraq", "Syria"]),
        (
            "The Tharthar Barrage and the Hamrin Mountains lie in Iraq.",
            ["Tharthar Barrage", "Hamrin Mountains", "Iraq"],
        ),
    ],
)
def test_plain_words_are_no_places(read: Read, text: str, places: list[str]) -> None:
    found = read(text, "2021-09-22")
    assert sorted(p.name for p in found.places) == sorted(places)


def test_what_went_before_is_not_in_focus(read: Read) -> None:
    found = read(
        "Prisoners held a wing of the jail in Hasakah on Sunday. They fought on in the yard.\n\n"
        "Many were taken after the fall of Baghuz in March 2019, and families were held in Baghuz in 2018.",
        "2022-01-23",
    )
    assert found.focus[0].place == "Hasakah"


def test_the_opening_of_an_article_in_one_paragraph_is_its_first_sentences(read: Read) -> None:
    opening = "A bomb killed 44 people in the city of Qamishli in Syria on Wednesday. "
    between = "Residents cleared rubble, and shops stayed shut along the main street all day. " * 16
    after = "Elsewhere, strikes killed nine near Manbij. Manbij was quiet later. Troops left Manbij."
    assert read(opening + between + after, "2016-07-28").focus[0].place == "Qamishli"


@pytest.mark.parametrize(
    ("dateline", "first"),
    [("MANBIJ, Syria (AFP) - ", "Manbij"), ("TABQA, Syria (AFP) - ", "Tabqa")],
)
def test_a_dateline_counts_where_the_text_names_its_place(analyzer: Analyzer, dateline: str, first: str) -> None:
    text = f"Council counts the damage\n\n{dateline}Shells hit Manbij and Tabqa on Monday night, the council said in a statement.\n"
    assert analyzer.analyze_text(text, published="2016-08-20").focus[0].place == first


def test_a_capital_may_be_called_by_its_country(read: Read) -> None:
    found = read("Loud explosions shook the Syrian capital; the Turkish capital was quiet.", "2021-01-01")
    assert [(p.name, [m.text for m in p.mentions]) for p in found.places] == [
        ("Damascus", ["Syrian capital"]),
        ("Ankara", ["Turkish capital"]),
    ]


def id_of(analysis: Analysis, text: str) -> str | None:
    (place,) = [p for p in analysis.places if any(m.text == text for m in p.mentions)]
    return place.id


def test_a_name_that_many_villages_have_is_left_open_where_nothing_tells_which(read: Read) -> None:
    found = read("Shells fell on Az Zarah on Tuesday, rescuers in Syria said.", "2016-05-04")
    assert id_of(found, "Az Zarah") is None


@pytest.mark.parametrize(
    ("elsewhere", "beside", "name", "id_"),
    [
        ("Marea", "al-Shaddadi", "Kharab", "ha:kharab"),
        ("Tell Tamer", "Talbiseh", "Al Hilaliya", "hi:al-hilaliya"),
        ("Jisr al-Shughur", "al-Bab", "Maran", "hl:maran"),
    ],
)
def test_what_stands_in_the_same_paragraph_tells_which_village(
    read: Read, elsewhere: str, beside: str, name: str, id_: str
) -> None:
    text = (
        f"Residents of {elsewhere} fled, the council of {elsewhere} said. {elsewhere} was quiet.\n\n"
        f"Shells fell on {beside} and on {name} on Tuesday, rescuers said."
    )
    assert id_of(read(text, "2016-05-04"), name) == id_


def test_where_somebody_was_asked_is_not_what_the_article_is_about(read: Read) -> None:
    """Two towns named as often; the one is only where a resident was spoken to."""
    spoken = read(
        "Jets flew over Douma. A nurse told reporters by telephone from Manbij that she was afraid.", "2016-05-04"
    )
    assert spoken.focus[0].place == "Douma"
    shares = {f.place: f.score for f in spoken.focus}
    assert shares["Douma"] > 3 * shares.get("Manbij", 0.0)


@pytest.mark.parametrize(
    ("text", "name", "place", "within"),
    [
        # In or near a town: a namesake far away is not meant.
        ("Shells hit al-Tawila village in the Tel Tamr countryside on Monday.", "al-Tawila", None, "SY08"),
        ("A tent burned in al-Karama camp near Qah in northern Idlib.", "al-Karama camp", None, "SY07"),
        ("Gunmen killed 12 people in al-Mukhtariya near al-Haffah in Syria.", "al-Mukhtariya", None, "SY06"),
        ("Gunmen killed 12 in al-Mukhtariya, a village in Latakia, Syria.", "al-Mukhtariya", None, "SY06"),
        ("Syrian fighters shelled Jobar near Saraqib.", "Jobar", None, "SY07"),
        ("Settlers burned homes in Duma, a Palestinian village south of Nablus, Syria said.", "Duma", None, None),
        ("He left Syria and lives in Douma, in the Batroun district of Lebanon.", "Douma", None, None),
        # Quarters are those of the town named, whatever else has their name.
        ("The army shelled the Jobar quarter of Homs in Syria.", "Jobar", "hi:jobar-homs", None),
        ("In Jobar in Homs, next to Baba Amr, the army shelled homes.", "Jobar", "hi:jobar-homs", None),
        ("The Qusour and Joura quarters of Deir ez-Zor were hit.", "Joura", "dy:al-joura-deir-ez-zor", None),
        ("Clashes in Syria reached the Khalidiya neighbourhood of Aleppo.", "Khalidiya", None, "SY02"),
        # A town that opens the sentence, and a word that belongs to the name before.
        ("Shells hit Midan in Damascus. In Aleppo, Midan was hit too.", "Midan", "hl:midan", None),
        ("In the Jableh countryside: Beit Ana, al-Daliyah, Ain al-Sharqiyah in Syria.", "Beit Ana", None, "SY06"),
        # One name, two places.
        ("Suran in Hama was hit. Later Suran near Azaz was hit in Syria.", "Suran", "gn:163913", None),
        # The site that the word behind the name tells.
        ("ISIS attacked the al-Thawra oil field in rural Raqqa.", "al-Thawra", "ra:thawrah-oil-field", None),
        # In Arabic: in the countryside of, near, a quarter in the city of.
        ("قصفت القوات التركية قرية الطويلة بريف تل تمر في سوريا.", "الطويلة", None, "SY08"),
        ("اندلع حريق في مخيم الكرامة بريف إدلب الشمالي في سوريا.", "مخيم الكرامة", None, "SY07"),
        ("قتل مدني في قرية المختارية قرب الحفة في سوريا.", "المختارية", None, "SY06"),
        ("استهدفت المدفعية حي جوبر في مدينة حمص السورية.", "جوبر", "hi:jobar-homs", None),
        # A quarter that no record has lies in the one city named so far; an area may have quotation marks around its name.
        (
            "Bombs fell on Aleppo. A barrel hit the northern neighbourhood of Karm al-Darawish in Syria.",
            "Karm al-Darawish",
            None,
            "SY02",
        ),
        ("Russian jets struck the “Putin-Erdogan” area in Syria.", "“Putin-Erdogan” area", "id:greater-idlib", None),
        ("Shells from Syria's Peace Spring area hit the road.", "Peace Spring area", "ra:peace-spring-zone", None),
        ("A drone strike killed four girls in NE Syria.", "NE Syria", "ha:north-and-east-syria", None),
        # The countryside of the last place of a list is that of all; a great city lies in no other's.
        (
            "Factions hit posts in Al-Dar Al-Kabirah and Tannuza in the southern countryside of Idlib, Syria.",
            "Al-Dar Al-Kabirah",
            None,
            "SY07",
        ),
        ("Shells hit Aleppo and Sarmin in the eastern countryside of Idlib, Syria.", "Aleppo", "gn:170063", None),
        # Left, and far away all the same.
        ("Families from Beit Jinn in Bulbul, Syria, went home.", "Beit Jinn", "rd:beit-jinn", None),
        # The countryside of a city is its governorate.
        ("Troops took Sinjar, a town in the southeastern countryside of Idlib.", "Sinjar", "gn:164094", None),
    ],
)
def test_what_the_text_says_of_where_it_lies(
    analyzer: Analyzer, text: str, name: str, place: str | None, within: str | None
) -> None:
    analysis = analyzer.analyze_text(text, clean=True, published="2018-03-03")
    found = [(p.id, p.within.id if p.within else None) for p in analysis.places for m in p.mentions if m.text == name]
    assert found
    assert found[-1][0] == place
    assert within is None or (found[-1][1] or "").startswith(within)


def test_a_family_is_no_place(analyzer: Analyzer) -> None:
    analysis = analyzer.analyze_text("The al-Rastan family of Syria negotiated with the army in Homs.", clean=True)
    assert "al-Rastan" not in ids(analysis)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turkish forces shelled Syrian Kobani on Monday.", {"Kobani": "gn:172256"}),
        ("Rockets fired from Lebanese Arsal hit Syrian Qusayr.", {"Arsal": "lb:arsal", "Qusayr": "gn:173322"}),
        ("A mine exploded on the Kobani-Manbij road on Monday.", {"Kobani": "gn:172256"}),
        ("Fighters cut the Homs-Palmyra road on Monday.", {"Homs": "gn:169577", "Palmyra": "gn:163808"}),
        ("Residents of Jayrud Qalamoun fled to Homs on Monday.", {"Jayrud": "gn:169113", "Qalamoun": "rd:qalamoun"}),
    ],
)
def test_two_names_side_by_side_are_two(read: Read, text: str, found: dict[str, str]) -> None:
    assert found.items() <= ids(read(text)).items()


def test_a_round_up_by_governorates_names_governorates(read: Read) -> None:
    text = (
        "Aleppo — A ceasefire held for a second day around the roundabout, residents said.\n\n"
        "Daraa — Gunmen on a motorbike shot dead a former fighter outside a pharmacy on Monday.\n\n"
        "Homs — A curfew was lifted at noon, the commander of the police told reporters.\n"
    )
    assert {t: i for t, i in ids(read(text)).items() if t in {"Aleppo", "Daraa", "Homs"}} == {
        "Aleppo": "SY02",
        "Daraa": "SY12",
        "Homs": "SY04",
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Planes struck near the towns of al-Mayadeen and al-Boukamal.",
            {"al-Mayadeen": "gn:173480", "al-Boukamal": "gn:174448"},
        ),
        ("Shells fell on the towns of Afrin and Jarabulus.", {"Afrin": "gn:174186", "Jarabulus": "gn:169179"}),
        ("The towns of Idlib and Ariha were bombed.", {"Idlib": "gn:169389", "Ariha": "gn:172994"}),
        ("Mortars hit villages of Idlib and Hama.", {"Idlib": "SY07", "Hama": "SY05"}),
        ("Air strikes hit the towns of Saraqib and Idlib.", {"Saraqib": "gn:164816", "Idlib": "gn:169389"}),
        ("Air strikes hit the towns of Idlib and Hama.", {"Idlib": "gn:169389", "Hama": "gn:170017"}),
        ("The road runs through northern Homs and Damascus.", {"Homs": "SY04", "Damascus": "gn:170654"}),
        ("Strikes on Aleppo, Ohio senator Brown said, must stop.", {"Aleppo": "gn:170063"}),
        ("The Damascus Aleppo highway was cut by rebels.", {"Damascus Aleppo highway": "sy:m5-highway"}),
        ("Rebels retreated to Zabadani mountains near the border.", {"Zabadani": "gn:172059"}),
        ("Air strikes hit southern Idlib and Hama city.", {"Idlib": "SY07", "Hama": "gn:170017"}),
    ],
)
def test_towns_of_a_list_are_towns_and_those_of_provinces_lie_in_them(
    read: Read, text: str, found: dict[str, str]
) -> None:
    assert found.items() <= ids(read(text)).items()


def test_a_short_name_with_another_consonant_is_another_name(read: Read) -> None:
    found = {m.text: p.id for p in read("Rebels seized Tel al-Hara in Quneitra on Monday.").places for m in p.mentions}
    assert found["Tel al-Hara"] is None


@pytest.mark.parametrize(
    "text",
    [
        "A man from Palmyra, New York, was arrested on Monday, police said.",
        "The town board of Damascus, Maryland, voted to widen the road.",
        "Students of a school in Lebanon, Ohio, won the game.",
        "The mayor of Aleppo, Pa., opened the bridge.",
    ],
)
def test_a_town_in_a_state_abroad_is_not_its_namesake(read: Read, text: str) -> None:
    first = read(text).places[0]
    assert first.id is None


def test_what_goes_on_behind_a_comma_is_no_address(read: Read) -> None:
    found = ids(read("Fighting continued near Al-Hasakah, while in Mosul, Iraq, troops advanced on Tal Afar."))
    assert found["Al-Hasakah"] == "gn:173811"


def test_towns_of_syria_are_known_beside_who_strikes_them(read: Read) -> None:
    found = ids(read("Israel struck Masyaf, T4 and Shayrat on Monday."))
    assert (found["Masyaf"], found["Shayrat"]) == ("gn:167046", "hi:shayrat-air-base")
    abroad = read("Israeli forces raided Jenin, Tulkarm and Nablus overnight, arresting 12 men.")
    assert not [p.name for p in abroad.places if p.governorate_code is not None]
