"""Pages that browsers save as one file (.mhtml, .mht) and messages (.eml): MIME, read by Python's email package."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import date
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from newsparse.errors import InputError
from newsparse.models import Record

SUFFIXES = frozenset({".mhtml", ".mht", ".eml"})
FORMATS = frozenset({"mhtml", "eml"})
_ANSWERED = re.compile(r"(?:(?:re|fw|fwd|aw|wg)\s{0,2}:\s{0,3}){1,9}", re.IGNORECASE)
_PARTS = 1_000
"""Parts of a message that are looked at; a page's pictures are parts too."""


class Mail(Record, frozen=True):
    """What of a message is its text: bytes with their charset as declared, and what the message says of itself.

    `day` and `title` are those of a letter; `saved` is the day on which a page was saved.
    """

    data: bytes
    charset: str | None
    is_html: bool
    url: str | None
    title: str | None
    day: date | None
    saved: date | None = None


def unpack(data: bytes) -> Mail:
    """The page of a saved page, the text of a letter: its HTML where it has some, else its plain text.

    Raises InputError for bytes that are no message, or hold neither.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        return _unpacked(message)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        # The parser takes whatever it is given, and stumbles over headers only when they are asked for.
        raise InputError(f"a broken message ({type(error).__name__}); save it as text", "unreadable") from error


def _unpacked(message: EmailMessage) -> Mail:
    texts: dict[str, EmailMessage] = {}
    for _, part in zip(range(_PARTS), message.walk(), strict=False):
        kind = part.get_content_type()
        if kind in {"text/html", "text/plain"} and part.get_content_disposition() != "attachment":
            texts.setdefault(kind, part)
    chosen = texts.get("text/html") or texts.get("text/plain")
    payload = chosen.get_payload(decode=True) if chosen is not None else None
    if chosen is None or not isinstance(payload, bytes) or not payload.strip():
        raise InputError("a message without a text; is it the right file?", "empty")
    address = _header(message, "Snapshot-Content-Location") or _header(chosen, "Content-Location")
    is_page = message.get_content_type() == "multipart/related" and address is not None
    subject = _header(message, "Subject")
    return Mail(
        payload,
        chosen.get_content_charset(),
        chosen.get_content_type() == "text/html",
        address if address and address.startswith(("http://", "https://")) else None,
        None if is_page or not subject else _ANSWERED.sub("", subject, count=1),
        None if is_page else _day(_header(message, "Date")),
        _day(_header(message, "Date")) if is_page else None,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _day(stamp: str | None) -> date | None:
    """The day in the sender's own reckoning."""
    try:
        return parsedate_to_datetime(stamp).date() if stamp else None
    except (ValueError, TypeError, OverflowError):
        return None
