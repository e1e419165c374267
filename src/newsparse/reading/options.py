"""What the caller knows of an article better than its page."""

from __future__ import annotations

import msgspec

MAX_CHARACTERS = 20_000_000
"""The longest text that is read, in code points, where the caller sets no limit of its own."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows of an article better than its page.

    `published` is an ISO day and overrides the page; `input_format` is txt,
    md, html, mhtml, eml or None (look at the file); `clean` says that there is no furniture;
    `charset` is what a server named; `outlets` are the user's own tables.
    `saved_at` is the ISO day on which the page was saved, from which "3 hours ago" counts.
    `published_sure` is False for a day whose month could be its day; `unread` says what of a record could not be read. A text of
    over `max_characters` code points is refused, and HTML of over four times as many.
    """

    published: str | None = None
    published_rule: str = "given by the user"
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    input_format: str | None = None
    clean: bool = False
    charset: str | None = None
    outlets: tuple[str, ...] = ()
    published_sure: bool = True
    unread: tuple[str, ...] = ()
    saved_at: str | None = None
    max_characters: int = MAX_CHARACTERS
