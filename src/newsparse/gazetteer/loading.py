"""Gazetteer files → records. Every fault is reported with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
import msgspec.inspect
import yaml

from newsparse.errors import GazetteerError
from newsparse.gazetteer.schema import SECTIONS, Entity, Group, Place

MAX_FILE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Located:
    """A record with the file and line it stands at."""

    entity: Entity
    section: str
    where: str


@dataclass(slots=True)
class RecordSet:
    """The records of one or several files by id, with the ids that were given up."""

    records: dict[str, Located] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)


class _Loader(yaml.CSafeLoader):
    """CSafeLoader that keeps dates as text and takes `NO` for Norway."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag != "tag:yaml.org,2002:timestamp" and not (tag == "tag:yaml.org,2002:bool" and first not in "tTfF")
    ]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}

_DATE_KEYS = frozenset({"from", "to", "date"})


def _years_as_text(value: object) -> object:
    """YAML reads a bare year as a number; a date is text here, however precise."""
    if isinstance(value, dict):
        return {k: str(v) if k in _DATE_KEYS and isinstance(v, int) else _years_as_text(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_years_as_text(v) for v in value]
    return value


def plain(text: str) -> object:
    """The content of YAML text as gazetteer files mean it: dates are text, `NO` is Norway."""
    return _years_as_text(yaml.load(text, Loader=_Loader))  # noqa: S506 - a safe loader


def _refuse_aliases(root: yaml.Node, name: str) -> None:
    """Raise for YAML aliases: a few lines of them unfold into gigabytes."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            raise GazetteerError(
                f"{name}:{node.start_mark.line + 1}: YAML aliases (&, *) are not allowed; write the record out"
            )
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]


def _mapping(node: yaml.Node, where: str) -> Iterator[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise GazetteerError(f"{where}: expected a mapping with sections such as 'places:'")
    seen: set[str] = set()
    for key_node, value in node.value:
        key = str(key_node.value)
        if key in seen:
            raise GazetteerError(f"{where.rsplit(':', 1)[0]}:{key_node.start_mark.line + 1}: key '{key}' stands twice")
        seen.add(key)
        yield key, value


Report = Callable[[str], None]
"""What a fault is told to, as one line with file and line. It may raise, or note it and have the reading go on."""


def _refuse(fault: str) -> None:
    raise GazetteerError(fault)


def read_file(path: Path, label: str | None = None, report: Report = _refuse) -> RecordSet:
    """The records of one YAML file.

    Faults of a record (unknown keys, values of the wrong type, duplicate ids,
    impossible coordinates) are told to `report`, which raises GazetteerError
    unless told otherwise; the record is left out then. Raises GazetteerError,
    with file and line, for YAML that cannot be read.
    """
    name = label or str(path)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise GazetteerError(f"{name}: larger than {MAX_FILE_BYTES // 2**20} MiB; split the file")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise GazetteerError(f"{name}: {error.strerror or error}; name a readable YAML file or folder") from error
    found = RecordSet()
    try:
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
            if root is None:
                return found
            _refuse_aliases(root, name)
            for section, node in _mapping(root, f"{name}:1"):
                _read_section(loader, section, node, name, found, report)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise GazetteerError(f"{name}:{line}: {getattr(error, 'problem', None) or 'not valid YAML'}") from error
    except RecursionError as error:
        raise GazetteerError(f"{name}: nested too deeply") from error
    return found


def _read_section(loader: _Loader, section: str, node: yaml.Node, name: str, found: RecordSet, report: Report) -> None:
    where = f"{name}:{node.start_mark.line + 1}"
    if section == "redirects":
        for old, new in _mapping(node, where):
            if isinstance(new, yaml.ScalarNode):
                found.redirects[old] = str(new.value)
            else:
                report(f"{name}:{new.start_mark.line + 1}: redirect '{old}' must name one id")
        return
    if section not in SECTIONS:
        report(f"{where}: unknown section '{section}'; known are {', '.join([*SECTIONS, 'redirects'])}")
        return
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return
    if not isinstance(node, yaml.SequenceNode):
        report(f"{where}: '{section}' must be a list of records")
        return
    for item in node.value:
        where = f"{name}:{item.start_mark.line + 1}"
        try:
            located = Located(_record(loader, section, item, where), section, where)
            _check(located.entity, where)
        except GazetteerError as error:
            report(str(error))
        else:
            _add(found, located, report)


def _record(loader: _Loader, section: str, item: yaml.Node, where: str) -> Entity:
    for _ in _mapping(item, where):
        pass
    try:
        return msgspec.convert(_years_as_text(loader.construct_object(item, deep=True)), SECTIONS[section])
    except (msgspec.ValidationError, TypeError, ValueError) as error:
        raise GazetteerError(f"{where}: {error}{_allowed(str(error), SECTIONS[section])}") from error


_UNKNOWN_KEY = re.compile(r"unknown field `[^`]*`(?: - at `\$\.?(?P<at>[\w.\[\]]*)`)?")
_NO_SUCH_VALUE = re.compile(r"Invalid enum value .* - at `\$\.(?P<at>[\w.\[\]]+)`")


def _allowed(message: str, record: type[Entity]) -> str:
    """What could stand there instead: the keys of a record, the values of a field."""
    if match := _NO_SUCH_VALUE.search(message):
        kind = _type_at(record, match["at"])
        values = [str(v) for v in getattr(kind, "values", ())]
        return f"; allowed are {', '.join(values)}" if values else ""
    if match := _UNKNOWN_KEY.search(message):
        kind = _type_at(record, match["at"] or "")
        names = [f.encode_name for f in getattr(kind, "fields", ())]
        return f"; known are {', '.join(names)}" if names else ""
    return ""


def _type_at(record: type[Entity], path: str) -> msgspec.inspect.Type | None:
    """The type of the field at a path of names and `[...]` from a record."""
    kind: msgspec.inspect.Type | None = msgspec.inspect.type_info(record)
    for part in re.findall(r"[A-Za-z_]\w*|\[", path):
        options = kind.types if isinstance(kind, msgspec.inspect.UnionType) else (kind,)
        kind = next((f for o in options if (f := _inner(o, part)) is not None), None)
    options = kind.types if isinstance(kind, msgspec.inspect.UnionType) else (kind,)
    return next((o for o in options if isinstance(o, msgspec.inspect.LiteralType | msgspec.inspect.StructType)), None)


def _inner(kind: msgspec.inspect.Type | None, part: str) -> msgspec.inspect.Type | None:
    if part == "[":
        return getattr(kind, "item_type", None)
    return next((f.type for f in getattr(kind, "fields", ()) if f.encode_name == part), None)


def _add(found: RecordSet, located: Located, report: Report) -> None:
    """Put a record among the others; the first of two with one id stays."""
    id_ = located.entity.id
    if id_ in found.records:
        first = found.records[id_].where
        report(f"{located.where}: id '{id_}' is already taken at {first}; ids must be unique")
    else:
        found.records[id_] = located


def _check(entity: Entity, where: str) -> None:
    """Faults that the types alone do not show."""
    if not entity.name.strip() or not entity.id.strip():
        raise GazetteerError(f"{where}: id and name must not be empty")
    if isinstance(entity, Place) and entity.point is not None:
        lat, lon = entity.point
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise GazetteerError(f"{where}: point [{lat}, {lon}] is not [latitude, longitude] in degrees")
    if isinstance(entity, Place) and entity.radius_km is not None and not 0 < entity.radius_km <= _WIDEST_KM:
        raise GazetteerError(f"{where}: radius_km {entity.radius_km} is no distance from 0 to {_WIDEST_KM:,} km")
    if any(ord(c) < 32 for c in entity.name):
        raise GazetteerError(f"{where}: the name of '{entity.id}' holds a control character")
    for day in _days(msgspec.to_builtins(entity)):
        if not _is_day(day):
            raise GazetteerError(f"{where}: '{day}' is no day of the calendar")


_WIDEST_KM = 7_000


def _days(value: object) -> Iterator[str]:
    """Every date that stands in a record."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _DATE_KEYS and isinstance(inner, str):
                yield inner
            else:
                yield from _days(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _days(inner)


def _is_day(text: str) -> bool:
    """Whether a year, month or day is one of the calendar."""
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def yaml_files(path: Path) -> list[Path]:
    """The YAML files of a folder, deep, sorted by name; or the one file named."""
    if path.is_dir():
        return sorted(p for p in path.rglob("*") if p.suffix.lower() in {".yaml", ".yml"} and p.is_file())
    return [path]


def read_all(paths: Iterable[Path], base: RecordSet | None = None, report: Report = _refuse) -> RecordSet:
    """The records of several files or folders as one set, on top of `base`.

    Within `paths` an id may stand once; an id of `base` is overridden whole.
    Faults are told to `report` as `read_file` does; a parent, relation or
    redirect that leads nowhere is one.
    """
    own = RecordSet()
    for path in paths:
        for file in yaml_files(path):
            label = str(file.relative_to(path)) if path.is_dir() else str(path)
            part = read_file(file, label, report)
            for located in part.records.values():
                _add(own, located, report)
            own.redirects.update(part.redirects)
    below = base or RecordSet()
    merged = RecordSet({**below.records, **own.records}, {**below.redirects, **own.redirects})
    _check_references(merged, own, report)
    return merged


def _check_references(merged: RecordSet, own: RecordSet, report: Report) -> None:
    for id_, located in own.records.items():
        entity = located.entity
        wanted: list[tuple[str, str]] = []
        if isinstance(entity, Place) and entity.parent:
            wanted.append(("parent", entity.parent))
            _check_no_cycle(merged, id_, located.where, report)
        if isinstance(entity, Place) and entity.seat:
            wanted.append(("seat", entity.seat))
        if isinstance(entity, Group):
            wanted += [("affiliation", a.id) for a in entity.affiliations]
            wanted += [("relation", r.id) for r in entity.relations]
        for what, target in wanted:
            meant = merged.records.get(merged.redirects.get(target, target))
            if meant is None:
                report(f"{located.where}: {what} '{target}' of '{id_}' is no id of this gazetteer")
            elif isinstance(entity, Place) and not isinstance(meant.entity, Place):
                report(f"{located.where}: {what} '{target}' of '{id_}' is no place")
            elif what == "relation" and not isinstance(meant.entity, Group):
                report(f"{located.where}: {what} '{target}' of '{id_}' is no group")
    for old, new in own.redirects.items():
        if old in merged.records:
            report(f"redirect '{old}' is still the id of a record; remove one of them")
        if new not in merged.records:
            report(f"redirect '{old}' leads to '{new}', which is no id of this gazetteer")


def _check_no_cycle(merged: RecordSet, id_: str, where: str, report: Report) -> None:
    seen = {id_}
    current = merged.records[id_].entity
    while isinstance(current, Place) and current.parent and current.parent in merged.records:
        if current.parent in seen:
            report(f"{where}: the parents of '{id_}' run in a circle")
            return
        seen.add(current.parent)
        current = merged.records[current.parent].entity
