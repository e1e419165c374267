"""What the user names on the command line, as a stream of articles or failures.

Files, folders, globs, `-` for standard input and .jsonl files of records all
become Pending items with unique ids; reading one gives an Article or raises
InputError.
"""

from __future__ import annotations

import contextlib
import glob
import os
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from newsparse.errors import InputError, UsageError
from newsparse.models import Article
from newsparse.reading import MAX_CHARACTERS, TEXT_SUFFIXES, Options, day_of_file_name, parse_day, read_bytes, read_text

RECORD_SUFFIXES = frozenset({".jsonl", ".ndjson"})
MAX_BYTES = 4 * MAX_CHARACTERS
_HINTS = {
    ".pdf": "a PDF; save its text first (pdftotext FILE.pdf)",
    ".docx": "a Word file; save it as plain text first",
    ".doc": "a Word file; save it as plain text first",
    ".odt": "an OpenDocument file; save it as plain text first",
    ".rtf": "an RTF file; save it as plain text first",
    ".epub": "an e-book; save the chapter as plain text first",
    ".zip": "an archive; unpack it first",
}


class TextRecord(msgspec.Struct, frozen=True):
    """One line of a .jsonl file. `clean` says that the text holds no page furniture."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    clean: bool = False


_RECORD = msgspec.json.Decoder(TextRecord)


@dataclass(frozen=True, slots=True)
class Pending:
    """An article that is still to be read: a file, or a line of one. Small, and can be sent to a worker."""

    id: str
    path: str
    line: bytes | None = None
    number: int = 0

    @property
    def label(self) -> str:
        """How failures name it."""
        return f"{self.path}:{self.number}" if self.number else self.path


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no analysis, with the reason as one line."""

    label: str
    reason: str


@dataclass(slots=True)
class Found:
    """The files of a folder or glob: those to read, and how many were passed over."""

    files: list[tuple[Path, str, bool]] = field(default_factory=list)
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The user's own word on the articles: format, day of publication, no cleaning."""

    input_format: str | None = None
    published: str | None = None
    published_from_filename: bool = False
    clean: bool = False


def discover(paths: Sequence[str]) -> Found:
    """The files that paths, folders and globs name, in a stable order, with the id each would have.

    Raises UsageError where a glob matches nothing.
    """
    found = Found()
    for name in paths:
        path = Path(name)
        if name != "-" and not path.exists() and any(c in name for c in "*?["):
            matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
            if not matches:
                raise UsageError(f"nothing matches '{name}'")
            for match in matches:
                _add(found, Path(match))
        else:
            _add(found, path)
    return found


def _add(found: Found, path: Path) -> None:
    if not path.is_dir():
        found.files += discover_files([str(path)])
        return
    for root, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            file = Path(root, name)
            if name.startswith(".") or file.suffix.lower() not in TEXT_SUFFIXES | RECORD_SUFFIXES:
                found.skipped += 1
            else:
                found.files.append((file, file.relative_to(path).with_suffix("").as_posix(), _holds_records(file)))


def discover_files(names: Sequence[str], input_format: str | None = None) -> list[tuple[Path, str, bool]]:
    """The named files as they are, folders not opened; each with its id and whether it holds records."""
    return [
        (Path(n), "stdin" if n == "-" else Path(n).stem, input_format == "jsonl" or _holds_records(Path(n)))
        for n in names
    ]


def _holds_records(path: Path) -> bool:
    return path.suffix.lower() in RECORD_SUFFIXES


def pending(files: Iterable[tuple[Path, str, bool]]) -> Iterator[Pending | Failure]:
    """Every article that the files hold, with ids made unique by "#2", "#3" and so on."""
    used: Counter[str] = Counter()

    def unique(id_: str) -> str:
        used[id_] += 1
        return id_ if used[id_] == 1 else f"{id_}#{used[id_]}"

    for path, id_, records in files:
        if records:
            yield from _records(path, id_, unique)
        else:
            yield Pending(unique(id_), str(path))


def _records(path: Path, id_: str, unique: Callable[[str], str]) -> Iterator[Pending | Failure]:
    try:
        with contextlib.nullcontext(sys.stdin.buffer) if str(path) == "-" else path.open("rb") as handle:
            for number, line in enumerate(handle, 1):
                if not line.strip():
                    continue
                own = _id_of(line)
                yield Pending(unique(own if own is not None else f"{id_}#{number}"), str(path), line, number)
    except OSError as error:
        yield Failure(str(path), _reason(error))


class _Id(msgspec.Struct):
    id: str | int | None = None


_ID = msgspec.json.Decoder(_Id)


def _id_of(line: bytes) -> str | None:
    try:
        own = _ID.decode(line.removeprefix(b"\xef\xbb\xbf")).id
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError, UnicodeDecodeError):
        return None
    return None if own is None else str(own)


def read(item: Pending, options: ReadOptions) -> Article:
    """The article of an item. Raises InputError with a reason that fits one line."""
    if item.line is not None:
        return _read_record(item, options)
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if item.path == "-" else _read_file(Path(item.path))
    if len(data) > MAX_BYTES:
        raise InputError(f"larger than {MAX_BYTES // 10**6} MB; split it into articles")
    published = options.published
    rule = "given by the user"
    if published is None and options.published_from_filename:
        published, rule = day_of_file_name(Path(item.path).name), "day in the file's name"
    form = options.input_format
    return read_bytes(
        data,
        id_=item.id,
        path=None if item.path == "-" else item.path,
        options=Options(published=published, published_rule=rule, input_format=form, clean=options.clean),
    )


def _read_file(path: Path) -> bytes:
    hint = _HINTS.get(path.suffix.lower())
    if hint:
        raise InputError(hint)
    try:
        mode = path.stat()
        if stat.S_ISDIR(mode.st_mode):
            raise InputError("a folder; use newsparse batch for folders")
        if not stat.S_ISREG(mode.st_mode):
            raise InputError("not a regular file")
        if mode.st_size > MAX_BYTES:
            raise InputError(
                f"{mode.st_size / 10**6:.0f} MB; the limit is {MAX_BYTES // 10**6} MB. Split it into articles"
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(_reason(error)) from error


def _reason(error: OSError) -> str:
    known = {
        FileNotFoundError: "no such file",
        PermissionError: "not readable (permission denied)",
        IsADirectoryError: "a folder; use newsparse batch for folders",
    }
    return known.get(type(error), error.strerror or str(error))


def _read_record(item: Pending, options: ReadOptions) -> Article:
    assert item.line is not None
    try:
        record = _RECORD.decode(item.line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"not a record: {error}") from error
    except RecursionError as error:
        raise InputError("not a record: nested too deeply") from error
    if not record.text.strip():
        raise InputError("empty text; nothing to read")
    published = parse_day(record.published) if record.published else None
    if record.published and published is None:
        raise InputError(f"published '{record.published[:40]}' is no day such as 2026-02-02")
    return read_text(
        record.text,
        id_=item.id,
        path=item.path,
        options=Options(
            published=options.published or published,
            published_rule="given by the user" if options.published else "published of the record",
            title=record.title,
            url=record.url,
            publisher=record.source,
            input_format=options.input_format if options.input_format != "jsonl" else None,
            clean=record.clean or options.clean,
        ),
    )
