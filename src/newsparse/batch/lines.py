"""Lines of results, changed in few of their fields without reading the rest."""

from __future__ import annotations

import msgspec

from newsparse.batch.duplicates import Told
from newsparse.inputs import Pending
from newsparse.models import Source


def addressed(line: bytes, item: Pending) -> bytes:
    """The line with the id and the path of an item; nothing else of an analysis depends on them."""
    fields = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    source = msgspec.json.decode(fields["source"], type=Source)
    return _changed(fields, id=item.id, source=msgspec.structs.replace(source, path=item.source_path))


def told(line: bytes, place: Told) -> bytes:
    """The line with what its article is among the others."""
    fields = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    return _changed(fields, duplicate_of=place.duplicate_of, cluster=place.cluster)


def _changed(fields: dict[str, msgspec.Raw], **values: object) -> bytes:
    fields.update({name: msgspec.Raw(msgspec.json.encode(value)) for name, value in values.items()})
    return msgspec.json.encode(fields) + b"\n"
