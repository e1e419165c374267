"""Analyses that were made before, by the hash of everything they depend on.

One SQLite file in WAL mode: safe when a run is killed, shared by runs at the
same time. A cache that fails costs time, never the result: it says so once and
stands aside.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import importlib.util
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from newsparse.batch.duplicates import Fingerprint
from newsparse.batch.lines import addressed
from newsparse.batch.work import Done, Outcome, Setup, Tally
from newsparse.errors import PASSING_FAULTS, Fault
from newsparse.gazetteer import load_gazetteer
from newsparse.inputs import Pending
from newsparse.models import Record
from newsparse.pipeline import find_model

FORMAT = 3
"""Raised when the tables change; older files are emptied."""
_OURS = 0x6E777370
"""SQLite's application id of a cache: the letters nwsp. A file that has tables and another id is somebody else's."""
_COLUMNS = ["key", "line", "kept", "used"]
MAX_BYTES = 2**30
"""What the file may hold; the analyses that were not used for the longest go first."""
_BUSY_SECONDS = 5.0
_PACKAGE = Path(__file__).parent.parent
_CODE = frozenset({".py", ".yaml", ".txt"})
_NAME = re.compile(r"[\w.-]+")


def default_path() -> Path:
    """Where the cache stands unless the user names another file: the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("newsparse", appauthor=False) / "analyses.sqlite"


class _Kept(Record, frozen=True, omit_defaults=True):
    """What stands beside a line; for an input that cannot be read, the reason instead of a line."""

    tally: Tally | None = None
    fingerprint: Fingerprint | None = None
    reason: str = ""
    fault: Fault = "unreadable"


class Cache:
    """Analyses by key. Use as a context manager; `say` hears why it stands aside, if it does."""

    def __init__(self, path: Path, say: Callable[[str], None]) -> None:
        self._path = path
        self._say = say
        self._base: sqlite3.Connection | None = None
        self._run = 0

    def __enter__(self) -> Cache:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self._path, timeout=_BUSY_SECONDS)
            self._prepare(self._base)
        except (sqlite3.Error, OSError) as error:
            self._stand_aside(error)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._base is not None:
                self._base.commit()
                self._prune(self._base)
        except sqlite3.Error as error:
            self._stand_aside(error)
        finally:
            self._close()

    def get(self, key: bytes, item: Pending) -> Outcome | None:
        """What became of the same content before, with the id and path that it has now."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT line, kept FROM analyses WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            self._base.execute("UPDATE analyses SET used = ? WHERE key = ? AND used < ?", (self._run, key, self._run))
            kept = msgspec.json.decode(row[1], type=_Kept)
            if kept.tally is None:
                return item.failed(kept.reason, kept.fault)
            return Done(item.id, addressed(zlib.decompress(row[0]), item), kept.tally, kept.fingerprint, cached=True)
        except (sqlite3.Error, zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
            self._stand_aside(error)
            return None

    def put(self, key: bytes, outcome: Outcome) -> None:
        """Keep an analysis, or that the content cannot be read; other failures may pass and are not kept."""
        if isinstance(outcome, Done):
            line, kept = outcome.line, _Kept(outcome.tally, outcome.fingerprint)
        else:
            line, kept = b"", _Kept(reason=outcome.reason, fault=outcome.fault)
        if self._base is None or kept.fault in PASSING_FAULTS:
            return
        try:
            self._base.execute(
                "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?)",
                (key, zlib.compress(line, 1), msgspec.json.encode(kept), self._run),
            )
        except sqlite3.Error as error:
            self._stand_aside(error)

    def commit(self) -> None:
        """Make safe what was put: from here on a killed run does not lose it. Other runs may write."""
        try:
            if self._base is not None:
                self._base.commit()
        except sqlite3.Error as error:
            self._stand_aside(error)

    def _prepare(self, base: sqlite3.Connection) -> None:
        (owner,) = base.execute("PRAGMA application_id").fetchone()
        (version,) = base.execute("PRAGMA user_version").fetchone()
        tables = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        columns = [column[1] for column in base.execute("PRAGMA table_info(analyses)")]
        unsigned = owner == 0 and version == FORMAT and tables == {"analyses"} and columns == _COLUMNS
        if tables and owner != _OURS and not unsigned:
            raise sqlite3.DatabaseError("it is something else than a cache of newsparse")
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute(f"PRAGMA application_id = {_OURS}")
        with base:
            if version != FORMAT:
                base.execute("DROP TABLE IF EXISTS analyses")
                base.execute(
                    "CREATE TABLE analyses"
                    " (key BLOB PRIMARY KEY, line BLOB NOT NULL, kept BLOB NOT NULL, used INTEGER NOT NULL)"
                )
                base.execute("CREATE INDEX last_used ON analyses (used)")
                base.execute(f"PRAGMA user_version = {FORMAT}")
        (last,) = base.execute("SELECT max(used) FROM analyses").fetchone()
        self._run = (last or 0) + 1

    def _prune(self, base: sqlite3.Connection) -> None:
        def held() -> int:
            pages, free, size = (base.execute(f"PRAGMA {p}").fetchone()[0] for p in _SIZE)
            return int((pages - free) * size)

        while held() > MAX_BYTES:
            with base:
                base.execute(
                    "DELETE FROM analyses WHERE rowid IN (SELECT rowid FROM analyses ORDER BY used, rowid"
                    " LIMIT max(1, (SELECT count(*) / 8 FROM analyses)))"
                )

    def _stand_aside(self, error: Exception) -> None:
        self._close()
        self._say(f"{self._path}: the cache cannot be used ({error}); going on without it")

    def _close(self) -> None:
        if self._base is not None:
            self._base.close()
            self._base = None


_SIZE = ("page_count", "freelist_count", "page_size")


# --- Keys -----------------------------------------------------------------------------------------


def setup_digest(setup: Setup) -> bytes:
    """A hash of all that analyses depend on beside the articles: options, model, gazetteer, and the program itself.

    Raises GazetteerError or ModelError where they cannot be had.
    """
    reading = setup.reading
    state = hashlib.blake2b(
        repr((FORMAT, reading, setup.with_text, setup.care, setup.corrections)).encode(), digest_size=20
    )
    state.update(load_gazetteer(setup.gazetteer).digest.encode())
    for part in (*_files(reading.outlets), *_code(), *_libraries(), *_model(find_model(setup.model))):
        state.update(part)
    return state.digest()


def _files(paths: Iterable[Path | str]) -> Iterator[bytes]:
    for path in paths:
        with contextlib.suppress(OSError):
            yield hashlib.blake2b(Path(path).read_bytes()).digest()


def _code() -> Iterator[bytes]:
    """Every file of the program but the gazetteer's own, so that no change of it meets old analyses."""
    apart = _PACKAGE / "gazetteer" / "data"
    return _files(f for f in sorted(_PACKAGE.rglob("*")) if f.suffix in _CODE and apart not in f.parents)


def _libraries() -> Iterator[bytes]:
    """The versions of the libraries that newsparse asks for."""
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        for requirement in importlib.metadata.requires("newsparse") or ():
            name = _NAME.match(requirement)
            if name and "extra ==" not in requirement:
                yield f"{name[0]} {importlib.metadata.version(name[0])};".encode()


def _model(name: str) -> Iterator[bytes]:
    """What tells a model from another: the names, sizes and times of its files."""
    spec = None if Path(name).is_dir() else importlib.util.find_spec(name)
    folders = spec.submodule_search_locations if spec and spec.submodule_search_locations else [name]
    for folder in folders:
        for file in sorted(Path(folder).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                known = file.stat()
                yield f"{file.relative_to(folder)} {known.st_size} {known.st_mtime_ns};".encode()
