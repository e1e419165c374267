"""What the user names on the command line, as a stream of articles or failures.

Files, folders, globs, `-` for standard input, records (.jsonl), tables (.csv)
and web archives (.warc), compressed or not, all become Pending items with
unique ids; reading one gives an Article or raises InputError.
"""

from __future__ import annotations

import contextlib
import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from newsparse.errors import Fault, InputError, UsageError
from newsparse.inputs.arrays import holds_records, json_values, opens_array, peeked
from newsparse.inputs.ids import Ids, printable
from newsparse.inputs.kinds import Input, Kind, is_compressed, kind_of, known_kind, plain_name
from newsparse.inputs.records import decode_line, id_of, read_record
from newsparse.inputs.streams import (
    READ_ERRORS,
    WebPage,
    archive_pages,
    bounded_lines,
    check_regular,
    megabytes,
    opened,
    read_bounded,
    table_rows,
)
from newsparse.models import Article, Record
from newsparse.reading import MAX_CHARACTERS, Options, day_of_file_name, find_day, read_bytes, read_text
from newsparse.reading.headers import as_read
from newsparse.reading.html import has_markup

__all__ = [
    "Failure",
    "Found",
    "Input",
    "Kind",
    "Pending",
    "ReadOptions",
    "discover",
    "discover_files",
    "is_same",
    "load",
    "pending",
    "printable",
    "read",
]

_HINTS = {
    ".pdf": "a PDF; save its text first (pdftotext FILE.pdf)",
    ".docx": "a Word file; save it as plain text first",
    ".doc": "a Word file; save it as plain text first",
    ".odt": "an OpenDocument file; save it as plain text first",
    ".rtf": "an RTF file; save it as plain text first",
    ".epub": "an e-book; save the chapter as plain text first",
    ".zip": "an archive; unpack it first",
}


_MANIFEST = ".manifest.json"
"""How the manifests of outputs end; in folders they are no articles."""


class Pending(Record, frozen=True):
    """An article that is still to be read: a file, a record or page of one. Can be sent to a worker.

    `line` is a record as JSON, `page` a page of a web archive, `number` its
    place in the file; `data` the bytes of a file once they are loaded.
    """

    id: str
    path: str
    line: bytes | None = None
    number: int = 0
    page: WebPage | None = None
    data: bytes | None = None

    @property
    def label(self) -> str:
        """How failures name it."""
        return printable(f"{self.path}:{self.number}" if self.number else self.path)

    @property
    def source_path(self) -> str | None:
        """The path that its analysis tells of; None for standard input."""
        return None if self.path == "-" else printable(self.path)

    @property
    def size(self) -> int:
        """How many bytes it holds; 0 for a file that is not loaded."""
        return len(self.line or b"") + len(self.data or b"") + (len(self.page.data) if self.page else 0)

    def failed(self, reason: str, fault: Fault) -> Failure:
        """Its failure."""
        return Failure(self.label, reason, fault, self.id, printable(self.path), self.number or None)


class Failure(Record, frozen=True):
    """An input that gave no analysis, with the reason as one line.

    `input` is how people name it, `fault` the reason for machines; `line` its
    place in a file of many. A file that cannot be opened up has no id.
    """

    input: str
    reason: str
    fault: Fault = "unreadable"
    id: str | None = None
    path: str | None = None
    line: int | None = None


@dataclass(slots=True)
class Found:
    """The files of folders and globs: those to read, how many were passed over, and folders that cannot be read."""

    files: list[Input] = field(default_factory=list)
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The user's own word on the articles: format, day, no cleaning, names of fields, own outlets, longest text, day of saving."""

    input_format: str | None = None
    published: str | None = None
    published_from_filename: bool = False
    clean: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    outlets: tuple[str, ...] = ()
    max_characters: int = MAX_CHARACTERS
    saved_at: str | None = None

    @property
    def max_bytes(self) -> int:
        """The largest file, record or page that is read; UTF-8 takes at most four bytes a character."""
        return 4 * self.max_characters


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file; a link that leads to itself leads nowhere."""
    try:
        return path.resolve() == other.resolve()
    except (OSError, RuntimeError):
        return False


# --- From names to files --------------------------------------------------------------------------


def discover(paths: Sequence[str], input_format: str | None = None) -> Found:
    """The files that paths, folders and globs name, in a stable order, with the id each would have.

    Raises UsageError where a glob matches nothing.
    """
    found = Found()
    for name in paths:
        if not name:
            raise UsageError("an input without a name; is a variable empty?")
        path = Path(name)
        if name != "-" and not path.exists() and any(c in name for c in "*?["):
            matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
            if not matches:
                raise UsageError(f"nothing matches '{name}'")
            for match in matches:
                _add(found, Path(match), input_format)
        else:
            _add(found, path, input_format)
    return found


def _add(found: Found, path: Path, input_format: str | None) -> None:
    if not path.is_dir():
        found.files += discover_files([str(path)], input_format)
        return

    def unreadable(error: OSError) -> None:
        folder = printable(str(error.filename or path))
        reason = f"a folder that cannot be read ({error.strerror or error}); what is in it is missing"
        found.failures.append(Failure(folder, reason, "unreadable", path=folder))

    seen = {os.path.realpath(path)}
    for root, folders, files in os.walk(path, onerror=unreadable, followlinks=True):
        found.skipped += sum(f.startswith(".") for f in folders)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and _is_new(Path(root, f), seen))
        for name in sorted(files):
            file = Path(root, name)
            kind = known_kind(file)
            if name.startswith(".") or kind is None or name.endswith(_MANIFEST):
                found.skipped += 1
            else:
                id_ = plain_name(file.relative_to(path)).with_suffix("").as_posix()
                found.files.append(Input(file, id_, kind_of(file, input_format)))


def _is_new(folder: Path, seen: set[str]) -> bool:
    """Whether a folder, or what a link to one leads to, was not walked yet; noted as walked."""
    real = os.path.realpath(folder)
    if real in seen:
        return False
    seen.add(real)
    return True


def discover_files(names: Sequence[str], input_format: str | None = None) -> list[Input]:
    """The named files as they are, folders not opened; each with its id and kind."""
    return [
        Input(Path(n), "stdin" if n == "-" else plain_name(Path(n)).stem, kind_of(Path(n), input_format)) for n in names
    ]


# --- From files to articles that are still to be read ---------------------------------------------


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
            yield _failed(file, *_reason(error))


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


# --- Reading one ----------------------------------------------------------------------------------


def read(item: Pending, options: ReadOptions) -> Article:
    """The article of an item. Raises InputError with a reason that fits one line."""
    if item.line is not None:
        return _read_record(item, options)
    if item.page is not None:
        return _read_page(item, item.page, options)
    path = Path(item.path)
    data = item.data if item.data is not None else _read_file(path, options.max_bytes)
    if options.input_format is None and holds_records(data):
        raise InputError("JSON records; say --input-format jsonl, or name the file .jsonl or .json", "unsupported")
    published, rule = options.published, "given by the user"
    if published is None and options.published_from_filename:
        published, rule = day_of_file_name(path.name), "day in the file's name"
    return read_bytes(
        data,
        id_=item.id,
        path=item.source_path,
        options=Options(
            published=published,
            published_rule=rule,
            input_format=options.input_format,
            clean=options.clean,
            outlets=options.outlets,
            max_characters=options.max_characters,
            saved_at=options.saved_at,
        ),
    )


def load(item: Pending, options: ReadOptions) -> Pending:
    """The item with the bytes of its file. Raises InputError as `read` does."""
    if item.data is not None or item.line is not None or item.page is not None:
        return item
    return msgspec.structs.replace(item, data=_read_file(Path(item.path), options.max_bytes))


def _read_file(path: Path, limit: int) -> bytes:
    hint = _HINTS.get(path.suffix.lower())
    if hint:
        raise InputError(hint, "unsupported")
    try:
        if str(path) != "-":
            mode = path.stat()
            if stat.S_ISDIR(mode.st_mode):
                raise InputError("a folder; use newsparse batch for folders", "unsupported")
            if not stat.S_ISREG(mode.st_mode):
                raise InputError("not a regular file", "unsupported")
            if mode.st_size > limit and not is_compressed(path):
                raise InputError(
                    f"{megabytes(mode.st_size)}; the limit is {megabytes(limit)}. Split it into articles", "too-large"
                )
        with opened(path) as handle:
            return read_bounded(handle, limit)
    except READ_ERRORS as error:
        raise InputError(*_reason(error)) from error


def _reason(error: BaseException) -> tuple[str, Fault]:
    known: dict[type[BaseException], tuple[str, Fault]] = {
        FileNotFoundError: ("no such file", "missing"),
        PermissionError: ("not readable (permission denied)", "unreadable"),
        IsADirectoryError: ("a folder; use newsparse batch for folders", "unsupported"),
        EOFError: ("cut short; the compressed file has no end", "unreadable"),
    }
    for kind, reason in known.items():
        if isinstance(error, kind):
            return reason
    if isinstance(error, OSError) and error.strerror:
        return error.strerror, "unreadable"
    return f"not a gzip file, or a broken one: {error}", "unreadable"


def _read_record(item: Pending, options: ReadOptions) -> Article:
    assert item.line is not None
    record = read_record(decode_line(item.line), dict(options.fields))
    day = find_day(record.published) if record.published else None
    unread = [f"{name} '{value[:40]}' of the record cannot be read and is left out" for name, value in record.unread]
    if record.published and day is None:
        unread.append(f"published '{record.published[:40]}' of the record is no day such as 2026-02-02")
    form = options.input_format
    if form in {None, "jsonl", "json", "csv", "warc"}:
        form = "html" if has_markup(record.text) else None
    return read_text(
        record.text,
        id_=item.id,
        path=item.source_path,
        options=Options(
            published=options.published or (day.day.isoformat() if day else None),
            published_rule="given by the user" if options.published else "published of the record",
            published_sure=bool(options.published) or day is None or day.sure,
            unread=tuple(unread),
            title=as_read(record.title) if record.title else None,
            url=record.url,
            publisher=record.source,
            input_format=form,
            clean=record.clean or options.clean,
            outlets=options.outlets,
            max_characters=options.max_characters,
            saved_at=options.saved_at,
        ),
    )


def _read_page(item: Pending, page: WebPage, options: ReadOptions) -> Article:
    return read_bytes(
        page.data,
        id_=item.id,
        path=item.source_path,
        options=Options(
            published=options.published,
            url=page.url,
            input_format="html" if page.is_html else "txt",
            charset=page.charset,
            clean=options.clean,
            outlets=options.outlets,
            max_characters=options.max_characters,
            saved_at=options.saved_at,
        ),
    )
