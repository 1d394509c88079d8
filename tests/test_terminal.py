"""Ctrl-C in the middle of a command: it ends the work even where Python cannot raise it.

The signal is a real one, sent to this process from within a callback of the garbage collector, which
is where JAX's own callback loses it.
"""

import gc
import signal
import sys

import pytest
import typer

from unsaddle import race
from unsaddle.cli.terminal import progress


@pytest.fixture
def lose_interruption():
    """Send Ctrl-C where what it raises is swallowed."""

    def interrupted(phase, info):
        gc.callbacks.remove(interrupted)
        signal.raise_signal(signal.SIGINT)

    def lose():
        gc.callbacks.append(interrupted)
        gc.collect()
        assert interrupted not in gc.callbacks

    yield lose
    if interrupted in gc.callbacks:
        gc.callbacks.remove(interrupted)


def test_an_interruption_that_was_swallowed_is_raised_by_the_next_report(lose_interruption, capfd):
    reached = []

    def work():
        with progress(quiet=True) as tell:
            tell("begun", 0, 2)
            lose_interruption()
            reached.append("the work goes on")
            tell("half", 1, 2)
            reached.append("the report came back")

    with pytest.raises(typer.Exit) as left:
        work()
    assert left.value.exit_code == 130
    assert reached == ["the work goes on"]
    # Without the traceback of an exception that was "ignored".
    assert capfd.readouterr().err == "interrupted; nothing had been finished\n"


def test_a_race_keeps_what_it_ran_before_an_interruption_that_was_swallowed(
    lose_interruption, monkeypatch
):
    monkeypatch.setattr("unsaddle.ensemble.run.SEGMENT_WALKER_STEPS", 10)
    told = []
    with progress(quiet=True) as tell:

        def report(name, done):
            tell(name, done, 30)
            told.append((name, done))
            if (name, done) == ("momentum", 10):
                lose_interruption()

        names = ["sgd", "momentum", "adam"]
        result = race("saddle", names, n_steps=30, seed=0, progress=report)
    assert told == [("sgd", 10), ("sgd", 20), ("sgd", 30), ("momentum", 10)]
    assert result.interrupted
    assert [entry.ensemble.n_steps for entry in result.entries] == [30, 20]


def test_an_interruption_that_arrived_is_raised_once():
    with progress(quiet=True) as tell:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        tell("whoever caught it goes on", 1, 2)


def test_what_else_cannot_be_raised_is_reported_as_before(monkeypatch):
    seen = []
    before = seen.append
    monkeypatch.setattr(sys, "unraisablehook", before)

    class Dying:
        def __del__(self):
            raise ValueError("in a destructor")

    with progress(quiet=True) as tell:
        Dying()
        tell("going on", 1, 2)
    assert [one.exc_type for one in seen] == [ValueError]
    seen.clear()  # they hold what they are about
    assert sys.unraisablehook is before
