"""Showing the page: in a notebook, in a browser, in a file."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from numpy.typing import ArrayLike

from unsaddle.errors import InvalidInput
from unsaddle.explorer import replay as replays
from unsaddle.explorer.page import exported_page
from unsaddle.explorer.races import state_for
from unsaddle.explorer.server import serving
from unsaddle.explorer.state import State, validated
from unsaddle.landscape import Landscape
from unsaddle.optimizers import Optimizer
from unsaddle.racing.run import DEFAULT_N_STEPS


def explorer(
    landscape: str | Landscape = "saddle",
    optimizers: Iterable[str | Optimizer] | str | None = None,
    *,
    start: ArrayLike | None = None,
    n_walkers: int | None = None,
    n_steps: int = DEFAULT_N_STEPS,
    noise: str | float | None = None,
    noise_along: str | ArrayLike | None = None,
    spread: float = 0.0,
    seed: int | None = 0,
    state: Mapping[str, Any] | None = None,
    replay: Any = None,
) -> Any:
    """Return the explorer as a widget for Jupyter, VS Code and marimo; arguments as in `race`.

    Args:
        landscape: a built-in name, or a formula of one or two variables.
        optimizers: names with settings, of those the page has.
        start: of all walkers.
        n_walkers: of each optimizer.
        n_steps: gradient steps of each walker.
        noise: standard deviation of the gradient noise.
        noise_along: the one direction of that noise.
        spread: standard deviation of the starts.
        seed: of noise and starts; 0, so that the page a class sees is the same.
        state: all of that at once, as `widget.state` gives it; the arguments above are then left out.
        replay: a recorded race, an ensemble or a network's branch, as `replay.load` returns it.

    Returns:
        An anywidget with the traits state, selected, outcome, replay and message.

    Raises:
        InvalidInput: an argument that the page cannot use.
        MissingExtra: anywidget is not installed.
    """
    from unsaddle.explorer.widget import widget  # the only place that needs anywidget

    if state is None:
        state = state_for(
            landscape, optimizers, start=start, n_walkers=n_walkers, n_steps=n_steps, noise=noise,
            noise_along=noise_along, spread=spread, seed=seed,
        )  # fmt: skip
    elif (landscape, n_steps, spread, seed) != ("saddle", DEFAULT_N_STEPS, 0.0, 0) or any(
        value is not None for value in (optimizers, start, n_walkers, noise, noise_along)
    ):
        raise InvalidInput(
            "a state together with other arguments",
            "a state alone, or the arguments of a race",
            "Change the state instead: unsaddle.explorer(state={**state, 'steps': 500}).",
        )
    return widget(state, replay)


def explore(
    landscape: str | Landscape | None = None,
    *,
    state: Mapping[str, Any] | None = None,
    replay: Any = None,
    port: int = 0,
    browser: bool = True,
    tell: Callable[[str], None] | None = None,
) -> None:
    """Serve the page to this machine until an interruption (Ctrl-C).

    Args:
        landscape: a built-in name or a formula; the textbook saddle when None.
        state: everything the page shows first, instead of a landscape.
        replay: something recorded, as `replay.load` returns it.
        port: 0 for a free one.
        browser: open one.
        tell: called with the address once it answers.

    Raises:
        InvalidInput: the landscape, the state or the replay is refused, or the port cannot be had.
    """
    with serving(*_checked(landscape, state, replay), port=port) as server:
        try:
            if tell is not None:
                tell(server.url)
            if browser:
                webbrowser.open(server.url)
            server.wait()
        except KeyboardInterrupt:
            return


def export(
    path: str | Path,
    landscape: str | Landscape | None = None,
    *,
    state: Mapping[str, Any] | None = None,
    replay: Any = None,
) -> Path:
    """Write the page as one file that opens from disk and asks nothing of anybody.

    Args:
        path: ends in .html.
        landscape: a built-in name or a formula; the textbook saddle when None.
        state: everything the page shows first, instead of a landscape.
        replay: something recorded, as `replay.load` returns it.

    Raises:
        InvalidInput: the landscape, the state or the replay is refused, or the file cannot be written.
    """
    target = Path(path)
    if target.suffix != ".html":
        raise InvalidInput(
            f"the ending {target.suffix!r} of {str(target)!r}", ".html", "Name it page.html, say."
        )
    return replays.write_whole(target, exported_page(*_checked(landscape, state, replay)))


def _checked(
    landscape: str | Landscape | None, state: Mapping[str, Any] | None, replay: Any
) -> tuple[State | None, Any]:
    if landscape is not None and state is not None:
        raise InvalidInput(
            "a landscape together with a state", "one of the two", "The state holds a landscape."
        )
    if landscape is not None:
        state = state_for(landscape)
    return (
        None if state is None else validated(state),
        None if replay is None else replays.checked(replay),
    )
