"""Ids of articles, made unique however many there are."""

from __future__ import annotations

import sqlite3


def printable(name: str) -> str:
    """A name that can be written as UTF-8: bytes of a file's name that are none become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class Ids:
    """The ids given out in one run. Those met are kept in a temporary database, so that memory stays flat."""

    def __init__(self) -> None:
        self._used = sqlite3.connect("")  # an unnamed file of SQLite's own, gone when it is closed
        self._used.execute("CREATE TABLE ids (id TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID")

    def unique(self, id_: str) -> str:
        """The id, or the first of "id#2", "id#3" and so on that is free."""
        wanted = printable(id_)
        if self._take(wanted):
            return wanted
        (number,) = self._used.execute("SELECT last FROM ids WHERE id = ?", (wanted,)).fetchone()
        while True:
            number += 1
            if self._take(found := f"{wanted}#{number}"):
                self._used.execute("UPDATE ids SET last = ? WHERE id = ?", (number, wanted))
                return found

    def close(self) -> None:
        """Drop them all."""
        self._used.close()

    def _take(self, id_: str) -> bool:
        return self._used.execute("INSERT OR IGNORE INTO ids VALUES (?, 1)", (id_,)).rowcount > 0
