"""Analyses that were stored: the lines of a batch's output, or the JSON of an extract."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from newsparse.errors import InputError
from newsparse.models import Analysis

__all__ = ["read_stored"]

_STDIN = "-"
_T = TypeVar("_T")


def read_stored(paths: Iterable[str | Path]) -> Iterator[Analysis]:
    """The analyses of JSONL files, or of JSON files of one object or an array, in order; `-` is standard input.

    A file is read line by line, so that its size does not matter. Raises
    InputError, with file and line, for one that cannot be read or holds
    something else.
    """
    for path in paths:
        if str(path) == _STDIN:
            yield from _analyses(sys.stdin.buffer, "standard input")
            continue
        try:
            with Path(path).open("rb") as file:
                yield from _analyses(file, str(path))
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}; name a file that newsparse batch wrote") from error


def _analyses(file: IO[bytes], name: str) -> Iterator[Analysis]:
    decoder = msgspec.json.Decoder(Analysis)
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        if number == 1 and (whole := _opens_json(line)):
            yield from _whole(whole + file.read(), name)
            return
        yield _decoded(decoder, line, f"{name}:{number}")


def _opens_json(line: bytes) -> bytes:
    """The line, where it opens JSON that goes on over several lines; else nothing."""
    bare = line.strip()
    return line if bare in {b"{", b"["} or bare.startswith(b"[") else b""


def _whole(data: bytes, name: str) -> Iterator[Analysis]:
    if data.lstrip().startswith(b"["):
        yield from _decoded(msgspec.json.Decoder(list[Analysis]), data, name)
    else:
        yield _decoded(msgspec.json.Decoder(Analysis), data, name)


def _decoded(decoder: msgspec.json.Decoder[_T], data: bytes, where: str) -> _T:
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as error:
        reason = " ".join(str(error).split())[:160]
        raise InputError(
            f"{where}: no analysis of newsparse ({reason}); name what batch or extract --json wrote"
        ) from error
