"""One article that is still to be read: the bytes of its file, its record or its page, read."""

from __future__ import annotations

import stat
from pathlib import Path

import msgspec

from newsparse.errors import InputError
from newsparse.inputs.arrays import holds_records
from newsparse.inputs.items import Pending, ReadOptions
from newsparse.inputs.kinds import is_compressed
from newsparse.inputs.records import decode_line, read_record
from newsparse.inputs.streams import READ_ERRORS, WebPage, megabytes, opened, read_bounded, reason_of
from newsparse.models import Article
from newsparse.reading import Options, day_of_file_name, find_day, read_bytes, read_text
from newsparse.reading.headers import as_read
from newsparse.reading.html import has_markup

_HINTS = {
    ".pdf": "a PDF; save its text first (pdftotext FILE.pdf)",
    ".docx": "a Word file; save it as plain text first",
    ".doc": "a Word file; save it as plain text first",
    ".odt": "an OpenDocument file; save it as plain text first",
    ".rtf": "an RTF file; save it as plain text first",
    ".epub": "an e-book; save the chapter as plain text first",
    ".zip": "an archive; unpack it first",
}


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
        raise InputError(*reason_of(error)) from error


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
