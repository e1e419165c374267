"""The compiled gazetteer: one MessagePack file with every record and the name index.

The shipped files are compiled when the wheel is built; a user's own files
are compiled once and cached under the hash of their contents. A compiled
file that cannot be read is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from newsparse.errors import GazetteerError
from newsparse.gazetteer import schema
from newsparse.gazetteer.folding import key, keys, skeleton
from newsparse.gazetteer.loading import Located, RecordSet, read_all, yaml_files

FORMAT = 1
"""Raised when the compiled form changes. Changes of the code and of the YAML are seen by their hash."""

DATA = Path(__file__).parent / "data"
SHIPPED = DATA / "compiled.msgpack"


class NameEntry(msgspec.Struct, frozen=True, array_like=True):
    """One name of one record, as the index files it."""

    entity: str
    text: str
    section: str
    kind: str
    weak: bool
    case: str
    from_: str | None
    to: str | None


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """The compiled form. Records and entries stay packed until they are asked for."""

    format: int
    digest: str
    records: dict[str, dict[str, msgspec.Raw]]
    redirects: dict[str, str]
    names: dict[str, msgspec.Raw]
    starts: dict[str, int]
    skeletons: dict[str, msgspec.Raw]
    children: dict[str, list[str]]


def digest(paths: Sequence[Path]) -> str:
    """A hash of all YAML files under `paths`, in their order, and of the code that compiles them."""
    state = hashlib.blake2b(str(FORMAT).encode(), digest_size=16)
    code = [Path(__file__).with_name(name) for name in ("folding.py", "schema.py", "compiled.py")]
    for file in [*code, *(f for path in paths for f in yaml_files(path))]:
        with contextlib.suppress(OSError):
            state.update(hashlib.blake2b(file.read_bytes()).digest())
    return state.hexdigest()


def names_of(entity: schema.Entity, section: str) -> Iterator[NameEntry]:
    """Every name under which a record can be met, demonyms of countries included."""

    def entry(name: schema.Name, section: str = section) -> NameEntry:
        weak = name.strength == "weak"
        return NameEntry(entity.id, name.text, section, name.kind, weak, name.case, name.from_, name.to)

    strength: schema.Strength = getattr(entity, "strength", "strong")
    yield entry(schema.Name(text=entity.name, strength=strength))
    if arabic := getattr(entity, "name_ar", None):
        yield entry(schema.Name(text=arabic, lang="ar", strength=strength))
    if abbreviation := getattr(entity, "abbreviation", None):
        yield entry(schema.Name(text=abbreviation, kind="abbreviation", case="exact"))
    others = chain.from_iterable(getattr(entity, "names", {}).values())
    for alias in chain(entity.aliases, others):
        yield entry(alias if isinstance(alias, schema.Name) else schema.Name(text=alias, strength=strength))
    # "the government of Syria" is as often written without a capital; no other canonical name is.
    if isinstance(entity, schema.Organization) and entity.name.startswith("Government of ") and "(" not in entity.name:
        yield entry(schema.Name(text=entity.name, case="any"))
    if isinstance(entity, schema.Place):
        if bare := bare_name(entity):
            yield entry(schema.Name(text=bare, strength="weak"))
        for demonym in entity.demonyms:
            yield entry(schema.Name(text=demonym), "nationalities")


SITE_KINDS = (
    r"(?:(?:oil|gas) ?(?:field|plant)s?|(?:military )?air ?base|(?:military |international )?airport|dam|(?:central )?prison"
    r"|(?:refugee |idp )?camp|(?:border )?crossing)"
)
"""The words for its kind with which a site's name ends, as a pattern."""
_SITE_TYPE = re.compile(rf"^(?P<name>\S.{{3,40}}?) {SITE_KINDS}$", re.IGNORECASE)
_WITH_TOWN = re.compile(r"^(?P<name>\S.{2,40}?) \([^()]+\)$")


def bare_name(place: schema.Place) -> str | None:
    """What a site or quarter is called where the text tells its kind or town: "Shaer" of "Shaer gas field", "Jobar" of "Jobar (Homs)"."""
    match = (_WITH_TOWN if place.type == "neighbourhood" else _SITE_TYPE).match(place.name)
    return match["name"] if match else None


def compile_records(records: RecordSet, digest_: str) -> bytes:
    """The compiled form of a set of records, as bytes. Equal sets give equal bytes."""
    index: dict[str, dict[NameEntry, None]] = defaultdict(dict)
    phonetic: dict[str, set[str]] = defaultdict(set)
    packed: dict[str, dict[str, msgspec.Raw]] = {section: {} for section in schema.SECTIONS}
    children: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(records.records):
        located = records.records[id_]
        entity = located.entity
        packed[located.section][id_] = msgspec.Raw(msgspec.msgpack.encode(entity))
        if isinstance(entity, schema.Place) and entity.parent:
            children[records.redirects.get(entity.parent, entity.parent)].append(id_)
        for name in names_of(entity, located.section):
            for filed in keys(name.text):
                index[filed][name] = None
            indexed = name.section == "places" and name.case == "name" and len(name.text) > 4
            if indexed and (not name.weak or " " in name.text):
                folded = key(name.text)
                if len(skeleton(folded)) > 2:
                    phonetic[skeleton(folded)].add(folded)
    starts: dict[str, int] = {}
    for filed in sorted(index):
        parts = filed.split(" ")
        starts[parts[0]] = max(starts.get(parts[0], 0), len(parts))
    compiled = Compiled(
        FORMAT,
        digest_,
        packed,
        dict(sorted(records.redirects.items())),
        {filed: msgspec.Raw(msgspec.msgpack.encode(list(index[filed]))) for filed in sorted(index)},
        starts,
        {code: msgspec.Raw(msgspec.msgpack.encode(sorted(phonetic[code]))) for code in sorted(phonetic)},
        {parent: children[parent] for parent in sorted(children)},
    )
    return msgspec.msgpack.encode(compiled)


def unpack(data: bytes, digest_: str) -> Compiled | None:
    """The compiled form in `data`, or None where it is broken or made from other files."""
    try:
        compiled = msgspec.msgpack.decode(data, type=Compiled)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError):
        return None
    return compiled if compiled.format == FORMAT and compiled.digest == digest_ else None


def _read(path: Path, digest_: str) -> Compiled | None:
    try:
        return unpack(path.read_bytes(), digest_)
    except OSError:
        return None


def _cache_file(digest_: str) -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("newsparse", appauthor=False) / f"gazetteer-{digest_}.msgpack"


def write_aside(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file so that a reader sees all of it or nothing, with the mode that it had, else the user's umask."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else None
    aside = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with aside.open("xb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
        if mode is not None:
            aside.chmod(mode)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def load_compiled(extra: Sequence[Path] = ()) -> Compiled:
    """The shipped gazetteer, extended by the user's files, in compiled form.

    Takes the file built into the wheel or the cached one where it fits the
    YAML as it is now; else compiles and caches. A cache folder that cannot be
    written costs time, never the result. Raises GazetteerError for faults in
    the YAML.
    """
    for path in extra:
        if not path.exists():
            raise GazetteerError(f"{path}: no such file or folder; name a YAML gazetteer")
        if not yaml_files(path):
            raise GazetteerError(f"{path}: a folder without YAML files; name one that holds a gazetteer")
    paths = [DATA, *extra]
    digest_ = digest(paths)
    if not extra and (compiled := _read(SHIPPED, digest_)):
        return compiled
    cache = _cache_file(digest_)
    if compiled := _read(cache, digest_):
        return compiled
    data = compile_records(read_all(extra, shipped_records()) if extra else read_all([DATA]), digest_)
    with contextlib.suppress(OSError):
        write_aside(cache, data)
    compiled = unpack(data, digest_)
    assert compiled is not None
    return compiled


def shipped_records() -> RecordSet:
    """The shipped records, from their compiled form: parsing all of the YAML again takes seconds."""
    compiled = load_compiled()
    found = RecordSet(redirects=dict(compiled.redirects))
    for section, records in compiled.records.items():
        for id_, raw in records.items():
            entity = msgspec.msgpack.decode(raw, type=schema.SECTIONS[section])
            found.records[id_] = Located(entity, section, "the shipped gazetteer")
    return found


def compile_shipped(target: Path = SHIPPED) -> None:
    """Compile the shipped YAML into the file that the wheel carries."""
    write_aside(target, compile_records(read_all([DATA]), digest([DATA])))
