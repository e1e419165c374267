"""Files that grow by whole pieces, and the lock that keeps two runs from one output."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from newsparse.errors import OutputError, UsageError


class Appended:
    """A file that grows by whole pieces, `size` in bytes. A piece that does not fit on the disk leaves no trace."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("r+b" if path.exists() else "w+b", buffering=0)
        self.size = self._file.seek(0, os.SEEK_END)

    def append(self, data: bytes) -> None:
        """Put a piece at the end. Raises OSError, the file being as it was."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            self.cut(self.size)
            raise
        self.size += len(data)

    def cut(self, size: int) -> None:
        """Drop what lies beyond so many bytes."""
        self._file.truncate(size)
        self.size = self._file.seek(size)

    def ends_line_at(self, end: int) -> bool:
        """Whether a line ends at so many bytes."""
        if not 0 < end <= self.size:
            return end == 0
        self._file.seek(end - 1)
        last = self._file.read(1)
        self._file.seek(self.size)
        return last == b"\n"

    def begins_as(self, opening: bytes) -> bool:
        """Whether the file's first bytes are these, as far as there are any."""
        self._file.seek(0)
        head = self._file.read(len(opening))
        self._file.seek(self.size)
        return opening.startswith(head)

    def lines(self) -> Iterator[bytes]:
        """The whole lines; what follows the last line end is a torn one."""
        return whole_lines(self.path)

    def close(self, *, sync: bool = False) -> None:
        """Close it, with `sync` once it is safe on the disk."""
        if sync:
            os.fsync(self._file.fileno())
        self._file.close()


def whole_lines(path: Path) -> Iterator[bytes]:
    """The lines of a file that have their ends."""
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                yield line


class OutputLock:
    """Held, nobody else writes the output. Use as a context manager.

    Raises OutputError where another run holds it, or the output's folder takes
    no files; UsageError where something else has its name.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._file = output.with_name(output.name + ".lock")
        self._lock = FileLock(self._file)

    def __enter__(self) -> OutputLock:
        if self._file.is_file() and self._file.stat().st_size:
            raise UsageError(
                f"{self._file} is something else than a lock of newsparse; move it away, or name another file"
            )
        try:
            self._output.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout as error:
            if not self._file.exists():  # a folder that takes no files, as those of /proc
                raise OutputError(
                    f"cannot write {self._output}: {self._output.parent} takes no new files; name another file"
                ) from error
            raise OutputError(
                f"{self._output} is being written by another run; wait for it or name another file"
            ) from error
        except OSError as error:
            raise OutputError(f"cannot write {self._output}: {error.strerror or error}; name another file") from error
        return self

    def __exit__(self, *_: object) -> None:
        # Gone before it is released: whoever opened it meanwhile sees that it has no name any more, and tries again.
        with contextlib.suppress(OSError):  # Windows lets nobody unlink a locked file; there the release does it
            self._file.unlink()
        self._lock.release()
