"""Writing: records of places into YAML files, one a governorate, without touching what stands beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import yaml

from newsparse.errors import GazetteerError
from newsparse.gazetteer.compiled import write_aside
from newsparse.gazetteer.importing.merging import Merged
from newsparse.gazetteer.loading import RecordSet
from newsparse.gazetteer.schema import Place

_RECORD = re.compile(r"^- id: ['\"]?([^\s'\"]+)['\"]?[ \t]*$", re.MULTILINE)
_SECTION = re.compile(r"^(\w+):[ \t]*$", re.MULTILINE)


def render(place: Place) -> str:
    """A record as YAML, a field a line, lists in one line, in the order of the schema."""
    fields = msgspec.to_builtins(place)
    lines = [f"{name}: {_scalar(value)}" for name, value in fields.items() if value != [] and name != "country"]
    if place.country != "SY":
        lines.append(f"country: {_scalar(place.country)}")
    return "- " + "\n  ".join(lines) + "\n"


def write_places(into: Path, places: Iterable[Place], known: RecordSet, merged: Merged) -> list[Path]:
    """Put records into the files of a folder: in place where the folder has them, else sorted into their governorate's.

    Other records and every comment stay as they are, to the letter. Raises
    GazetteerError where a file cannot be read or written.
    """
    by_file: defaultdict[Path, dict[str, str]] = defaultdict(dict)
    try:
        into.mkdir(parents=True, exist_ok=True)
        homes = {i: f for f in sorted(into.rglob("*.y*ml")) for i in _RECORD.findall(f.read_text(encoding="utf-8"))}
        for place in places:
            file = homes.get(place.id) or into / f"{_governorate(place, known, merged.changed)}.yaml"
            by_file[file][place.id] = render(place)
        for file, records in by_file.items():
            text = file.read_text(encoding="utf-8") if file.exists() else "places:\n"
            write_aside(file, _with_records(text, records, file).encode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(
            f"{into}: {getattr(error, 'strerror', None) or error}; name a folder that can be written"
        ) from error
    return sorted(by_file)


def _with_records(text: str, records: Mapping[str, str], file: Path) -> str:
    """A file's text with some records of its `places` replaced or inserted."""
    sections = [(m[1], m.start(), m.end()) for m in _SECTION.finditer(text)]
    at = next((i for i, s in enumerate(sections) if s[0] == "places"), None)
    if at is None:
        return (
            text.rstrip("\n")
            + ("\n" if text.strip() else "")
            + "places:\n"
            + "".join(records[i] for i in sorted(records))
        )
    start = sections[at][2] + 1
    end = sections[at + 1][1] if at + 1 < len(sections) else len(text)
    marks = list(_RECORD.finditer(text, start, end))
    bounds = [*(m.start() for m in marks), end]
    chunks = {m[1]: text[a:b] for m, a, b in zip(marks, bounds, bounds[1:], strict=False)}
    if text[start : bounds[0]].strip() and not marks:
        raise GazetteerError(f"{file}: the section 'places' is not a list of records that begin with '- id:'")
    order = list(chunks)
    for id_ in sorted(records):
        if id_ in chunks:
            comments = re.search(r"((?:^#.*\n)*)\Z", chunks[id_], re.MULTILINE)
            chunks[id_] = records[id_] + (comments[1] if comments else "")
            continue
        chunks[id_] = records[id_]
        later = next((i for i, other in enumerate(order) if _sorts(id_) < _sorts(other)), len(order))
        order.insert(later, id_)
    body = "".join(chunks[i] if chunks[i].endswith("\n") else chunks[i] + "\n" for i in order)
    return text[: bounds[0] if marks else start] + body + text[end:]


def _sorts(id_: str) -> tuple[int, str]:
    """Governorates, districts and subdistricts first, then places by id."""
    return (0 if re.fullmatch(r"SY\d{2,6}", id_) else 1, id_)


def _governorate(place: Place, known: RecordSet, changed: Mapping[str, Place]) -> str:
    current: Place | None = place
    while current is not None and current.type != "governorate" and current.parent:
        above = changed.get(current.parent)
        located = known.records.get(known.redirects.get(current.parent, current.parent))
        current = above or (located.entity if located is not None and isinstance(located.entity, Place) else None)
    if current is None or current.type != "governorate":
        return "syria"
    return re.sub(r"[^a-z]+", "-", current.name.lower().removesuffix(" governorate")).strip("-")


def _scalar(value: object) -> str:
    dumped: str = yaml.dump(
        value, Dumper=yaml.CSafeDumper, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False
    )
    return dumped.removesuffix("\n").removesuffix("...").strip()
