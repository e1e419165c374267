"""What the gazetteer says of itself: lookups, records as YAML, counts."""

from __future__ import annotations

from collections import Counter

import msgspec
import yaml

from newsparse.gazetteer import Entity, Gazetteer, Group, NameEntry, Organization, Place, precision_of
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.schema import SECTIONS


def lookup_lines(gazetteer: Gazetteer, name: str) -> list[str]:
    """One line a record that a name may stand for, the most important first; sound-alikes where none has it."""
    entries = gazetteer.lookup(name)
    how = ""
    if not entries:
        entries = tuple(e for k in gazetteer.similar_keys(key(name)) for e in gazetteer.entries(k))
        how = "  (sounds alike)"
    best: dict[str, NameEntry] = {}
    for entry in entries:
        best.setdefault(entry.entity, entry)
    records = [(r, e) for i, e in best.items() if (r := gazetteer.get(i)) is not None]
    records.sort(key=lambda p: (-getattr(p[0], "importance", 1.0), p[0].id))
    return [_line(gazetteer, record, entry) + how for record, entry in records]


def _line(gazetteer: Gazetteer, record: Entity, entry: NameEntry) -> str:
    alias = "" if entry.text == record.name else f" “{entry.text}”"
    if isinstance(record, Place):
        above = [p.name for p in gazetteer.ancestors(record)[:3]]
        point = f"{record.point[0]:.4f}, {record.point[1]:.4f} ({precision_of(record)})" if record.point else "no point"
        return f"{record.id:24} {record.name}{alias}  {record.type}, {', '.join(above) or record.country}  {point}"
    dates = ""
    if isinstance(record, Group | Organization):
        span = (record.active.from_, record.active.to)
        dates = f"  {span[0] or '…'} to {span[1] or 'now'}" if any(span) else ""
    if entry.from_ or entry.to:
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
        lines += [f"  {(t or '').replace('_', ' '):20} {n:6,}" for t, n in types.most_common()]
    lines.append(f"{'names':15} {gazetteer.name_count():6,}")
    lines.append(f"digest {gazetteer.digest}")
    return lines
