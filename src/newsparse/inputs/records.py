"""Records: lines of JSON and rows of tables, with the field names that people have."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import msgspec

from newsparse.errors import InputError
from newsparse.models import Record

ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "published": ("published", "publication_date", "date_published"),
    "url": ("url",),
    "source": ("source", "publisher"),
    "clean": ("clean",),
}
"""The names under which each field is looked for. A bare `date` is none of them: archives put an incident's day there."""


class TextRecord(Record, frozen=True):
    """One record. `clean` says that the text holds no page furniture."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    clean: bool = False
    unread: tuple[tuple[str, str], ...] = ()
    """Fields that hold what they cannot hold, by name, with what stood there; they are left out."""


def decode_line(line: bytes) -> dict[str, object]:
    """The object of a line of JSON. Raises InputError where it is none."""
    try:
        found = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        found = _decoded_leniently(line)
        if found is None:
            raise InputError(f"not a record: {error}", "not-a-record") from error
    except RecursionError as error:
        raise InputError("not a record: nested too deeply", "not-a-record") from error
    if not isinstance(found, dict):
        raise InputError('not a record: no object with fields, such as {"text": …}', "not-a-record")
    return found


def _decoded_leniently(line: bytes) -> object:
    """The value of JSON as lenient writers have it, with halves of surrogate pairs (which become U+FFFD) and NaN; or None."""
    try:
        found: object = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return _with_whole_characters(found)


def _with_whole_characters(value: object) -> object:
    if isinstance(value, str):
        return _HALF_PAIR.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_HALF_PAIR.sub("\ufffd", k): _with_whole_characters(v) for k, v in value.items()}
    return [_with_whole_characters(v) for v in value] if isinstance(value, list) else value


_HALF_PAIR = re.compile("[\ud800-\udfff]")


def read_record(found: Mapping[str, object], fields: Mapping[str, str]) -> TextRecord:
    """The record of an object; `fields` maps names of ours to paths of the user's (`text` to `article.body`).

    Raises InputError where there is no text; another field of the wrong type
    costs itself, not the record.
    """
    values = {name: _value(found, name, fields.get(name)) for name in ALIASES}
    text = values["text"]
    if text is None:
        looked = f"'{fields['text']}'" if "text" in fields else "'text', 'body' or 'content'"
        raise InputError(f"not a record: no field {looked}; name yours with --field text=NAME", "not-a-record")
    if not isinstance(text, str):
        raise InputError("not a record: the text is no string", "not-a-record")
    if not text.strip():
        raise InputError("empty text; nothing to read", "empty")
    strings = {name: _string(values[name]) for name in ("title", "published", "url", "source")}
    unread = [name for name, string in strings.items() if string is None and values[name] not in _NOTHING]
    if id_of(found, fields) is None and values["id"] not in _NOTHING:
        unread.append("id")
    clean = _flag(values["clean"])
    return TextRecord(
        text=text,
        id=id_of(found, fields),
        **strings,
        clean=bool(clean),
        unread=tuple((name, str(values[name])) for name in [*unread, *(["clean"] if clean is None else [])]),
    )


def id_of(found: Mapping[str, object], fields: Mapping[str, str]) -> str | None:
    """A record's own id, or None; a number counts."""
    own = _value(found, "id", fields.get("id"))
    return None if isinstance(own, dict) else _string(own)


def _value(found: Mapping[str, object], name: str, path: str | None) -> object:
    if path is not None:
        return _at(found, path)
    for alias in ALIASES[name]:
        value = found.get(alias)
        if value is not None and value != "":
            return value
    # Tables are often headed Text and Title.
    lower = {k.lower(): v for k, v in found.items()}
    values = (lower.get(alias) for alias in ALIASES[name])
    return next((v for v in values if v is not None and v != ""), found.get(ALIASES[name][0]))


def _at(found: Mapping[str, object], path: str) -> object:
    """The value at a path (`meta.date`); a field of that whole name comes first."""
    if path in found:
        return found[path]
    value: object = found
    for part in path.split("."):
        if isinstance(value, Sequence) and not isinstance(value, str) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        elif isinstance(value, dict):
            value = value.get(part)
        else:
            return None
    return value


_NOTHING: tuple[object, ...] = (None, "", [], {})
"""What a field without a value holds."""


def _string(value: object) -> str | None:
    """A field that is a string or a number, an object with a name, or a list of one of these; else None."""
    if isinstance(value, list) and len(value) == 1:
        (value,) = value
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = f"{value:.0f}" if float(value).is_integer() else str(value)
    return value if isinstance(value, str) and value else None


def _flag(value: object) -> bool | None:
    """Whether a field says yes or no; None where it says neither. No field is a no."""
    if isinstance(value, str):
        return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}.get(
            value.strip().lower()
        )
    return bool(value) if value is None or value in (0, 1) else None
