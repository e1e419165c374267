"""Limits on a piece of work in this process: the time that it may take, and that nothing cuts it in two."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import threading
from collections.abc import Iterator


class OutOfTime(BaseException):
    """The work within took longer than its limit."""


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise OutOfTime within the block once it has run for so many seconds.

    In the main thread, where the system has alarms, also regular expressions
    and system calls are ended; elsewhere the block ends at its next step in
    Python.
    """
    alarm = _by_signal if _has_alarm() else _by_thread
    with alarm(seconds):
        yield


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let the block end before an interrupt from the keyboard is raised, behind it: what it does, it does whole.

    Only the main thread is interrupted, elsewhere there is nothing to do.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came and callable(before):
        before(came[0], None)


def _has_alarm() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def ring(_number: int, _frame: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    worker = ctypes.c_ulong(threading.get_ident())
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    over = threading.Lock()
    done = False

    def ring() -> None:
        with over:
            if not done:
                raise_in(worker, ctypes.py_object(OutOfTime))

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with over:
            done = True
        timer.cancel()
