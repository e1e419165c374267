"""The hash of everything that the analysis of an item depends on, its id and its folder left out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from newsparse.errors import InputError
from newsparse.inputs import Pending, ReadOptions
from newsparse.inputs.records import decode_line, read_record
from newsparse.reading import day_of_file_name


def content_key(item: Pending, options: ReadOptions, setup: bytes) -> bytes:
    """20 bytes for a loaded item; `setup` is a hash of what else the analysis depends on.

    Records are keyed by the fields that are read: the order of the others, or
    their values, change nothing.
    """
    state = hashlib.blake2b(setup, digest_size=20)
    for part in _parts(item, options):
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()


def _parts(item: Pending, options: ReadOptions) -> list[bytes]:
    if item.line is not None:
        try:
            record = read_record(decode_line(item.line), dict(options.fields))
        except InputError:
            return [b"broken record", item.line]
        return [b"record", msgspec.json.encode(msgspec.structs.replace(record, id=None))]
    if item.page is not None:
        return [b"page", msgspec.msgpack.encode(item.page)]
    path = Path(item.path)
    day = day_of_file_name(path.name) if options.published_from_filename else None
    return [b"file", path.suffix.lower().encode("utf-8", "surrogateescape"), (day or "").encode(), item.data or b""]
