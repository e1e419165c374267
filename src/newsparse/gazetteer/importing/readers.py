"""Readers: a plain table, the GeoNames dump of a country, OCHA's communities, a Wikidata query's answer."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar, cast, get_args

from newsparse.errors import GazetteerError
from newsparse.gazetteer.importing.ocha import names_of_community
from newsparse.gazetteer.importing.rows import CellError, Fault, Row
from newsparse.gazetteer.schema import PlaceType

_TOO_MANY = "\0"
"""The column of a row that has more cells than there are columns."""
_Cells = TypeVar("_Cells")
_TYPES = frozenset(get_args(PlaceType))
_WKT_POINT = re.compile(r"Point\(\s*(-?\d{1,3}(?:\.\d+)?)\s+(-?\d{1,2}(?:\.\d+)?)\s*\)", re.IGNORECASE)
_ARABIC = re.compile("[\u0600-\u06ff]")

_GEONAMES_COLUMNS = 19
_GEONAMES_TYPES: dict[str, PlaceType] = {
    "PPLC": "city", "PPLA": "city", "PPLA2": "town", "PPLA3": "town", "PPLA4": "town", "PPL": "village", "PPLL": "village",
    "PPLF": "village", "PPLX": "neighbourhood", "HLL": "hill", "HLLS": "hill", "MT": "mountain", "MTS": "mountain",
    "PK": "hill", "DAM": "dam", "BDG": "bridge", "AIRP": "airport", "AIRF": "airport", "AIRB": "airbase",
    "INSM": "military_base", "OILF": "oil_field", "GASF": "gas_field", "OILR": "industrial_site", "PRN": "prison",
    "HSP": "hospital", "CMPRF": "camp", "CMP": "camp", "PSTB": "crossing", "LK": "lake", "RSV": "lake", "STM": "river",
    "ISL": "island", "RGN": "region", "PLN": "region", "VAL": "region", "DSRT": "region", "FRM": "village",
}  # fmt: skip
"""GeoNames feature codes (http://www.geonames.org/export/codes.html) that are places of news; others are left out."""
_GEONAMES_ADM1 = dict(
    zip(
        [f"{n:02}" for n in range(1, 15)],
        ["SY-HA", "SY-LA", "SY-QU", "SY-RA", "SY-SU", "SY-DR", "SY-DY", "SY-RD", "SY-HL", "SY-HM", "SY-HI", "SY-ID", "SY-DI", "SY-TA"],
        strict=True,
    )
)  # fmt: skip
"""GeoNames' codes of the governorates (admin1CodesASCII.txt) → ISO 3166-2."""

_WIKIDATA_TYPES: tuple[tuple[str, PlaceType], ...] = (
    ("refugee camp", "camp"), ("prison", "prison"), ("air base", "airbase"), ("airbase", "airbase"), ("airport", "airport"),
    ("dam", "dam"), ("bridge", "bridge"), ("border crossing", "crossing"), ("gas field", "gas_field"), ("oil field", "oil_field"),
    ("neighbou?rhood", "neighbourhood"), ("quarter", "neighbourhood"), ("hospital", "hospital"), ("hill", "hill"), ("mountain", "mountain"), ("river", "river"),
    ("lake", "lake"), ("city\\b", "city"), ("town", "town"), ("village", "village"), ("human settlement", "village"),
)  # fmt: skip


def read_table(file: Path) -> Iterator[Row | Fault]:
    """A CSV file with a header: `name`, `lat`, `lon`, and any of the other columns.

    These are `type`, `names` (parted by ;), `name_ar`, `governorate`,
    `district`, `subdistrict`, `pcode`, `geonames`, `wikidata`, `events`,
    `population`, `source`.
    """
    rows = _csv_rows(file, needed={"name", "lat", "lon"})
    return _each(rows, lambda where, cells: _table_row(where, cells, file.name))


def _each(rows: Iterable[tuple[str, _Cells]], make: Callable[[str, _Cells], Row]) -> Iterator[Row | Fault]:
    """What is made of the rows; a row with a bad cell, and one that is no place of news, is a fault."""
    for where, cells in rows:
        if isinstance(cells, dict) and _TOO_MANY in cells:
            yield Fault(where, "more cells than the header; is a cell with commas unquoted?")
            continue
        try:
            yield make(where, cells)
        except CellError as error:
            yield Fault(where, str(error))


def _table_row(where: str, cells: Mapping[str, str], source: str) -> Row:
    return Row(
        where=where,
        name=cells["name"],
        type=_type(cells.get("type", "") or "village"),
        source=cells.get("source") or source,
        point=_point(cells["lat"], cells["lon"]),
        names=_parted(cells.get("names", ""), ";"),
        name_ar=cells.get("name_ar") or None,
        areas=tuple((k, a) for k in ("subdistrict", "district", "governorate") if (a := cells.get(k, ""))),
        pcode=cells.get("pcode") or None,
        geonames=_whole(cells.get("geonames", "")),
        wikidata=cells.get("wikidata") or None,
        events=_whole(cells.get("events", "")),
        population=_whole(cells.get("population", "")),
    )


def read_geonames(file: Path) -> Iterator[Row | Fault]:
    """A country file of GeoNames' dump (`SY.txt`): 19 columns parted by tabs, no header."""
    return _each(_geonames_lines(file), _geonames_row)


def _geonames_lines(file: Path) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(_text(file).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{file}:{number}"
        cells = line.rstrip("\r").split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            raise GazetteerError(
                f"{where}: {len(cells)} columns parted by tabs where a GeoNames country file has {_GEONAMES_COLUMNS}; "
                "is it an unpacked XX.txt of download.geonames.org/export/dump?"
            )
        yield where, cells


def _geonames_row(where: str, cells: Sequence[str]) -> Row:
    type_ = _GEONAMES_TYPES.get(cells[7])
    if cells[8] != "SY":
        raise CellError(f"'{cells[1]}': lies in '{cells[8]}', not in Syria")
    if type_ is None:
        raise CellError(f"'{cells[1]}': its feature code '{cells[7]}' is of no place that news names")
    others = _parted(cells[3], ",")
    return Row(
        where=where,
        name=cells[2] or cells[1],
        type=type_,
        source="GeoNames",
        point=_point(cells[4], cells[5]),
        names=(cells[1], *(n for n in others if not _ARABIC.search(n))),
        name_ar=next((n for n in others if _ARABIC.search(n)), None),
        areas=tuple(("governorate", a) for a in (_GEONAMES_ADM1.get(cells[10]),) if a),
        geonames=_whole(cells[0]),
        population=_whole(cells[14]),
    )


def read_ocha(file: Path) -> Iterator[Row | Fault]:
    """OCHA's populated places (COD, level 4) saved as CSV; its headers differ by year: ADM4_EN, admin4Name_en, adm4_name."""
    return _each(_csv_rows(file, needed=set()), _ocha_row)


def _ocha_row(where: str, cells: Mapping[str, str]) -> Row:
    known = {_ocha_header(k): v for k, v in cells.items()}
    if not {"pcode4", "name4en"} <= known.keys():
        raise GazetteerError(
            f"{where}: no column for the community's name and p-code (ADM4_EN and ADM4_PCODE, or admin4Name_en and "
            "admin4Pcode); save the sheet of populated places as CSV"
        )
    if not known["pcode4"] or not known["name4en"]:
        raise CellError("no name or no p-code")
    named = [n for level in "321" if (n := known.get(f"name{level}en", ""))]
    latin, arabic = names_of_community(known["name4en"], known.get("name4ar", ""), named)
    return Row(
        where=where,
        name=latin[0] if latin else known["name4en"],
        type="village",
        source="OCHA COD",
        point=_point(known.get("lat", ""), known.get("lon", "")),
        names=(*latin[1:], *arabic[1:]),
        name_ar=arabic[0] if arabic else None,
        areas=tuple(("", a) for n in "321" if (a := known.get(f"pcode{n}", ""))),
        pcode=known["pcode4"],
    )


def read_wikidata(file: Path) -> Iterator[Row | Fault]:
    """A query's answer from query.wikidata.org, as CSV or JSON.

    Its variables are item, itemLabel, coord (a WKT point), and any of
    itemLabelAr, typeLabel, alias (parted by |), adminLabel, geonames,
    population. Items of a type that is no place of news are left out.
    """
    return _each(_answers(file), _wikidata_row)


def _wikidata_row(where: str, cells: Mapping[str, str]) -> Row:
    name, match = cells.get("itemLabel", ""), _WKT_POINT.search(cells.get("coord", ""))
    item = cells.get("item", "").rpartition("/")[2]
    if not re.fullmatch(r"Q\d+", item):
        raise CellError("no Wikidata item (Q…) under 'item'; select ?item ?itemLabel ?coord")
    if not name or re.fullmatch(r"Q\d+", name):
        raise CellError(f"{item} has no label")
    kind = cells.get("typeLabel", "").lower() or "village"
    type_ = next((t for word, t in _WIKIDATA_TYPES if re.search(rf"\b{word}", kind.partition(" of ")[0])), None)
    if type_ is None:
        raise CellError(f"'{name}' is a {kind}, which is no place of news")
    return Row(
        where=where,
        name=name,
        type=type_,
        source="Wikidata",
        point=_point(match[2], match[1]) if match else None,
        names=_parted(cells.get("alias", ""), "|"),
        name_ar=cells.get("itemLabelAr") or None,
        areas=tuple(("", a) for a in (cells.get("adminLabel", ""),) if a),
        geonames=_whole(cells.get("geonames", "")),
        wikidata=item,
        population=_whole(cells.get("population", "")),
    )


READERS: Mapping[str, Callable[[Path], Iterator[Row | Fault]]] = {
    "table": read_table,
    "geonames": read_geonames,
    "ocha": read_ocha,
    "wikidata": read_wikidata,
}


def _answers(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    if file.suffix.lower() != ".json":
        yield from _csv_rows(file, needed={"item", "itemLabel", "coord"})
        return
    try:
        data = json.loads(_text(file))
        bindings = data["results"]["bindings"] if isinstance(data, dict) else data
        rows = [{k: _said(v["value"] if isinstance(v, dict) else v) for k, v in b.items()} for b in bindings]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise GazetteerError(
            f"{file}: not the JSON of a Wikidata query's answer; download it as JSON or CSV"
        ) from error
    yield from ((f"{file}: answer {i}", row) for i, row in enumerate(rows, 1))


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _csv_rows(file: Path, needed: set[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file with a header; the separator is a comma, a semicolon or a tab."""
    text = _text(file)
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        header = [h.strip().lstrip("?") for h in next(reader, [])]
        missing = sorted(needed - set(header))
        if missing or not header:
            raise GazetteerError(
                f"{file}:1: no column {', '.join(missing) or 'at all'}; the first line must name the columns"
            )
        for cells in reader:
            if any(c.strip() for c in cells):
                filled = [*cells, *[""] * (len(header) - len(cells))]
                named = {h: c.strip() for h, c in zip(header, filled, strict=False)}
                if any(c.strip() for c in cells[len(header) :]):
                    named[_TOO_MANY] = "yes"
                yield f"{file}:{reader.line_num}", named
    except csv.Error as error:
        raise GazetteerError(f"{file}:{reader.line_num}: {error}") from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{file}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise GazetteerError(f"{file}: {error.strerror or error}") from error


def _ocha_header(header: str) -> str:
    """OCHA's column names of all years brought to one: name4en, name4ar, pcode4, lat, lon."""
    plain = re.sub(r"[^a-z0-9]", "", header.lower())
    match = re.fullmatch(r"adm(?:in)?([0-4])(name|pcode|en|ar)?(en|ar)?", plain)
    if match:
        level, what, language = match.groups()
        if what == "pcode":
            return f"pcode{level}"
        return f"name{level}{language or (what if what in {'en', 'ar'} else 'en')}"
    if plain in {"lat", "latitude", "latitudey", "pointy", "y"}:
        return "lat"
    return "lon" if plain in {"lon", "long", "longitude", "longitudex", "pointx", "x"} else plain


def _parted(text: str, separator: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for part in text.split(separator) if (n := part.strip())))


def _type(text: str) -> PlaceType:
    """A type as the schema writes it, or with spaces as `gazetteer stats` prints it."""
    named = re.sub(r"[\s-]+", "_", text.strip().lower())
    if named not in _TYPES:
        raise CellError(f"type '{text}' is none of {', '.join(sorted(_TYPES))}")
    return cast(PlaceType, named)


def _point(lat: str, lon: str) -> tuple[float, float] | None:
    if not lat.strip() or not lon.strip():
        return None
    try:
        point = (float(lat), float(lon))
    except ValueError as error:
        raise CellError(f"'{lat}', '{lon}' are no degrees; write them as 35.95 and 39.01") from error
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise CellError(f"{lat}, {lon} is not latitude, longitude in degrees")
    return point


def _whole(text: str) -> int | None:
    try:
        return int(float(text)) if text.strip() else None
    except (ValueError, OverflowError) as error:
        raise CellError(f"'{text}' is no number") from error
