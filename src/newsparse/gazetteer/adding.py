"""Names and places added by hand to a folder of one's own gazetteer files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast, get_args

import msgspec
import yaml
from msgspec.structs import replace

from newsparse.errors import GazetteerError, UsageError
from newsparse.gazetteer.compiled import DATA, shipped_records, write_aside
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.importing.merging import Merged, merge
from newsparse.gazetteer.importing.rows import Row
from newsparse.gazetteer.importing.writing import write_places
from newsparse.gazetteer.loading import RecordSet, read_all, read_file
from newsparse.gazetteer.schema import SECTIONS, Entity, Group, Name, Organization, Person, Place, PlaceType

ACTORS = "added-actors.yaml"
"""The file of a folder that names of actors are put into; it is written anew every time."""
_OPENS = "# Kept by newsparse gazetteer add.\n"
_POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,8})?) ?, ?(-?\d{1,3}(?:\.\d{1,8})?)")
_ARABIC = re.compile("[\u0600-\u06ff]")
_Named = Place | Group | Organization | Person


def new_place(name: str, type_: str, point: str | None, area: str | None, source: str) -> Row:
    """A place from what a person says of it. Raises UsageError for a type, a point or a name that is none."""
    if type_ not in get_args(PlaceType):
        raise UsageError(f"--type '{type_}' is none of {', '.join(get_args(PlaceType))}")
    known = shipped_records()
    if area is not None and known.redirects.get(area, area) not in known.records:
        raise UsageError(f"--in '{area}' is no id of the gazetteer; newsparse gazetteer lookup NAME finds ids")
    at = _POINT.fullmatch(point or "")
    if at is None or not (-90 <= float(at[1]) <= 90 and -180 <= float(at[2]) <= 180):
        raise UsageError(f"--point '{point or ''}' is no LAT,LON in degrees; write it as 36.61,40.71")
    areas = ((area, ""),) if area else ()
    return Row(name, name, cast(PlaceType, type_), source, (float(at[1]), float(at[2])), areas=areas)


def add_place(row: Row, into: Path) -> Merged:
    """Put a new place into a folder of gazetteer files, or fill what the record of a known one lacks. Raises GazetteerError."""
    known = _known(into)
    merged = merge([row], known)
    write_places(into, merged.changed.values(), known, merged)
    return merged


def add_names(names: Iterable[tuple[str, str]], into: Path) -> list[str]:
    """Put further names of records, each with the record's id, into a folder of gazetteer files; a line for each.

    The folder gets the whole record with its new name, which then stands for
    the shipped one. Raises GazetteerError for an id that there is not.
    """
    known = _known(into)
    changed: dict[str, Entity] = {}
    lines: list[str] = []
    for text, id_ in names:
        id_ = known.redirects.get(id_, id_)
        record = changed.get(id_) or (known.records[id_].entity if id_ in known.records else None)
        if not isinstance(record, Place | Group | Organization | Person):
            raise GazetteerError(
                f"{id_}: no place or actor of the gazetteer; newsparse gazetteer lookup NAME finds ids"
            )
        with_name = _with_name(record, text)
        lines.append(f"{'known  ' if with_name is record else 'added  '} {text} → {id_} {record.name}")
        if with_name is not record:
            changed[id_] = with_name
    places = [r for r in changed.values() if isinstance(r, Place)]
    if places:
        write_places(into, places, known, Merged())
    actors = [r for r in changed.values() if not isinstance(r, Place)]
    if actors:
        _write_actors(into / ACTORS, actors, known)
    return lines


def _with_name(record: _Named, text: str) -> _Named:
    aliases = [a.text if isinstance(a, Name) else a for a in record.aliases]
    if key(text) in {key(n) for n in (record.name, getattr(record, "name_ar", None), *aliases) if n}:
        return record
    lang = "ar" if _ARABIC.search(text) else None
    plain = lang is None and text != text.lower()
    added: str | Name = text if plain else Name(text=text, lang=lang, case="name" if lang else "any")
    return replace(record, aliases=[*record.aliases, added])


def _known(into: Path) -> RecordSet:
    shipped = shipped_records()
    return read_all([into], shipped) if into.is_dir() and into.resolve() != DATA.resolve() else shipped


def _write_actors(path: Path, actors: Sequence[Entity], known: RecordSet) -> None:
    """Write records into a file that is this module's own. Raises GazetteerError where one stands in another file."""
    if path.exists() and not path.read_text(encoding="utf-8").startswith(_OPENS):
        raise GazetteerError(f"{path}: a file of this name that was not made here; give it another name")
    held = read_file(path).records if path.exists() else {}
    for actor in actors:
        where = known.records[actor.id].where
        if actor.id not in held and Path(where.rpartition(":")[0]).parent.resolve() == path.parent.resolve():
            raise GazetteerError(f"{where}: has this record already; add the name there")
    kept = {i: located.entity for i, located in held.items()} | {a.id: a for a in actors}
    content = {
        section: [msgspec.to_builtins(r) for _, r in sorted(kept.items()) if isinstance(r, type_)]
        for section, type_ in SECTIONS.items()
    }
    data = yaml.dump(
        {s: r for s, r in content.items() if r}, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120
    )
    try:
        write_aside(path, f"{_OPENS}{data}".encode())
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror or error}; name a folder that can be written") from error
