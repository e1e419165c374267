"""What the gazetteer says of itself: lookups, records as YAML, counts."""

from __future__ import annotations

import re
from collections import Counter

import msgspec
import yaml

from newsparse.gazetteer import Entity, Gazetteer, Group, NameEntry, Organization, Place, precision_of
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.schema import SECTIONS


class Lookup(msgspec.Struct, frozen=True):
    """A record that a name or a code may stand for, the name of its that fits, and whether that only sounds alike."""

    record: Entity
    entry: NameEntry | None
    similar: bool = False


def lookup_records(gazetteer: Gazetteer, name: str) -> list[Lookup]:
    """The records that a name, an id or a code may stand for; sound-alikes where none has the name.

    Records that are called so come before those that it is only an alias of,
    and among each the more important first.
    """
    coded = _by_code(gazetteer, name.strip())
    entries = gazetteer.lookup(name)
    similar = not entries and not coded
    if similar:
        entries = tuple(e for k in gazetteer.similar_keys(key(name)) for e in gazetteer.entries(k))
    best: dict[str, NameEntry] = {}
    for entry in entries:
        best.setdefault(entry.entity, entry)
    named = [Lookup(r, e, similar) for i, e in best.items() if (r := gazetteer.get(i)) is not None]
    named.sort(key=lambda f: (_is_alias(f, name), -getattr(f.record, "importance", 1.0), f.record.id))
    return [*(Lookup(r, None) for r in coded), *(f for f in named if f.record not in coded)]


def _is_alias(found: Lookup, name: str) -> bool:
    return found.entry is not None and key(found.record.name) != key(name)


def _by_code(gazetteer: Gazetteer, code: str) -> list[Entity]:
    """The records whose id or code (OCHA's p-code, ISO 3166-2, Wikidata's item) this is."""
    own = gazetteer.get(code)
    if own is not None:
        return [own]
    if not _CODE.fullmatch(code):
        return []
    records = (r for i in gazetteer.ids("places") if (r := gazetteer.place(i)) is not None)
    return [r for r in records if code.upper() in {r.pcode, r.iso, r.wikidata}]


_CODE = re.compile(r"[A-Za-z]{1,2}-?[A-Za-z0-9]{2,12}")


def looked_up(gazetteer: Gazetteer, found: Lookup) -> dict[str, object]:
    """What a lookup found, for programs; places with the names of their areas, smallest first."""
    record = found.record
    section = next(name for name, type_ in SECTIONS.items() if isinstance(record, type_))
    shown: dict[str, object] = {"section": section, **msgspec.to_builtins(record)}
    shown |= {"matched": found.entry.text if found.entry else None, "similar": found.similar}
    if isinstance(record, Place):
        shown |= {"areas": [p.name for p in gazetteer.ancestors(record)], "precision": precision_of(record)}
    return shown


def lookup_line(gazetteer: Gazetteer, found: Lookup) -> str:
    """What a lookup found as one line for people."""
    return _line(gazetteer, found.record, found.entry) + ("  (sounds alike)" if found.similar else "")


def _line(gazetteer: Gazetteer, record: Entity, entry: NameEntry | None) -> str:
    alias = "" if entry is None or entry.text == record.name else f" “{entry.text}”"
    if isinstance(record, Place):
        above = [p.name for p in gazetteer.ancestors(record)[:3]]
        point = f"{record.point[0]:.4f}, {record.point[1]:.4f} ({precision_of(record)})" if record.point else "no point"
        return f"{record.id:24} {record.name}{alias}  {record.type}, {', '.join(above) or record.country}  {point}"
    dates = ""
    if isinstance(record, Group | Organization):
        span = (record.active.from_, record.active.to)
        dates = f"  {span[0] or '…'} to {span[1] or 'now'}" if any(span) else ""
    if entry is not None and (entry.from_ or entry.to):
        dates += f"  (this name: {entry.from_ or '…'} to {entry.to or 'now'})"
    kind = getattr(record, "type", None) or type(record).__name__.lower()
    return f"{record.id:24} {record.name}{alias}  {kind.replace('_', ' ')}{dates}"


def record_yaml(record: Entity) -> str:
    """A record as the YAML that a gazetteer file would hold."""
    section = next(name for name, type_ in SECTIONS.items() if isinstance(record, type_))
    data = {section: [msgspec.to_builtins(record)]}
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)


def stats_lines(gazetteer: Gazetteer) -> list[str]:
    """Counts of records by section and type, and of names."""
    lines: list[str] = []
    for section in SECTIONS:
        records = [r for i in gazetteer.ids(section) if (r := gazetteer.get(i)) is not None]
        lines.append(f"{section:15} {len(records):6,}")
        types = Counter(getattr(r, "type", None) for r in records)
        types.pop(None, None)
        lines += [f"  {t or '':20} {n:6,}" for t, n in types.most_common()]
    lines.append(f"{'names':15} {gazetteer.name_count():6,}")
    lines.append(f"digest {gazetteer.digest}")
    return lines
