"""Writing: records of places into YAML files, one a governorate, without touching what stands beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import yaml

from newsparse.errors import GazetteerError
from newsparse.gazetteer.compiled import write_aside
from newsparse.gazetteer.importing.merging import Merged
from newsparse.gazetteer.loading import RecordSet, plain, yaml_files
from newsparse.gazetteer.schema import Place

_BOM = "\ufeff"


def render(place: Place, indent: str = "") -> str:
    """A record as YAML, a field a line, lists in one line, in the order of the schema."""
    lines = _fields(place).values()
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"


def _fields(place: Place) -> dict[str, str]:
    """The fields of a record that say something, each as its line."""
    given = {k: v for k, v in msgspec.to_builtins(place).items() if v != [] and k != "country"}
    if place.country != "SY":
        given["country"] = place.country
    return {name: f"{name}: {_scalar(value)}" for name, value in given.items()}


def amended(lines: Sequence[str], place: Place) -> list[str] | None:
    """The lines of a record with those fields changed that say something else, every other line and comment as it was.

    None for a record that is written in one pair of braces.
    """
    root = yaml.compose("\n".join(lines), Loader=yaml.CSafeLoader)
    if root is None or root.value[0].flow_style:
        return None
    node = root.value[0]
    (before,) = (_fields(p) for p in msgspec.convert(plain("\n".join(lines)), list[Place]))
    wanted = _fields(place)
    starts = [key.start_mark.line for key, _ in node.value]
    out: list[str] = []
    for (key, _), start, behind in zip(node.value, starts, [*starts[1:], len(lines)], strict=True):
        if wanted.get(key.value) == before.get(key.value):
            out += lines[start:behind]
            continue
        comments = [line for line in lines[start:behind] if line.strip()[:1] in {"", "#"}]
        opening = [lines[start][: key.start_mark.column] + wanted[key.value]] if key.value in wanted else []
        out += [*opening, *comments]
    named = {key.value for key, _ in node.value}
    margin = " " * node.value[0][0].start_mark.column
    return [*out, *(margin + line for name, line in wanted.items() if name not in named)]


def write_places(into: Path, places: Iterable[Place], known: RecordSet, merged: Merged) -> list[Path]:
    """Put records into the files of a folder: in place where the folder has them, else sorted into their governorate's.

    Of a record that is filled only the fields that change are written anew;
    every other line and comment stays as it is, to the letter. All files
    are made and read back before the first is written. Raises GazetteerError
    for a file that cannot be read, changed safely or written.
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
        files = {f: _File.read(f) for f in yaml_files(into)}
        homes = {i: f for f, content in files.items() for i in content.spans}
        wanted: defaultdict[Path, dict[str, Place]] = defaultdict(dict)
        for place in places:
            target = homes.get(place.id) or into / f"{_governorate(place, known, merged.changed)}.yaml"
            wanted[target][place.id] = place
        made = {f: (files.get(f) or _File.read(f)).with_records(records) for f, records in wanted.items()}
        for file, data in made.items():
            write_aside(file.resolve(), data)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise GazetteerError(f"{into}: {reason}; name a folder of UTF-8 files that can be written") from error
    return sorted(made)


@dataclass
class _File:
    """A gazetteer file as lines, with the lines that each of its places stands on (first, behind the last)."""

    path: Path
    lines: list[str]
    spans: dict[str, tuple[int, int]]
    section: int | None
    indent: str
    crlf: bool = False
    bom: bool = False

    @classmethod
    def read(cls, path: Path) -> _File:
        raw = path.read_bytes().decode("utf-8") if path.exists() else "places:\n"
        bom, crlf = raw.startswith(_BOM), "\r\n" in raw
        text = raw.removeprefix(_BOM).replace("\r\n", "\n")
        lines = text.split("\n")
        if lines[-1] == "":
            lines.pop()
        file = cls(path, lines, {}, None, "", crlf, bom)
        file._locate(text)
        return file

    def _locate(self, text: str) -> None:
        """Find the section of places and the lines of its records, from the marks of the YAML parser."""
        try:
            root = yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            raise GazetteerError(f"{self.path}: not valid YAML; mend it first") from error
        if root is None:
            return
        if not isinstance(root, yaml.MappingNode):
            raise GazetteerError(f"{self.path}: not a mapping of sections; mend it first")
        starts = [key.start_mark.line for key, _ in root.value]
        for index, (key, value) in enumerate(root.value):
            if key.value != "places":
                continue
            self.section = key.start_mark.line
            end = starts[index + 1] if index + 1 < len(starts) else len(self.lines)
            if not isinstance(value, yaml.SequenceNode) or not value.value:
                # Nothing there yet: the line is written anew.
                self.lines[self.section] = "places:"
                return
            if value.flow_style or key.start_mark.line == value.value[0].start_mark.line:
                raise GazetteerError(f"{self.path}: 'places' must be a list with a record on lines of its own")
            first = [item.start_mark.line for item in value.value]
            self.indent = " " * value.start_mark.column
            for item, start, behind in zip(value.value, first, [*first[1:], end], strict=True):
                last = behind
                while last > start + 1 and self.lines[last - 1].strip()[:1] in {"", "#"}:
                    last -= 1
                id_ = next((v.value for k, v in item.value if k.value == "id"), None)
                if id_ is not None:
                    self.spans[id_] = (start, last)

    def with_records(self, records: Mapping[str, Place]) -> bytes:
        """The file's bytes with some places replaced or inserted. Raises GazetteerError where a record would be lost."""
        lines, spans = list(self.lines), dict(self.spans)
        if self.section is None:
            lines.append("places:")
            self.section = len(lines) - 1
        inserted: defaultdict[int, list[str]] = defaultdict(list)
        end = max((b for _, b in spans.values()), default=self.section + 1)
        for id_ in sorted(records, key=_sorts):
            text = render(records[id_], self.indent).removesuffix("\n")
            if id_ in spans:
                start, behind = spans[id_]
                anew = amended(lines[start:behind], records[id_])
                lines[start:behind] = ["\n".join(anew) if anew else text] + [_GONE] * (behind - start - 1)
            else:
                later = (a for i, (a, _) in sorted(spans.items(), key=lambda s: s[1]) if _sorts(id_) < _sorts(i))
                inserted[next(later, end)].append(text)
        out: list[str] = []
        for number, line in enumerate([*lines, _GONE]):
            out += inserted.get(number, [])
            if line != _GONE:
                out.append(line)
        text = "\n".join(out) + "\n"
        self._check(text, records)
        data = text.replace("\n", "\r\n") if self.crlf else text
        return ((_BOM if self.bom else "") + data).encode("utf-8")

    def _check(self, text: str, records: Mapping[str, Place]) -> None:
        again = _File(self.path, text.removesuffix("\n").split("\n"), {}, None, "")
        again._locate(text)
        if set(again.spans) != {*self.spans, *records}:
            raise GazetteerError(f"{self.path}: cannot be changed without losing records; add them to another file")


_GONE = "\x00"


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
