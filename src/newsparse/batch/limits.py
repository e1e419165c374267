"""A limit on the time that a piece of work in this process may take."""

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
