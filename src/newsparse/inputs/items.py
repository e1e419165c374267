"""What passes between finding inputs, opening them and reading them: articles still to be read, failures, the user's options."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from newsparse.errors import Fault
from newsparse.inputs.ids import printable
from newsparse.inputs.kinds import Input
from newsparse.inputs.streams import WebPage
from newsparse.models import Record
from newsparse.reading import MAX_CHARACTERS


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
