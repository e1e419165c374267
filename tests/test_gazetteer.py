"""The gazetteer: faults named with file and line, lookups, extension, order of no matter."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.errors import GazetteerError
from newsparse.gazetteer import Gazetteer, load_gazetteer, precision_of, radius_of
from newsparse.gazetteer.compiled import DATA, Compiled, compile_records, load_compiled, shipped_records, unpack
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.lint import lint_path
from newsparse.gazetteer.loading import RecordSet, read_all
from newsparse.gazetteer.outlines import outline_of
from newsparse.gazetteer.schema import AREA_RADIUS_KM, PRECISION
from newsparse.geometry import kilometres

GOVERNORATES = {
    "SY-DI",
    "SY-RD",
    "SY-HL",
    "SY-ID",
    "SY-HM",
    "SY-HI",
    "SY-LA",
    "SY-TA",
    "SY-HA",
    "SY-DY",
    "SY-RA",
    "SY-DR",
    "SY-SU",
    "SY-QU",
}
FAULTS = [
    ("places:\n- id: a\n  name: A\n  type: town\n  colour: red\n", ":2:", "colour"),
    ("places:\n- id: a\n  name: A\n  type: castle\n", ":2:", "castle"),
    ("places:\n- id: a\n  name: A\n  type: town\n- id: a\n  name: B\n  type: town\n", ":5:", "already taken"),
    ("places:\n- id: a\n  name: A\n  type: town\n  point: [136.0, 40.0]\n", ":2:", "latitude"),
    ("places:\n- id: a\n  name: A\n  type: town\n  parent: nowhere\n", ":2:", "nowhere"),
    ("places:\n- id: a\n  name: A\n  name: B\n  type: town\n", ":4:", "stands twice"),
    ("places:\n- {id: a, name: A, type: town, parent: b}\n- {id: b, name: B, type: town, parent: a}\n", ":", "circle"),
    ("placs:\n- id: a\n", ":", "unknown section"),
    ("places:\n- id: a\n  name: [A\n", ":", ""),
    ("- id: a\n", ":1:", "sections"),
    ("groups:\n- id: g\n  name: G\n  type: rebel\n", ":2:", "rebel"),
    (
        "groups:\n- id: g\n  name: G\n  type: armed_group\n  relations: [{type: merged_into, id: none-such}]\n",
        ":2:",
        "none-such",
    ),
    ("redirects: {old: none-such}\n", "", "none-such"),
    ("places:\n- &x {id: a, name: A, type: town}\n- *x\n", ":2:", "aliases"),
]


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "line", "word"), FAULTS)
def test_faults_name_file_and_line(tmp_path: Path, text: str, line: str, word: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(GazetteerError) as caught:
        read_all([path])
    message = str(caught.value)
    assert word in message
    assert "\n" not in message
    if line:
        assert "own.yaml" + line in message


def test_years_and_norway_are_text(tmp_path: Path) -> None:
    path = write(
        tmp_path, "groups:\n- {id: g, name: G, type: armed_group, country: NO, active: {from: 2016, to: 2017-01}}\n"
    )
    entity = read_all([path]).records["g"].entity
    assert getattr(entity, "country", None) == "NO"
    assert entity.active.from_ == "2016"  # type: ignore[union-attr]


def test_shipped_content(gazetteer: Gazetteer) -> None:
    types = {
        t: [p for i in gazetteer.ids("places") if (p := gazetteer.place(i)) and p.type == t]
        for t in ("governorate", "district", "subdistrict")
    }
    assert {p.iso for p in types["governorate"]} == GOVERNORATES
    assert [len(types[t]) for t in ("governorate", "district", "subdistrict")] == [14, 62, 272]
    assert len(gazetteer.ids("groups")) > 150


def test_every_place_has_a_home_and_known_precision(gazetteer: Gazetteer) -> None:
    for id_ in gazetteer.ids("places"):
        place = gazetteer.place(id_)
        assert place is not None
        assert precision_of(place) in {*PRECISION.values(), "site"}
        if place.country == "SY" and place.type != "country":
            assert gazetteer.ancestors(place)[-1].id == "iso:SY", id_
        assert (radius_of(place) is not None) == (place.type in AREA_RADIUS_KM)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Qamishli", "gn:173377"), ("Kamishli", "gn:173377"), ("Deir Ezzor", "gn:170794"), ("Kobanî", "gn:172256"), ("Hassakeh", "gn:173811"),
        ("Hmeimim", "la:hmeimim-air-base"), ("Tabqa Dam", "ra:tabqa-dam"), ("الحسكة", "gn:173811"), ("M4", "sy:m4-highway"), ("YPG", "ypg"),
        ("Hayat Tahrir al-Sham", "hts"), ("Syrian Observatory for Human Rights", "sohr"), ("Bashar Assad", "bashar-al-assad"), ("Turkey", "iso:TR"),
    ],
)  # fmt: skip
def test_lookup(gazetteer: Gazetteer, name: str, id_: str) -> None:
    assert id_ in {e.entity for e in gazetteer.lookup(name)}


def test_own_file_adds_and_overrides(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "places:\n- {id: x:mine, name: Minehead, type: village, parent: SY08, point: [36.5, 40.7]}\n- {id: 'ra:tabqa-dam', name: Great Dam, type: dam, parent: SY11}\nredirects: {'x:old': 'x:mine'}\n",
    )
    own = load_gazetteer([path])
    shipped = load_gazetteer()
    assert own.get("x:mine") is not None
    assert own.get("x:old") == own.get("x:mine")
    assert getattr(own.get("ra:tabqa-dam"), "name", None) == "Great Dam"
    assert getattr(shipped.get("ra:tabqa-dam"), "name", None) == "Tabqa Dam"
    assert own.digest != shipped.digest


def test_broken_cache_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = write(tmp_path, "places:\n- {id: x:mine, name: Minehead, type: village, parent: SY08}\n")
    first = load_compiled([path])
    (cached,) = (tmp_path / "cache").rglob(f"gazetteer-{first.digest}.msgpack")
    whole = cached.read_bytes()
    cached.write_bytes(whole[: len(whole) // 2])
    assert load_compiled([path]).digest == first.digest
    assert cached.read_bytes() == whole


def test_the_compiled_records_are_those_of_the_files() -> None:
    read = read_all([DATA])
    kept = shipped_records()
    assert {i: (r.entity, r.section) for i, r in kept.records.items()} == {
        i: (r.entity, r.section) for i, r in read.records.items()
    }
    assert kept.redirects == read.redirects


def test_aliases_that_unfold_into_gigabytes_are_refused(tmp_path: Path) -> None:
    laughs = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    path = tmp_path / "laughs.yaml"
    path.write_text("\n".join([*laughs, "places: *a11"]) + "\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"laughs\.yaml:\d+: YAML aliases"):
        read_all([path])


@pytest.fixture(scope="module")
def damascus() -> RecordSet:
    return read_all([DATA / "places" / "countries.yaml", DATA / "places" / "damascus.yaml"])


@given(st.randoms(use_true_random=False))
def test_order_of_records_does_not_matter(damascus: RecordSet, random_: random.Random) -> None:
    items = list(damascus.records.items())
    random_.shuffle(items)
    assert compile_records(RecordSet(dict(items)), "d") == compile_records(damascus, "d")


@given(st.binary(max_size=200))
@example(b"\x97\x01\xa1\xff\x80\x80\x80\x80\x80")
def test_unpack_survives_anything(data: bytes) -> None:
    assert unpack(data, "d") is None or isinstance(unpack(data, "d"), Compiled)


def test_lint_finds_a_place_that_stands_twice_and_far_away(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "places:\n- {id: a, name: Testville, type: village, parent: SY0800, point: [36.5, 40.7]}\n"
        "- {id: b, name: Testville, type: village, parent: SY0800, point: [36.5001, 40.7001]}\n"
        "- {id: c, name: Faraway, type: village, parent: SY0800, point: [32.5, 36.2]}\n",
    )
    findings = lint_path(path).findings
    assert any("one place twice" in f and ":3:" in f for f in findings)
    assert any("'c' lies" in f and ":4:" in f for f in findings)


def test_lint_of_a_good_file_is_empty() -> None:
    found = lint_path(Path(__file__).parent.parent / "examples" / "own_gazetteer.yaml")
    assert (found.findings, found.records) == ((), 10)


@pytest.mark.parametrize(
    ("records", "says"),
    [
        ("- {id: a, name: Market, type: village, parent: SY08, point: [36.5, 40.7]}", "an English word: 'Market'"),
        (
            "- {id: a, name: Bigtown, type: city, parent: SY08, point: [36.5, 40.7], importance: 0.7}",
            "'a' has no Arabic name",
        ),
        ("- {id: a, name: Sub, type: subdistrict, parent: SY08, pcode: SY070000}", "p-code 'SY070000' is an orphan"),
        ("- {id: a, name: Codeville, type: village, parent: SY08, pcode: 12x}", "a p-code that is none of OCHA's"),
        (
            "- {id: a, name: Firsttown, aliases: [Secondtown], type: village, parent: SY08, point: [36.5, 40.7]}\n"
            "- {id: b, name: Secondtown, type: village, parent: SY08, point: [36.9, 41.7]}",
            "alias 'Secondtown' of 'a' hides 'b'",
        ),
        (
            "- {id: a, name: Straytown, type: village, parent: SY12, point: [35.93, 36.63]}",
            "'a' lies among places of SY07, none of SY12 near",
        ),
        (
            "- {id: a, name: Tal Zanboor, type: village, parent: SY08, point: [36.5, 40.7]}\n"
            "- {id: b, name: Tall Zanbor, type: village, parent: SY08, point: [36.505, 40.7]}",
            "'b' has the name of 'a'",
        ),
    ],
)
def test_lint_finds(tmp_path: Path, records: str, says: str) -> None:
    findings = lint_path(write(tmp_path, f"places:\n{records}\n")).findings
    assert any(says in f and f.startswith(str(tmp_path)) for f in findings)


def test_lint_finds_a_p_code_that_two_places_have(tmp_path: Path) -> None:
    place = "  - {{id: t:{0}, name: {0}, type: village, pcode: C9999, point: [{1}, 36.9]}}"
    path = write(tmp_path, "places:\n" + place.format("xanadu", 35.1) + "\n" + place.format("qaf", 35.4) + "\n")
    assert [f for f in lint_path(path).findings if "has the p-code of" in f] == [
        f"{path}:3: 't:qaf' has the p-code of 't:xanadu': 'C9999'",
        f"{path}:2: 't:xanadu' has the p-code of 't:qaf': 'C9999'",
    ][::-1]


def test_lint_lets_weak_names_and_well_known_places_be(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "places:\n- {id: a, name: Market, type: village, parent: SY08, point: [36.5, 40.7], strength: weak}\n"
        "- {id: b, name: Greattown, aliases: [Smalltown], name_ar: بلدة, type: city, parent: SY08, point: [36.5, 40.2], importance: 0.8}\n"
        "- {id: c, name: Smalltown, type: village, parent: SY08, point: [36.9, 41.7], strength: weak}\n"
        "- {id: d, name: Zanbur, type: village, parent: SY08, point: [36.6, 41.7], pcode: C9901}\n"
        "- {id: e, name: Zanbor, type: village, parent: SY08, point: [36.61, 41.7], pcode: C9902}\n",
    )
    assert lint_path(path).findings == ()


def test_the_shipped_gazetteer_passes_its_own_lint() -> None:
    found = lint_path(DATA)
    assert found.findings == ()
    assert found.records > 8000


def test_an_area_is_put_at_its_seat_and_reaches_all_that_lies_in_it(gazetteer: Gazetteer) -> None:
    for id_, seat in (("SY09", "Deir ez-Zor"), ("SY03", "Douma"), ("SY0205", "Manbij")):
        area = gazetteer.place(id_)
        assert area is not None
        town = gazetteer.place(area.seat)
        assert town is not None
        assert town.name == seat
        assert gazetteer.point_of(area) == town.point != area.point
    for id_ in gazetteer.children("iso:SY"):
        area = gazetteer.place(id_)
        if area is None or area.type != "governorate":
            continue
        centre, radius = gazetteer.point_of(area), radius_of(area)
        assert centre is not None
        assert radius is not None
        points = [
            p.point for i in gazetteer.within(id_) if (p := gazetteer.place(i)) is not None and p.point is not None
        ]
        inside = sum(kilometres(centre, p) <= radius for p in points)
        assert inside >= 0.95 * len(points)


def test_ids_that_were_given_up_still_lead_somewhere(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.redirects) > 20
    for old, new in gazetteer.redirects.items():
        assert gazetteer.get(old) is gazetteer.get(new) is not None


def test_a_site_is_known_without_the_word_for_its_kind_but_only_with_another(gazetteer: Gazetteer) -> None:
    entries = gazetteer.lookup("Shaer")
    assert {(e.entity, e.weak) for e in entries} >= {("hi:shaer-gas-field", True)}


CURATED = {
    "crossing": "Bab al-Hawa crossing; Oncupinar; Semalka crossing; Fishkhabour; Darbasiyah crossing; Qaim-Bukamal crossing; Matraba crossing",
    "dam": "Tabqa Dam; Tishrin Dam; 17 April Dam; Basel al-Assad Dam; al-Mantara Dam; Unity Dam",
    "bridge": "Qereqozaq Bridge; al-Siyasiyah Bridge; Mayadin Bridge; Rastan Bridge",
    "airbase": "Tayfur Airbase; Khmeimim; Dabaa airbase; Kuweires airbase; Istamo airbase",
    "gas_field": "Coneco; Twinan gas plant; Ebla gas plant",
    "oil_field": "al-Omar oil field; al-Taym oil field; al-Izba oil field",
    "prison": "Saydnaya Prison; Branch 235; al-Ayed prison; Chirkin prison; Gharz prison",
    "camp": "Rukban camp; Roj camp; Tweina camp; Newroz camp; Barkhodan camp; Bab al-Salama camp",
    "neighbourhood": "Abu Rummaneh; Old Damascus; Sheikh Maqsoud; Zebdiya; Baba Amr; Karm al-Louz; Mashlab; al-Thakana; "
    "al-Baghiliyah; al-Nashwa; Qaddour Beg",
    "region": "Eastern Ghouta; Qalamoun; Wadi Barada; Sahl al-Ghab; Jabal al-Zawiya; Jabal al-Turkman; Badia; Jazira; MERV; "
    "Hauran; Jabal al-Druze; Golan Heights; Yarmouk Basin; 55-kilometre zone; Euphrates Canton; Peace Spring zone",
    "river": "Euphrates; Khabur River; Balikh River; Orontes; Barada; Queiq; Yarmouk River",
    "road": "M4 highway; M5 highway; Damascus-Aleppo highway; Ithriya-Khanasser road; Castello Road",
}


@pytest.mark.parametrize("type_", CURATED)
def test_what_news_of_the_war_names_is_known_as_what_it_is(gazetteer: Gazetteer, type_: str) -> None:
    for name in CURATED[type_].split("; "):
        found = [gazetteer.place(e.entity) for e in gazetteer.entries(key(name)) if e.section == "places"]
        assert type_ in {p.type for p in found if p is not None}, name


def test_a_file_that_was_edited_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    for name in ("Zzqaz", "Zzwsx"):
        file.write_text(f"places:\n- {{id: my-zz, name: {name}, type: village}}\n")
        found = load_gazetteer([file]).place("my-zz")
        assert found is not None
        assert found.name == name


def test_the_twin_of_fuah_lies_beside_it(gazetteer: Gazetteer) -> None:
    """Kefraya near Idlib, not its namesake 49 km off in Maarrat al-Numan."""
    best = max((gazetteer.place(e.entity) for e in gazetteer.lookup("Kefraya")), key=lambda p: p.importance if p else 0)
    assert best is not None
    assert best.point is not None
    assert kilometres(best.point, (35.99, 36.68)) < 2


@pytest.mark.parametrize(
    ("point", "says"),
    [
        ("[36.84, 35.59]", "has latitude and longitude swapped; write [35.59, 36.84]"),
        ("[35.34, 40.14]", "km outside of Hamah, where its parent has it"),
        ("[35.3, 36.7]", None),
    ],
)
def test_lint_sees_points_outside_of_their_governorate(tmp_path: Path, point: str, says: str | None) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"places:\n- {{id: my-zz, name: Zzqaz, type: village, parent: SY05, point: {point}}}\n")
    errors = lint_path(file).errors
    assert len(errors) == (says is not None)
    assert says is None or says in errors[0]


def test_lint_sees_an_alias_that_another_place_there_bears(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "places:\n"
        "- {id: my-a, name: Zzqaz, type: town, parent: SY05, point: [35.3, 36.7], aliases: [{text: Zzwsx, strength: weak}]}\n"
        "- {id: my-b, name: Zzwsx, type: village, parent: SY05, point: [35.1, 36.75]}\n"
        "- {id: my-c, name: Zzwsx, type: village, parent: SY04, point: [34.7, 36.7]}\n"
    )
    (finding,) = lint_path(file).findings
    assert "alias 'Zzwsx' of 'my-a' is the name of 'my-b', 23 km off in the same governorate" in finding


def test_outlines_hold_the_governorates_seats(gazetteer: Gazetteer) -> None:
    for pcode in [f"SY{n:02}" for n in range(1, 15)]:
        seat = gazetteer.place(gazetteer.place(pcode).seat or "")  # type: ignore[union-attr]
        outline = outline_of(pcode)
        assert seat is not None
        assert outline is not None
        assert seat.point is not None
        assert outline.outside_by(seat.point) < 6, pcode
    # Damascus to the outline of Aleppo Governorate, measured on a map: some 250 km.
    aleppo = outline_of("SY02")
    assert aleppo is not None
    assert 230 < aleppo.outside_by((33.51, 36.29)) < 270


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("places:\n- {id: a, name: A, type: region, radius_km: -5}\n", "radius_km -5.0 is no distance"),
        ("places:\n- {id: a, name: A, type: region, radius_km: .inf}\n", "radius_km inf is no distance"),
        ("places:\n- {id: a, name: A, type: village, parent: hts}\n", "parent 'hts' of 'a' is no place"),
        ("groups:\n- {id: g, name: G, type: military, active: {from: 2020-13-45}}\n", "'2020-13-45' is no day"),
        ("groups:\n- {id: g, name: G, type: military, relations: [{type: merged_into, id: SY07}]}\n", "'SY07' of 'g' is no group"),
        ("redirects: {x: [a, b]}\n", ":1: redirect 'x' must name one id"),
    ],
)  # fmt: skip
def test_impossible_values_are_errors(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "MINE.YAML"
    file.write_text(text)
    errors = lint_path(tmp_path).errors
    assert [says in e for e in errors] == [True]
    with pytest.raises(GazetteerError, match=re.escape(says)):
        load_gazetteer([tmp_path])
