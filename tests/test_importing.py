"""Importing: which record a row is, what it fills, and that nothing said before is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import GazetteerError
from newsparse.gazetteer import load_gazetteer
from newsparse.gazetteer.compiled import shipped_records
from newsparse.gazetteer.importing import READERS, import_file
from newsparse.gazetteer.importing.merging import importance
from newsparse.gazetteer.importing.ocha import names_of_community
from newsparse.gazetteer.importing.writing import render
from newsparse.gazetteer.loading import read_all
from newsparse.gazetteer.schema import Name, Place
from tests.conftest import Run

TABLE = """name,lat,lon,type,names,name_ar,governorate,district,events,source
Kafr Nabel,35.6145,36.5605,town,Kafranbel;Kafr Nubbel,,Idlib,,40,field list
Tell Mawzan,36.9912,40.1034,village,Girê Mozan,تل موزان,Hasakah,Al-Hasakah,3,field list
Tall Mawzan,36.9914,40.1040,village,,,Hasakah,,,field list
Nowhere,,,village,,,,,,field list
"""

GEONAMES = "\n".join(
    "\t".join(cells)
    for cells in [
        ("170063", "Ḩalab", "Halab", "Alep,Aleppo,Aleppo City,حلب", "36.20124", "37.16117", "P", "PPLA", "SY", "", "09", "", "", "", "1602264", "", "379", "Asia/Damascus", "2019-09-05"),
        ("99000001", "Tall Zanbur", "Tall Zanbur", "Tell Zanbour,تل زنبور", "36.41100", "37.90200", "P", "PPL", "SY", "", "09", "", "", "", "0", "", "400", "Asia/Damascus", "2012-01-17"),
        ("99000002", "Zanbur Stream", "Zanbur Stream", "", "36.41200", "37.90300", "H", "STMI", "SY", "", "09", "", "", "", "0", "", "400", "Asia/Damascus", "2012-01-17"),
        ("99000003", "Elsewhere", "Elsewhere", "", "33.9", "35.5", "P", "PPL", "LB", "", "04", "", "", "", "0", "", "10", "Asia/Beirut", "2012-01-17"),
    ]
)  # fmt: skip

OCHA = {
    "2018": (
        "admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode,admin3Name_en,admin3Pcode,admin4Name_en,admin4Name_ar,admin4Pcode,Latitude_y,Longitude_x\n"
        "Raqqa,SY11,Ar-Raqqa,SY1101,Ar-Raqqa,SY110100,Khirbet Zayd,خربة زيد,C9901,36.11,39.21\n"
    ),
    "2021": (
        "ADM1_EN;ADM1_PCODE;ADM2_EN;ADM2_PCODE;ADM3_EN;ADM3_PCODE;ADM4_EN;ADM4_AR;ADM4_PCODE;LATITUDE;LONGITUDE\n"
        "Raqqa;SY11;Ar-Raqqa;SY1101;Ar-Raqqa;SY110100;Khirbet Zayd;خربة زيد;C9901;36.11;39.21\n"
    ),
}

WIKIDATA = {
    "csv": (
        "item,itemLabel,itemLabelAr,coord,typeLabel,alias,adminLabel,geonames\n"
        "http://www.wikidata.org/entity/Q990001,Ayn Zubayda,عين زبيدة,Point(37.5 36.1),village,Ein Zubeida|Ain Zbeida,Aleppo,\n"
        "http://www.wikidata.org/entity/Q990002,Q990002,,Point(37.5 36.1),village,,,\n"
    ),
    "json": (
        '{"head": {"vars": ["item"]}, "results": {"bindings": [{"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q990001"}, '
        '"itemLabel": {"type": "literal", "value": "Ayn Zubayda"}, "itemLabelAr": {"value": "عين زبيدة"}, '
        '"coord": {"value": "Point(37.5 36.1)"}, "typeLabel": {"value": "village in Syria"}, "alias": {"value": "Ein Zubeida|Ain Zbeida"}}]}}'
    ),
}


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_merged_and_says_why(tmp_path: Path) -> None:
    into = tmp_path / "mine"
    merged = import_file("table", written(tmp_path, "list.csv", TABLE), into)
    known, new, again, left_out = merged.lines
    assert "'Kafr Nabel' is" in known
    assert "same name, 0." in known
    assert "'Tell Mawzan' as ha:tell-mawzan in SY0800" in new
    assert "'Tall Mawzan' is ha:tell-mawzan" in again
    assert "left out" in left_out
    assert "no coordinates" in left_out
    place = load_gazetteer([into]).place("ha:tell-mawzan")
    assert place is not None
    assert (place.name_ar, place.parent, place.point, place.sources) == (
        "تل موزان",
        "SY0800",
        (36.9912, 40.1034),
        ["field list"],
    )
    assert "Girê Mozan" in place.aliases


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    into = tmp_path / "mine"
    file = written(tmp_path, "list.csv", TABLE)
    import_file("table", file, into)
    before = {f: f.read_bytes() for f in into.iterdir()}
    merged = import_file("table", file, into)
    assert (merged.new, merged.filled, merged.same) == (0, 0, 3)
    assert {f: f.read_bytes() for f in into.iterdir()} == before


def test_what_a_hand_wrote_stays_to_the_letter(tmp_path: Path) -> None:
    into = tmp_path / "mine"
    into.mkdir()
    mine = written(
        into,
        "villages.yaml",
        "# My villages.\nplaces:\n# Seen on the ground in May.\n- id: ha:mine\n  name:   Tell Mawzan   # not Mozan\n  type: village\n"
        "  parent: SY0800\n  point: [36.991, 40.103]\n- id: ha:other\n  name: 'Other'   # quoted\n  type: village\n  parent: SY0800\n"
        "  point: [36.2, 40.3]\nredirects:\n  ha:old: ha:other\n",
    )
    import_file("table", written(tmp_path, "list.csv", TABLE), into)
    text = mine.read_text(encoding="utf-8")
    assert text.startswith("# My villages.\nplaces:\n# Seen on the ground in May.\n- id: ha:mine\n")
    assert "- id: ha:other\n  name: 'Other'   # quoted\n" in text
    assert "  name:   Tell Mawzan   # not Mozan\n  type: village\n  parent: SY0800\n  point: [36.991, 40.103]\n" in text
    assert text.endswith("redirects:\n  ha:old: ha:other\n")
    place = load_gazetteer([into]).place("ha:mine")
    assert place is not None
    assert (place.name, place.point, place.name_ar) == ("Tell Mawzan", (36.991, 40.103), "تل موزان")


MINE = """places:
- id: my:zzoqaz
  name: Zzoqaz
  type: village
  parent: SY05
  point: [35.29, 36.74]
- id: my:second  # checked by hand
  name: Secondqaz
  type: village
  parent: SY05
# a note on the third

- name: Thirdqaz
  id: my:third
  type: village
  parent: SY05
- id: "my:fourth"
  name: Fourthqaz
  type: village
  parent: SY05
organizations: []
"""
ROW = "name,lat,lon,governorate,wikidata\nZzoqaz,35.29,36.74,Hama,Q991\n"


@pytest.mark.parametrize("form", ["plain", "indented", "crlf", "bom"])
def test_every_way_of_writing_a_list_keeps_its_records(tmp_path: Path, form: str) -> None:
    text = MINE
    if form == "indented":
        head, rest = MINE.split("\n", 1)
        body, tail = rest.split("organizations", 1)
        text = head + "\n" + "".join(f"  {x}\n" if x else "\n" for x in body.splitlines()) + "organizations" + tail
    data = text.replace("\n", "\r\n") if form == "crlf" else ("\ufeff" + text if form == "bom" else text)
    into = tmp_path / "mine"
    into.mkdir()
    file = into / "hama.yaml"
    file.write_bytes(data.encode("utf-8"))
    file.chmod(0o640)
    merged = import_file("table", written(tmp_path, "row.csv", ROW), into)
    assert (merged.new, merged.filled) == (0, 1)
    records = read_all([into], shipped_records()).records
    assert {"my:zzoqaz", "my:second", "my:third", "my:fourth"} <= set(records)
    after = file.read_bytes().decode("utf-8")
    assert ("\r\n" in after, after.startswith("\ufeff")) == (form == "crlf", form == "bom")
    assert "# checked by hand" in after
    assert "# a note on the third" in after
    assert after.replace("\r\n", "\n").endswith("organizations: []\n")
    assert [f.name for f in into.iterdir()] == ["hama.yaml"]
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("text", ["places: []\n", "places:  # mine\n", "", "people: []\n", "# nothing yet\n"])
def test_an_empty_file_is_filled(tmp_path: Path, text: str) -> None:
    into = tmp_path / "mine"
    into.mkdir()
    (into / "hama.yaml").write_text(text, encoding="utf-8")
    import_file("table", written(tmp_path, "row.csv", ROW), into)
    assert load_gazetteer([into]).place("hm:zzoqaz") is not None


def test_a_field_is_changed_where_it_stands_and_comments_stay(tmp_path: Path) -> None:
    into = tmp_path / "mine"
    into.mkdir()
    before = (
        "places:\n- id: ha:mine # mine\n  name: Tell Mawzan\n  # two spellings\n  aliases: [Mozan]\n  # near the well\n  type: village\n"
        "  parent: SY0800\n  country: SY\n  point: [36.991, 40.103]\n  unverified: [point]  # to be checked\n"
    )
    mine = written(into, "villages.yaml", before)
    import_file("table", written(tmp_path, "list.csv", TABLE), into)
    text = mine.read_text(encoding="utf-8")
    assert text.startswith(
        "places:\n- id: ha:mine # mine\n  name: Tell Mawzan\n  # two spellings\n  aliases: [Mozan, Girê Mozan]\n  # near the well\n"
    )
    assert "unverified" not in text
    assert "  point: [36.9912, " in text
    assert "  name_ar: تل موزان\n" in text


@pytest.mark.parametrize("text", ["places: [{id: 'my:a', name: A, type: village}]\n", "- id: a\n", "places: {a: b\n"])
def test_a_file_that_cannot_be_changed_safely_is_left_alone(tmp_path: Path, text: str) -> None:
    into = tmp_path / "mine"
    into.mkdir()
    file = into / "hama.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"hama\.yaml"):
        import_file("table", written(tmp_path, "row.csv", ROW), into)
    assert file.read_text(encoding="utf-8") == text


def test_a_subdistrict_counts_only_within_the_governorate_that_the_row_names(tmp_path: Path) -> None:
    file = written(tmp_path, "s.csv", "name,lat,lon,governorate,subdistrict\nZzoqaz,35.29,36.74,Hama,Suran\n")
    merged = import_file("table", file, tmp_path / "mine", dry_run=True)
    parent = next(iter(merged.changed.values())).parent
    assert parent is not None
    assert parent.startswith("SY05")


def test_rows_cut_short_and_absurd_numbers_are_no_crash(tmp_path: Path) -> None:
    text = "name,lat,lon,events,population\nFoo\nZz\x0boqaz,35.29,36.74,-5,-5000\n"
    merged = import_file("table", written(tmp_path, "s.csv", text), tmp_path / "mine", dry_run=True)
    assert (merged.left_out, merged.new) == (1, 1)


def test_wikidata_types_are_whole_words(tmp_path: Path) -> None:
    rows = "".join(
        f"http://www.wikidata.org/entity/Q9900{i},Place{'abc'[i]},Point(37.{i} 36.1),{kind}\n"
        for i, kind in enumerate(["neighborhood of Damascus", "battle", "village in Syria"])
    )
    file = written(tmp_path, "q.csv", "item,itemLabel,coord,typeLabel\n" + rows)
    merged = import_file("wikidata", file, tmp_path / "mine", dry_run=True)
    assert [p.type for p in merged.changed.values()] == ["neighbourhood", "village"]


def test_geonames(tmp_path: Path) -> None:
    merged = import_file("geonames", written(tmp_path, "SY.txt", GEONAMES), tmp_path / "mine")
    assert (merged.new, merged.filled, merged.left_out) == (1, 1, 2)
    assert "same gn:170063" in merged.lines[0]
    assert [line.partition(": ")[2] for line in merged.lines[2:]] == [
        "'Zanbur Stream': its feature code 'STMI' is of no place that news names",
        "'Elsewhere': lies in 'LB', not in Syria",
    ]
    place = load_gazetteer([tmp_path / "mine"]).place("gn:99000001")
    assert place is not None
    assert (place.name, place.type, place.name_ar, place.geonames) == ("Tall Zanbur", "village", "تل زنبور", 99000001)
    assert place.unverified == ["parent"]
    area = load_gazetteer([tmp_path / "mine"]).area_of(place, "governorate")
    assert area is not None
    assert area.id == "SY02"


@pytest.mark.parametrize("year", OCHA)
def test_ocha(tmp_path: Path, year: str) -> None:
    import_file("ocha", written(tmp_path, "communities.csv", OCHA[year]), tmp_path / "mine")
    place = load_gazetteer([tmp_path / "mine"]).place("C9901")
    assert place is not None
    assert (place.name, place.name_ar, place.parent, place.pcode) == ("Khirbet Zayd", "خربة زيد", "SY110100", "C9901")
    assert place.unverified == []


@pytest.mark.parametrize("kind", WIKIDATA)
def test_wikidata(tmp_path: Path, kind: str) -> None:
    merged = import_file("wikidata", written(tmp_path, f"query.{kind}", WIKIDATA[kind]), tmp_path / "mine")
    assert merged.new == 1
    place = next(iter(merged.changed.values()))
    assert (place.name, place.wikidata, place.point) == ("Ayn Zubayda", "Q990001", (36.1, 37.5))
    assert place.name_ar == "عين زبيدة"


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    merged = import_file("table", written(tmp_path, "list.csv", TABLE), tmp_path / "mine", dry_run=True)
    assert merged.new == 1
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("table", "", "no column"),
        ("table", "name,lat\nx,1\n", ":1: no column lon"),
        ("geonames", "one two three\n", ":1: 1 columns"),
        ("ocha", "a,b\n1,2\n", ":2: no column for the community's name and p-code"),
    ],
)
def test_faults_are_named_with_file_and_line(tmp_path: Path, kind: str, text: str, says: str) -> None:
    with pytest.raises(GazetteerError, match=r"list\.csv") as error:
        import_file(kind, written(tmp_path, "list.csv", text), tmp_path / "mine")
    assert says in str(error.value)
    assert not (tmp_path / "mine").exists()


def test_json_that_is_no_answer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="not the JSON of a Wikidata query"):
        import_file("wikidata", written(tmp_path, "query.json", "[" * 100_000), tmp_path / "mine")


@given(data=st.binary(max_size=300), kind=st.sampled_from(sorted(READERS)))
def test_readers_survive_anything(data: bytes, kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("any") / "any.csv"
    file.write_bytes(data)
    try:
        rows, fault = list(READERS[kind](file)), ""
    except GazetteerError as error:
        rows, fault = [], str(error)
    assert "\n" not in fault
    assert all(row.where for row in rows)


@given(
    name=st.text(min_size=1, max_size=30).filter(lambda t: t.strip() == t and t.isprintable()),
    point=st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    weak=st.booleans(),
)
def test_a_written_record_reads_as_it_was(
    name: str, point: tuple[float, float], weak: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    alias: str | Name = Name(text=name, strength="weak") if weak else name
    place = Place(id="xx:1", name=name, type="village", country="SY", aliases=[alias], point=point)
    file = tmp_path_factory.mktemp("one") / "one.yaml"
    file.write_text("places:\n" + render(place), encoding="utf-8")
    assert read_all([file]).records["xx:1"].entity == place


def test_importance_rises_with_events_and_people_and_stays_a_prior() -> None:
    assert importance(None, None) == 0.1
    assert 0.1 < importance(5, None) < importance(50, None) <= importance(10**9, 10**9) == 0.6
    assert importance(None, 200_000) > importance(None, 2_000) > 0.1


def test_the_command(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "list.csv", TABLE)
    into = str(tmp_path / "mine")
    done = run("gazetteer", "import", "table", str(file), "--into", into)
    assert done.returncode == 0
    assert done.stdout.endswith(f"\n1 new, 1 filled, written to {into}; 1 known already, 1 left out\n")
    found = run("gazetteer", "lookup", "Girê Mozan", "--gazetteer", into).stdout
    assert found.startswith("ha:tell-mawzan")
    missing = run("gazetteer", "import", "geonames", str(tmp_path / "none.txt"))
    assert missing.returncode == 2
    assert missing.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("english", "arabic", "areas", "names", "names_ar"),
    [
        ("Khirbet Zayd", "خربة زيد", ["Ar-Raqqa"], ["Khirbet Zayd"], ["خربة زيد"]),
        (
            "Zanburiyeh - Burj Zanbur",
            "الزنبورية_برج زنبور",
            ["Sarin"],
            ["Zanburiyeh", "Burj Zanbur"],
            ["الزنبورية", "برج زنبور"],
        ),
        ("Zanbur - Tadaf", "زنبور (تادف)", ["Tadaf"], ["Zanbur"], ["زنبور"]),
        ("Zanbur(Al-Bab)", "زنبور (الباب)", ["Al Bab"], ["Zanbur"], ["زنبور"]),
        ("Zanbur - Elbab", "زنبور- الباب", ["Al Bab"], ["Zanbur"], ["زنبور"]),
        ("Zanbur", "زنبور (اعزاز)", ["Suran", "A'zaz"], ["Zanbur"], ["زنبور"]),
        ("Big Zanbura", "زنبورة كبيرة", [], ["Zanbura Kabira", "Big Zanbura"], ["زنبورة كبيرة"]),
        ("Lower Zanbur", "زنبور تحتاني", [], ["Zanbur Tahtani", "Lower Zanbur"], ["زنبور تحتاني"]),
        ("Tal Elzanbur", "تل الزنبور", [], ["Tal al-Zanbur"], ["تل الزنبور"]),
        ("Elias Zanbur", "الياس زنبور", [], ["Elias Zanbur"], ["الياس زنبور"]),
        ("Zanbur", "", [], ["Zanbur"], []),
    ],
)
def test_what_ocha_writes_in_one_cell_is_taken_apart(
    english: str, arabic: str, areas: list[str], names: list[str], names_ar: list[str]
) -> None:
    assert names_of_community(english, arabic, areas) == (names, names_ar)


COMMUNITIES = (
    "admin1Pcode,admin2Pcode,admin3Name_en,admin3Pcode,admin4Name_en,admin4Name_ar,admin4Pcode,Latitude_y,Longitude_x\n"
    "SY02,SY0206,Sarin,SY020602,{0},{1},C9901,{2},{3}\n"
)
VILLAGE = "places:\n- id: my:zanburiyah\n  name: Zanburiyah Kabirah\n  type: village\n  parent: {0}\n  point: [36.600, 38.300]\n"


@pytest.mark.parametrize(
    ("name", "arabic", "lat", "same"),
    [
        ("Big Zanboryeh", "زنبورية كبيرة", "36.601", True),
        ("Big Zanboryeh", "زنبورية كبيرة", "36.640", False),
        ("Little Zanboryeh", "زنبورية صغيرة", "36.601", False),
        ("Tal Akhdar", "تل أخضر", "36.601", False),
    ],
)
def test_a_name_like_it_on_the_same_spot_is_the_same_village(
    tmp_path: Path, name: str, arabic: str, lat: str, same: bool
) -> None:
    into = tmp_path / "mine"
    into.mkdir()
    written(into, "mine.yaml", VILLAGE.format("SY0206"))
    merged = import_file("ocha", written(tmp_path, "c.csv", COMMUNITIES.format(name, arabic, lat, "38.301")), into)
    place = load_gazetteer([into]).place("my:zanburiyah")
    assert place is not None
    assert (merged.filled, merged.new) == ((1, 0) if same else (0, 1))
    assert place.pcode == ("C9901" if same else None)


def test_a_row_with_the_name_itself_goes_before_one_that_is_only_like_it(tmp_path: Path) -> None:
    into = tmp_path / "mine"
    into.mkdir()
    written(into, "mine.yaml", VILLAGE.format("SY0206"))
    both = COMMUNITIES.format("Big Zanbureh", "زنبورة كبيرة", "36.600", "38.300") + (
        "SY02,SY0206,Sarin,SY020602,Big Zanburiyeh,زنبورية كبيرة,C9902,36.605,38.300\n"
    )
    import_file("ocha", written(tmp_path, "c.csv", both), into)
    gazetteer = load_gazetteer([into])
    named = gazetteer.place("my:zanburiyah")
    other = gazetteer.place("C9901")
    assert named is not None
    assert named.pcode == "C9902"
    assert other is not None


@pytest.mark.parametrize(
    ("parent", "becomes", "says"),
    [
        ("SY0206", "SY020602", "parent SY020602"),
        ("SY02", "SY020602", "parent SY020602"),
        ("SY0205", "SY0205", "the row has it in SY020602, the record in SY0205"),
        ("SY0206\n  unverified: [parent]", "SY020602", "parent SY020602"),
        ("SY0205\n  unverified: [parent]", "SY020602", "parent SY020602"),
    ],
)
def test_an_area_is_made_narrower_but_never_another(tmp_path: Path, parent: str, becomes: str, says: str) -> None:
    into = tmp_path / "mine"
    into.mkdir()
    written(into, "mine.yaml", VILLAGE.format(parent))
    rows = COMMUNITIES.format("Big Zanburiyeh", "زنبورية كبيرة", "36.601", "38.301")
    merged = import_file("ocha", written(tmp_path, "c.csv", rows), into)
    place = load_gazetteer([into]).place("my:zanburiyah")
    assert place is not None
    assert place.parent == becomes
    assert says in merged.lines[0]


def test_names_that_may_be_a_word_a_man_or_a_town_need_support(tmp_path: Path) -> None:
    weak = {"Zanbur": False, "Abu Zanbur": True, "Sheikh Ahmad": True, "Garden": True, "Maydan": True}
    header, row = COMMUNITIES.splitlines()
    rows = [
        row.format(name, "", f"36.{45 + at}", "38.25").replace("C9901", f"C990{at}")
        for at, name in enumerate(weak, start=1)
    ]
    import_file("ocha", written(tmp_path, "c.csv", "\n".join([header, *rows]) + "\n"), tmp_path / "mine")
    gazetteer = load_gazetteer([tmp_path / "mine"])
    for at, (name, expected) in enumerate(weak.items(), start=1):
        place = gazetteer.place(f"C990{at}")
        assert place is not None, name
        assert (place.strength == "weak") is expected, name


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("table", "name,lat,lon\nx,north,1\n", ":2: 'north', '1' are no degrees"),
        ("table", "name,lat,lon\nx,99,1\n", ":2: 99, 1 is not latitude"),
        ("table", "name,lat,lon,type\nx,35,36,castle\n", ":2: type 'castle' is none of"),
        ("table", "name,lat,lon,events\nx,35,36,many\n", ":2: 'many' is no number"),
        ("wikidata", "item,itemLabel,coord\nhttp://x/y,Name,Point(1 2)\n", ":2: no Wikidata item"),
        ("ocha", "ADM4_EN,ADM4_PCODE,lat,lon\n,C1000,35,36\n", ":2: no name or no p-code"),
    ],
)
def test_a_bad_row_is_left_out_and_named(tmp_path: Path, kind: str, text: str, says: str) -> None:
    merged = import_file(kind, written(tmp_path, "list.csv", text), tmp_path / "mine")
    assert (merged.new, merged.filled, merged.left_out) == (0, 0, 1)
    assert merged.lines[0].startswith("left out  ")
    assert says in merged.lines[0]


def test_good_rows_beside_bad_ones_are_taken(tmp_path: Path) -> None:
    text = "name,lat,lon,type\nZzaqaz,35.2,36.7,castle\nZzbqaz,north,36.7,\nZzcqaz,35.3,36.75,military base\n"
    merged = import_file("table", written(tmp_path, "list.csv", text), tmp_path / "mine")
    assert (merged.new, merged.left_out) == (1, 2)
    (place,) = merged.changed.values()
    assert (place.name, place.type) == ("Zzcqaz", "military_base")


def test_a_code_at_another_spot_joins_nothing(tmp_path: Path) -> None:
    """Kafr Nabl's GeoNames id on a point 30 km off: one of the two is wrong, and neither is changed."""
    text = "name,lat,lon,geonames\nKafr Zzqaz,35.9,36.6,168661\n"
    merged = import_file("table", written(tmp_path, "list.csv", text), tmp_path / "mine")
    assert (merged.new, merged.filled, merged.left_out) == (0, 0, 1)
    assert "has the gn:168661 of 'gn:168661' but lies" in merged.lines[0]


@pytest.mark.parametrize(
    ("point", "says"),
    [
        ("40.7,36.5", "latitude and longitude are swapped; write 36.5, 40.7"),
        ("10,10", "10.0, 10.0 lies outside of Syria"),
    ],
)
def test_a_point_that_no_place_of_syria_has_is_left_out(tmp_path: Path, point: str, says: str) -> None:
    merged = import_file("table", written(tmp_path, "list.csv", f"name,lat,lon\nZzqaz,{point}\n"), tmp_path / "mine")
    assert (merged.new, merged.left_out) == (0, 1)
    assert says in merged.lines[0]


def test_every_row_of_an_answer_gets_a_line(tmp_path: Path) -> None:
    text = (
        "item,itemLabel,coord,typeLabel\n"
        "http://x/Q1,Zzqaz,Point(36.7 35.2),village\nhttp://x/Q2,,Point(36.7 35.2),village\n"
        "http://x/Q3,Q3,Point(36.7 35.2),village\nhttp://x/Q4,Zzopera,Point(36.7 35.2),opera house\n"
    )
    merged = import_file("wikidata", written(tmp_path, "list.csv", text), tmp_path / "mine")
    assert (len(merged.lines), merged.new, merged.left_out) == (4, 1, 3)


def test_a_row_with_too_many_cells_is_left_out(tmp_path: Path) -> None:
    merged = import_file("table", written(tmp_path, "list.csv", "name,lat,lon\nZz,qaz,35.2,36.7\n"), tmp_path / "mine")
    assert (merged.new, merged.left_out) == (0, 1)
    assert "more cells than the header" in merged.lines[0]
