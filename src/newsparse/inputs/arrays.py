"""JSON files of several records that are no lines: an array of objects, or objects one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from newsparse.errors import InputError

_CHUNK = 65_536
_OUTSIDE = re.compile(rb'["{}\[\]]')
_INSIDE = re.compile(rb'["\\]')
_BETWEEN = b" \t\r\n,"
_OPENING = b"\xef\xbb\xbf \t\r\n"


def opens_array(head: bytes) -> bool:
    """Whether the first bytes of a file begin an array of objects."""
    start = head.lstrip(_OPENING)
    return start[:1] == b"[" and start[1:].lstrip()[:1] in {b"{", b"]", b""}


def json_values(handle: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The objects of a JSON array, or those that stand one after the other, each as its bytes.

    None stands for an object of more bytes than the limit. No more than that
    and a chunk are held. What is between the objects must be white space or
    commas. Raises InputError where something else is, and for a file that ends
    within an object or its array.
    """
    scan = _Scan(limit)
    while chunk := handle.read(_CHUNK):
        yield from scan.feed(chunk)
    scan.end()


class _Scan:
    """Where in a JSON text the objects begin and end; nothing within them is looked at but strings and brackets."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held = bytearray()
        self._depth = 0
        self._in_string = False
        self._escaped = False
        self._array: bool | None = None
        """Whether the objects stand in an array; None before the first bracket."""
        self._closed = False
        self._too_long = False

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
            yield from self._bracket(found[0])

    def _bracket(self, sign: bytes) -> Iterator[bytes | None]:
        if sign == b'"' and self._depth:
            self._in_string = not self._in_string
        elif sign == b"\\":
            self._escaped = True
        elif sign == b"[" and not self._depth and self._array is None:
            self._array = True
            return
        elif sign == b"]" and not self._depth and self._array and not self._closed:
            self._closed = True
            return
        elif sign in b"{[" and (self._depth or sign == b"{"):
            self._array = bool(self._array)
            self._depth += 1
        elif sign in b"}]" and self._depth:
            self._depth -= 1
        else:
            raise self._broken()
        if self._closed:
            raise self._broken()
        self._held += sign
        if not self._depth:
            yield None if self._too_long else bytes(self._held)
            self._held.clear()
            self._too_long = False

    def _keep(self, data: bytes) -> None:
        if not self._depth:
            if data.strip(_BETWEEN if self._array is not None else _OPENING):
                raise self._broken()
        elif len(self._held) + len(data) > self._limit:
            self._too_long = True
            self._held.clear()
        else:
            self._held += data

    def end(self) -> None:
        """Raise InputError where the text ends too early."""
        if self._depth or (self._array and not self._closed):
            raise InputError("cut short; the JSON in it does not end", "not-a-record")

    @staticmethod
    def _broken() -> InputError:
        return InputError("no array of records: every one must be an object with fields", "not-a-record")
