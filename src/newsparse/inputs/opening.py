"""From files to articles that are still to be read: records, rows and pages of files of many."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from newsparse.errors import Fault, InputError
from newsparse.inputs.arrays import json_values, opens_array, peeked
from newsparse.inputs.ids import Ids, printable
from newsparse.inputs.items import Failure, Pending, ReadOptions
from newsparse.inputs.kinds import Input, Kind
from newsparse.inputs.records import decode_line, id_of
from newsparse.inputs.streams import (
    READ_ERRORS,
    archive_pages,
    bounded_lines,
    check_regular,
    megabytes,
    opened,
    reason_of,
    table_rows,
)


def pending(files: Iterable[Input], options: ReadOptions | None = None) -> Iterator[Pending | Failure]:
    """Every article that the files hold, with ids made unique by "#2", "#3" and so on."""
    options = options or ReadOptions()
    with contextlib.closing(Ids()) as ids:
        yield from _pending(files, options, ids)


def _pending(files: Iterable[Input], options: ReadOptions, ids: Ids) -> Iterator[Pending | Failure]:
    for file in files:
        if file.kind is Kind.TEXT:
            yield Pending(ids.unique(file.id), str(file.path))
            continue
        empty = True
        try:
            check_regular(file.path)
            for item in _OPENERS[file.kind](file, options, ids):
                empty = False
                yield item
            if empty:
                yield _failed(file, _EMPTY[file.kind], "empty")
        except InputError as error:
            yield _failed(file, str(error), error.fault)
        except READ_ERRORS as error:
            yield _failed(file, *reason_of(error))


def _failed(file: Input, reason: str, fault: Fault, line: int | None = None) -> Failure:
    path = printable(str(file.path))
    return Failure(f"{path}:{line}" if line else path, reason, fault, path=path, line=line)


def _records(file: Input, options: ReadOptions, ids: Ids) -> Iterator[Pending | Failure]:
    with opened(file.path) as handle:
        if opens_array(peeked(handle)):
            yield from _values_in(handle, file, options, ids)
            return
        for number, line in enumerate(bounded_lines(handle, options.max_bytes), 1):
            if line is None:
                yield _failed(file, f"a line longer than {megabytes(options.max_bytes)}", "too-large", number)
            elif line.strip():
                yield _record(file, number, line, options, ids)


def _values(file: Input, options: ReadOptions, ids: Ids) -> Iterator[Pending | Failure]:
    with opened(file.path) as handle:
        yield from _values_in(handle, file, options, ids)


def _values_in(handle: BinaryIO, file: Input, options: ReadOptions, ids: Ids) -> Iterator[Pending | Failure]:
    for number, value in enumerate(json_values(handle, options.max_bytes), 1):
        if value is None:
            yield _failed(file, f"a record longer than {megabytes(options.max_bytes)}", "too-large", number)
        else:
            yield _record(file, number, value, options, ids)


def _rows(file: Input, options: ReadOptions, ids: Ids) -> Iterator[Pending | Failure]:
    with opened(file.path) as handle:
        for number, line in table_rows(file.path, handle, options.max_bytes):
            if isinstance(line, InputError):
                yield _failed(file, str(line), line.fault, number)
            else:
                yield _record(file, number, line, options, ids)


def _record(file: Input, number: int, line: bytes, options: ReadOptions, ids: Ids) -> Pending:
    try:
        own = id_of(decode_line(line), dict(options.fields))
    except InputError:
        own = None
    return Pending(ids.unique(own if own is not None else f"{file.id}#{number}"), str(file.path), line, number)


def _pages(file: Input, options: ReadOptions, ids: Ids) -> Iterator[Pending | Failure]:
    with opened(file.path, raw=True) as handle:
        for number, page in enumerate(archive_pages(handle, options.max_bytes), 1):
            if page is None:
                yield _failed(file, f"a page larger than {megabytes(options.max_bytes)}", "too-large", number)
            else:
                yield Pending(ids.unique(f"{file.id}#{number}"), str(file.path), number=number, page=page)


_EMPTY = {
    Kind.RECORDS: "no records in it",
    Kind.JSON: "no records in it",
    Kind.TABLE: "no rows in it; a table needs a header and rows",
    Kind.ARCHIVE: "no web pages in it",
}
_OPENERS = {Kind.RECORDS: _records, Kind.JSON: _values, Kind.TABLE: _rows, Kind.ARCHIVE: _pages}
