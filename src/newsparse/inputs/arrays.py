"""JSON files of several records that are no lines: an array of objects, or objects one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from newsparse.errors import InputError

_CHUNK = 65_536
_HEAD = 65_536
_OUTSIDE = re.compile(rb'["{}\[\],]')
_INSIDE = re.compile(rb'["\\]')
_BLANK = b" \t\r\n"
_OPENING = b"\xef\xbb\xbf \t\r\n"


def peeked(handle: BinaryIO) -> bytes:
    """The first bytes of a stream, which stay to be read; as many as the stream has at hand."""
    peek = getattr(handle, "peek", None)
    return bytes(peek(_HEAD)) if peek is not None else b""


def opens_array(head: bytes) -> bool:
    """Whether the first bytes of a file begin an array of objects."""
    start = head.lstrip(_OPENING)
    return start[:1] == b"[" and start[1:].lstrip()[:1] in {b"{", b"]", b""}


def holds_records(data: bytes) -> bool:
    """Whether a file that is read as a text is JSON: an object, or an array of objects."""
    start = data.lstrip(_OPENING)
    if not (start[:1] == b"{" or opens_array(start)):
        return False
    try:
        msgspec.json.decode(start if start[:1] == b"[" else start.split(b"\n", 1)[0])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def json_values(handle: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The values of a JSON array, or the objects that stand one after the other, each as its bytes.

    None stands for a value of more bytes than the limit. No more than that
    and a chunk are held. Raises InputError for what is neither, and for a file
    that ends within a value or its array: both say how many values were read.
    """
    scan = _Scan(limit)
    while chunk := handle.read(_CHUNK):
        yield from scan.feed(chunk)
    yield from scan.end()


class _Scan:
    """Where in a JSON text the values begin and end; nothing within them is looked at but strings and brackets."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held = bytearray()
        self._depth = 0
        self._in_string = False
        self._escaped = False
        self._array: bool | None = None
        """Whether the values stand in an array; None before the first bracket."""
        self._closed = False
        self._too_long = False
        self._given = 0

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        at = 0
        while at < len(chunk):
            if self._escaped:
                self._keep(chunk[at : at + 1])
                self._escaped, at = False, at + 1
                continue
            found = (_INSIDE if self._in_string else _OUTSIDE).search(chunk, at)
            end = found.start() if found else len(chunk)
            self._keep(chunk[at:end])
            if found is None:
                return
            at = end + 1
            yield from self._sign(found[0])

    def _sign(self, sign: bytes) -> Iterator[bytes | None]:
        if self._in_string:
            self._held += sign
            self._escaped = sign == b"\\"
            self._in_string = sign != b'"'
        elif self._depth:
            self._held += sign
            self._in_string = sign == b'"'
            self._depth += (sign in b"{[") - (sign in b"}]")
            if not self._depth:
                yield from self._whole()
        elif self._closed:
            raise self._broken()
        elif sign == b"[" and self._array is None:
            self._array = True
        elif sign in b",]" and self._array:
            yield from self._whole()
            self._closed = sign == b"]"
        elif sign in b'{["' and (self._array or sign == b"{"):
            self._array = bool(self._array)
            self._held += sign
            self._in_string = sign == b'"'
            self._depth += sign in b"{["
        elif sign != b",":
            raise self._broken()

    def _keep(self, data: bytes) -> None:
        if not self._depth and not self._in_string:
            data = data.strip(_BLANK if self._array is not None else _OPENING)
            if data and (self._closed or not self._array):
                raise self._broken()
        if len(self._held) + len(data) > self._limit:
            self._too_long = True
            self._held.clear()
        elif not self._too_long:
            self._held += data

    def _whole(self) -> Iterator[bytes | None]:
        """The value that is whole now, if there is one."""
        if self._too_long or self._held:
            self._given += 1
            yield None if self._too_long else bytes(self._held)
        self._held.clear()
        self._too_long = False

    def end(self) -> Iterator[bytes | None]:
        """What is left, for the objects of no array. Raises InputError where the text ends too early."""
        if self._depth or self._in_string or (self._array and not self._closed):
            raise InputError(
                f"cut short behind {self._given} records; the JSON in it does not end, and what follows was not read",
                "not-a-record",
            )
        yield from ()

    def _broken(self) -> InputError:
        return InputError(
            f"no array of records behind {self._given} of them; every one must be an object with fields, and what follows was not read",
            "not-a-record",
        )
