"""The command line as a process that starts warm: forked from one that has imported newsparse.

Two thirds of a short run are imports, and the tests make some hundreds of runs. A warm process is a process of its
own in all that a test can see: arguments, working folder, environment, the three streams as pipes, an exit code.
What it loads (model, gazetteer, settings) it loads itself. Workers of a batch are forked from the same server, instead
of one more of their own; the tests that kill and interrupt start everything cold.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from importlib import import_module
from multiprocessing import forkserver, get_context
from multiprocessing.reduction import DupFd
from pathlib import Path

SECONDS = 120
"""For a run, at most."""

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.warmed"])


def run_warm(
    args: tuple[str, ...],
    data: bytes,
    cwd: Path,
    environment: Mapping[str, str],
) -> subprocess.CompletedProcess[bytes]:
    """`newsparse ARGS`, with `data` as its standard input."""
    (read_in, write_in), (read_out, write_out), (read_err, write_err) = os.pipe(), os.pipe(), os.pipe()
    streams = (read_in, write_out, write_err)
    process = _FORKS.Process(target=_Started(args, cwd, dict(environment), streams))
    process.start()
    for end in streams:
        os.close(end)
    told: dict[int, bytes] = {}
    threads = [threading.Thread(target=_write, args=(write_in, data))]
    threads += [threading.Thread(target=_read, args=(end, told)) for end in (read_out, read_err)]
    for thread in threads:
        thread.start()
    process.join(SECONDS)
    if process.exitcode is None:
        process.kill()
        raise subprocess.TimeoutExpired(args, SECONDS)
    for thread in threads:
        thread.join()
    return subprocess.CompletedProcess(args, process.exitcode, told[read_out], told[read_err])


def _write(end: int, data: bytes) -> None:
    try:
        with os.fdopen(end, "wb") as stream:
            stream.write(data)
    except BrokenPipeError:
        pass  # it ended without reading all of it


def _read(end: int, told: dict[int, bytes]) -> None:
    with os.fdopen(end, "rb") as stream:
        told[end] = stream.read()


class _Started:
    """What is done in the forked process."""

    def __init__(
        self,
        args: tuple[str, ...],
        cwd: Path,
        environment: dict[str, str],
        streams: tuple[int, int, int],
    ) -> None:
        self.args, self.cwd, self.environment, self.streams = args, cwd, environment, streams

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "streams": tuple(DupFd(end) for end in self.streams)}

    def __call__(self) -> None:
        for number, end in enumerate(self.streams):
            held = end.detach()  # type: ignore[attr-defined]  # a DupFd, on this side
            os.dup2(held, number)
            os.close(held)
        os.chdir(self.cwd)
        os.environ.clear()
        os.environ.update(self.environment)
        sys.argv = ["newsparse", *self.args]
        if sys.version_info < (3, 14):  # from there on a server answers only who has started it
            forkserver._forkserver.ensure_running = lambda: None  # type: ignore[method-assign]
        sys.stdin, sys.stdout, sys.stderr = _stream(0, "r"), _stream(1, "w"), _stream(2, "w", "backslashreplace")
        sys.modules["__main__"] = module = import_module("newsparse.__main__")  # what workers of a batch import
        try:
            module.main()
        finally:
            _flushed()


def _stream(number: int, mode: str, errors: str = "strict") -> io.TextIOWrapper:
    opened = open(number, mode, encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115
    assert isinstance(opened, io.TextIOWrapper)
    return opened


def _flushed() -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BrokenPipeError, ValueError):
            stream.flush()
