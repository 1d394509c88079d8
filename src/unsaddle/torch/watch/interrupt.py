"""Ctrl-C during a diagnosis: the diagnosis ends, and the training loop hears of it too."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class CtrlC:
    """Hands an interruption on after a block that takes every KeyboardInterrupt for its own end.

    A diagnosis turns a KeyboardInterrupt into what it knows until then, so the one that the user meant
    for the training would end there. Within `heard` the program's own handler is called at once; what
    it raises is raised again at the end of the block. Outside of `heard`, while a run is put back, the
    signal waits for that end. Other threads than the main one get no signals, and nothing is done.

    >>> try:
    ...     with CtrlC() as ctrl_c, ctrl_c.heard():
    ...         try:
    ...             signal.raise_signal(signal.SIGINT)
    ...         except KeyboardInterrupt:
    ...             print("what is known until then")
    ... except KeyboardInterrupt:
    ...     print("the training hears of it")
    what is known until then
    the training hears of it
    """

    def __init__(self) -> None:
        self._theirs: Any = None
        self._hears = False
        self._raised: BaseException | None = None
        self._waiting: tuple[int, FrameType | None] | None = None

    def __enter__(self) -> CtrlC:
        """Take the signal over, where Python handles it."""
        if threading.current_thread() is threading.main_thread():
            known = signal.getsignal(signal.SIGINT)
            if callable(known):
                self._theirs = known
                signal.signal(signal.SIGINT, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        """Give the signal back, then hand on what came."""
        theirs, raised, waiting = self._theirs, self._raised, self._waiting
        if theirs is not None:
            signal.signal(signal.SIGINT, theirs)
        self._theirs = self._raised = self._waiting = None
        if raised is not None:
            raise raised.with_traceback(None) from None
        if theirs is not None and waiting is not None:
            theirs(*waiting)

    @contextmanager
    def heard(self) -> Generator[None]:
        """Let the signal through at once."""
        self._hears = True
        try:
            yield
        finally:
            self._hears = False

    def _take(self, number: int, frame: FrameType | None) -> None:
        if not self._hears:
            self._waiting = number, frame
            return
        try:
            self._theirs(number, frame)
        except BaseException as error:
            self._raised = error
            raise
