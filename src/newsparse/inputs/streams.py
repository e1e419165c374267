"""Files as streams: compressed or not, lines of bounded length, rows of tables, pages of web archives."""

from __future__ import annotations

import codecs
import contextlib
import csv
import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from newsparse.errors import Fault, InputError
from newsparse.inputs.kinds import is_compressed, plain_name
from newsparse.models import Record
from newsparse.reading.decoding import decode

READ_ERRORS = (OSError, EOFError, zlib.error, gzip.BadGzipFile)
"""What reading a broken or unreadable file raises."""
_SAMPLE = 65_536
_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,30})", re.IGNORECASE)


class WebPage(Record, frozen=True):
    """A page of a web archive, as the server sent it."""

    data: bytes
    url: str | None
    charset: str | None
    is_html: bool


@contextlib.contextmanager
def opened(path: Path, *, raw: bool = False) -> Iterator[BinaryIO]:
    """A file or standard input (`-`) for reading bytes, unpacked where it is gzip and not wanted `raw`."""
    if str(path) == "-":
        yield sys.stdin.buffer
    elif is_compressed(path) and not raw:
        with gzip.open(path, "rb") as handle:
            yield cast(BinaryIO, handle)
    else:
        with path.open("rb") as handle:
            yield handle


def check_regular(path: Path) -> None:
    """Raise InputError for a pipe, a device and the like, which may never end."""
    if str(path) != "-" and path.exists() and not path.is_file():
        raise InputError("not a regular file", "unsupported")


def megabytes(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 10**6:,.3g} MB"


def read_bounded(handle: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream. Raises InputError where they are too many; no more than the limit is ever held."""
    data = handle.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"larger than {megabytes(limit)}; split it into articles", "too-large")
    return data


def bounded_lines(handle: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of a stream; None for a line of more bytes than the limit, which is passed over."""
    while line := handle.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = handle.readline(limit + 1)
        yield None


def table_rows(path: Path, handle: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | InputError]]:
    """Rows of a table with a header as lines of JSON, each with the number of the line that it ends on.

    The separator is a tab for .tsv, else the likeliest of comma, semicolon,
    tab and bar in the header. A row with more cells than the header is an
    InputError in its place. Raises InputError where the table cannot be read
    on, or a cell has more bytes than the limit.
    """
    csv.field_size_limit(limit)
    lines = _decoded(handle, limit)
    blank, header = 0, ""
    for header in lines:
        if header.strip():
            break
        blank += 1
    tab = plain_name(path).suffix.lower() == ".tsv"
    separator = "\t" if tab else max(",;\t|", key=header.count)
    reader = csv.reader(_chained(header, lines), delimiter=separator, strict=True)
    try:
        names = [n.strip() for n in next(reader, [])]
        for row in reader:
            if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
                yield (
                    blank + reader.line_num,
                    InputError(
                        "a row with more cells than the header; is a text with commas unquoted?", "not-a-record"
                    ),
                )
            elif any(cell.strip() for cell in row):
                yield blank + reader.line_num, msgspec.json.encode(dict(zip(names, row, strict=False)))
    except csv.Error as error:
        raise InputError(
            f"line {blank + reader.line_num} is no row of a table: {error}; what follows was not read"
        ) from error


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _decoded(handle: BinaryIO, limit: int) -> Iterator[str]:
    """The lines as text, in the encoding that the first of them shows."""
    encoding: str | None = None
    for line in bounded_lines(handle, limit):
        if line is None:
            raise InputError(f"a line is longer than {megabytes(limit)}", "too-large")
        if encoding is None:
            if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise InputError("a table in UTF-16; save it as UTF-8", "unsupported")
            line = line.removeprefix(b"\xef\xbb\xbf")
            encoding = "utf-8"
        try:
            yield line.decode(encoding).replace("\x00", "")
        except UnicodeDecodeError:
            encoding = decode(line[:_SAMPLE]).encoding
            yield line.decode(encoding, "replace").replace("\x00", "")


def archive_pages(handle: BinaryIO, limit: int) -> Iterator[WebPage | None]:
    """The pages of a WARC file, and the plain texts of a WET file; None for a page of more bytes than the limit.

    Raises InputError where warcio is not installed or the archive is broken.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise InputError(
            "a web archive; install what reads it: pip install 'newsparse[warc]'", "unsupported"
        ) from error
    try:
        for record in ArchiveIterator(handle):
            if record.rec_type not in {"response", "resource", "conversion"}:
                continue
            headers = record.http_headers if record.http_headers is not None else record.rec_headers
            media = (headers.get_header("Content-Type") or "").lower()
            status = record.http_headers.get_statuscode() if record.http_headers is not None else "200"
            is_html = "html" in media
            if status != "200" or not (is_html or (record.rec_type == "conversion" and "text/plain" in media)):
                continue
            data = record.content_stream().read(limit + 1)
            charset = _CHARSET.search(media)
            url = record.rec_headers.get_header("WARC-Target-URI")
            page = WebPage(data, url, charset[1] if charset else None, is_html)
            yield page if len(data) <= limit else None
    except Exception as error:
        raise InputError("not a web archive, or a broken one; what came before the break was read") from error


def reason_of(error: BaseException) -> tuple[str, Fault]:
    """Why a file could not be read, for people and for machines."""
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
