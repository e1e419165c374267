"""The review file: a table whose column `correction` the analyst fills.

A correction is one of

* an id of the gazetteer: this is what the name stands for;
* `nothing`: it is no name;
* `unknown`: it is a name of this kind, of something that the gazetteer does not have;
* `place`, `group`, `person`, `organization`: it is a name of that kind instead;
* `person=Full Name`, or another kind: it is a name of that kind, and this is the whole of it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from newsparse.errors import InputError, UsageError
from newsparse.gazetteer import Gazetteer, Group, Nationality, Organization, Person, Place
from newsparse.models import MentionKind, Record
from newsparse.render.safe import from_cell

COLUMNS = (
    "correction", "scope", "kind", "name", "why", "now", "now_name", "confidence", "times", "articles", "candidates", "sentence",
    "title", "outlet", "year", "article", "sha256", "start", "by", "on", "note",
)  # fmt: skip
"""The columns of a review file, in order; the first one is the analyst's."""
Scope = Literal["mention", "article", "outlet", "year", "everywhere"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""How far a correction reaches, the narrowest first: that one wins where several fit."""
NOTHING, UNKNOWN = "nothing", "unknown"
_KINDS = {kind.value: kind for kind in MentionKind if kind is not MentionKind.NATIONALITY}
_SECTIONS: dict[type[object], MentionKind] = {
    Place: MentionKind.PLACE,
    Group: MentionKind.GROUP,
    Person: MentionKind.PERSON,
    Organization: MentionKind.ORGANIZATION,
    Nationality: MentionKind.NATIONALITY,
}
_NEEDS: dict[Scope, tuple[str, ...]] = {
    "mention": ("sha256", "start"), "article": ("sha256",), "outlet": ("outlet",), "year": ("year",), "everywhere": (),
}  # fmt: skip


_DELIMITERS = ",;\t"
_LONGEST_HEADER = 4096


class Correction(Record, frozen=True):
    """One row that was filled in: what a name of a kind, within a scope, is to be taken for.

    `row` is its line in the file, `name` what it is about, folded, and `written`
    as it stands there; `becomes` is None where it is no name. `entity`
    is an id of the gazetteer, or None with the `cluster` that the name is to be
    called by, if one was given.
    """

    row: int
    kind: MentionKind
    name: str
    scope: Scope
    becomes: MentionKind | None
    value: str
    written: str
    entity: str | None = None
    cluster: str | None = None
    outlet: str = ""
    year: str = ""
    sha256: str = ""
    start: int = -1
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, or with the file where the row is 0."""

    row: int
    message: str


def load(path: Path | str, gazetteer: Gazetteer) -> tuple[Correction, ...]:
    """The corrections of a review file; rows that were not filled in are passed over.

    Raises InputError, with the row, for the first fault that `check` would tell.
    """
    made, faults = _read(Path(path), gazetteer)
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        where = f"{path}:{faults[0].row}" if faults[0].row else str(path)
        raise InputError(f"{where}: {faults[0].message}{more}; newsparse corrections check {path} tells them all")
    return tuple(made)


def check(path: Path | str, gazetteer: Gazetteer) -> tuple[list[Correction], list[Fault]]:
    """The corrections that are right, and what is wrong with the others. Raises InputError for a file that is none."""
    return _read(Path(path), gazetteer)


def _read(path: Path, gazetteer: Gazetteer) -> tuple[list[Correction], list[Fault]]:
    made: list[Correction] = []
    faults: list[Fault] = []
    seen: dict[tuple[object, ...], Correction] = {}
    for row, cells in _rows(path):
        if not cells["correction"]:
            continue
        found = _correction(row, cells, gazetteer)
        if isinstance(found, str):
            faults.append(Fault(row, found))
            continue
        target = (found.kind, found.name, found.scope, *(cells[c] for c in _NEEDS[found.scope]))
        before = seen.setdefault(target, found)
        if before.value != found.value:
            faults.append(
                Fault(row, f"says {found.value} where row {before.row} says {before.value} of the same name and scope")
            )
        elif before is found:
            made.append(found)
    return made, faults


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of the file with the line that each ends on, all columns there. Raises InputError."""
    try:
        with path.open(encoding=_encoding(path), newline="") as file:
            header = file.readline(_LONGEST_HEADER)
            file.seek(0)
            # Spreadsheets write semicolons or tabs where the country's numbers have commas.
            reader = csv.DictReader(file, delimiter=max(_DELIMITERS, key=header.count))
            missing = [c for c in ("correction", "kind", "name") if c not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"{path}: no review file: it has no column {', '.join(missing)}")
            for cells in reader:
                yield reader.line_num, {c: from_cell(cells.get(c) or "").strip() for c in COLUMNS}
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; newsparse review makes such a file") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: no CSV in UTF-8 ({error}); save it as such") from error


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        return "utf-16" if file.read(2) in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"


def _correction(row: int, cells: Mapping[str, str], gazetteer: Gazetteer) -> Correction | str:
    """The correction of a row, or what is wrong with it."""
    kind = _KINDS.get(cells["kind"])
    if kind is None or not cells["name"]:
        return f"kind '{cells['kind']}' and name '{cells['name']}': which name it is about must stay as it was"
    scope = cast(Scope, cells["scope"] or "everywhere")
    if scope not in SCOPES:
        return f"scope '{scope}' is none of {', '.join(SCOPES)}"
    lacking = [c for c in _NEEDS[scope] if not cells[c]]
    if lacking or (scope == "mention" and not cells["start"].isdecimal()):
        return f"scope {scope} needs the column {', '.join(lacking or ['start'])} as review wrote it"
    meant = _meant(cells["correction"], kind, gazetteer)
    if isinstance(meant, str):
        return meant
    becomes, entity, cluster = meant
    return Correction(
        row, kind, folded(cells["name"]), scope, becomes, cells["correction"], cells["name"], entity, cluster,
        outlet=cells["outlet"], year=cells["year"], sha256=cells["sha256"],
        start=int(cells["start"]) if scope == "mention" else -1, by=cells["by"], on=cells["on"],
    )  # fmt: skip


def _meant(
    value: str, kind: MentionKind, gazetteer: Gazetteer
) -> tuple[MentionKind | None, str | None, str | None] | str:
    """The kind, the id and the name that a correction says; or what is wrong with it."""
    if value == NOTHING:
        return None, None, None
    if value == UNKNOWN:
        return kind, None, None
    named, equals, name = value.partition("=")
    if named.strip() in _KINDS:
        return _KINDS[named.strip()], None, (name.strip() or None) if equals else None
    record = gazetteer.get(value) or gazetteer.get(value.upper())
    if record is None:
        known = ", ".join([NOTHING, UNKNOWN, *_KINDS])
        return f"'{value}' is no id of the gazetteer, nor one of {known}; newsparse gazetteer lookup NAME finds ids"
    becomes = _SECTIONS[type(record)]
    if becomes is MentionKind.NATIONALITY:
        return f"'{value}' is a nationality; a name cannot be corrected to one"
    return becomes, record.id, record.name


def is_name(correction: Correction) -> bool:
    """Whether a correction says that a name stands for a record of the gazetteer wherever it is met."""
    return correction.entity is not None and correction.scope == "everywhere"


def names_of(corrections: Sequence[Correction], row: int | None = None) -> list[tuple[str, str]]:
    """The names that corrections say stand for a record wherever they are met, each with the record's id.

    With `row` that one alone. Raises UsageError where it says no such thing.
    """
    fitting = [c for c in corrections if row in {None, c.row}]
    found = [(c.written, c.entity) for c in fitting if c.entity and is_name(c)]
    if row is not None and not found:
        raise UsageError(f"row {row} does not say which record a name stands for everywhere; scope and id must")
    return found


def folded(name: str) -> str:
    """A name as corrections compare it: case and spacing do not matter."""
    return " ".join(name.casefold().split())


def scoped(corrections: Sequence[Correction]) -> dict[tuple[MentionKind, str], list[Correction]]:
    """The corrections by kind and name, those of the narrowest scope first."""
    found: dict[tuple[MentionKind, str], list[Correction]] = {}
    for correction in sorted(corrections, key=lambda c: SCOPES.index(c.scope)):
        found.setdefault((correction.kind, correction.name), []).append(correction)
    return found
