"""Loss curves whose trend is known: steady descents and plateaus, under noise, spikes and restarts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unsaddle import streams

Floats = npt.NDArray[np.float64]
Rng = np.random.Generator


@dataclass(frozen=True)
class Curve:
    """A made-up loss.

    Attributes:
        losses: `(n_steps,)`.
        family: of its descent, and what lies over it.
        onset: step at which a plateau begins; None where the loss falls throughout.
    """

    losses: Floats
    family: str
    onset: int | None


def exponential(rng: Rng, n_steps: int, horizon: int, gain: float) -> Floats:
    """Fall by the same share in every horizon: 1 to 5 times `gain`."""
    return _falling(np.full(n_steps, rng.uniform(1.0, 5.0) * gain), horizon)


def boundary(rng: Rng, n_steps: int, horizon: int, gain: float) -> Floats:
    """Fall by exactly `gain` in every horizon, the slowest descent that must not be an alarm."""
    return _falling(np.full(n_steps, gain), horizon)


def inverse(rng: Rng, n_steps: int, horizon: int, gain: float) -> Floats:
    """Fall as 1/t; at the end a horizon still gains `gain`."""
    start = rng.uniform(0.02, 1.0) * max(1.0, horizon / gain - n_steps)
    t: Floats = np.arange(n_steps, dtype=np.float64)
    return start / (start + t)


def power_law(rng: Rng, n_steps: int, horizon: int, gain: float) -> Floats:
    """Fall as a power of t, the usual law of large trainings; at the end 1 to 3 times `gain`."""
    t: Floats = np.arange(n_steps, dtype=np.float64) + 10.0
    return t ** (-rng.uniform(1.0, 3.0) * gain * (n_steps + 10) / horizon)


def piecewise(rng: Rng, n_steps: int, horizon: int, gain: float) -> Floats:
    """Fall at rates that change at random steps, with drops where a learning rate was lowered."""
    n_pieces = int(rng.integers(2, 7))
    cuts = np.sort(rng.choice(np.arange(1, n_steps), n_pieces - 1, replace=False))
    rates = np.repeat(rng.uniform(1.0, 6.0, n_pieces), np.diff([0, *cuts, n_steps])) * gain
    losses = _falling(rates, horizon)
    for cut in cuts[rng.random(n_pieces - 1) < 0.5]:
        losses[cut:] *= rng.uniform(0.5, 1.0)
    return losses


DESCENTS: dict[str, Callable[[Rng, int, int, float], Floats]] = {
    "exponential": exponential,
    "at the limit": boundary,
    "1/t": inverse,
    "power law": power_law,
    "piecewise": piecewise,
}
OVERLAYS = ("noise", "heavy tails", "spikes", "restarts", "all of them")


def _falling(shares: Floats, horizon: int) -> Floats:
    return np.exp(np.cumsum(np.log1p(-shares) / horizon))


def steady_descent(
    seed: int, index: int, n_steps: int, horizon: int, gain: float, noise: float = 0.1
) -> Curve:
    """Return descent `index`: each family under each overlay in turns, never below `gain`.

    Args:
        seed: of all curves.
        index: which curve; a curve depends on seed and index only.
        n_steps: length.
        horizon: of the test that must stay silent.
        gain: of that test.
        noise: largest relative standard deviation of the noise; drawn evenly up to there.
    """
    rng = streams.generator(seed, "descent", index)
    family = list(DESCENTS)[index % len(DESCENTS)]
    overlay = OVERLAYS[index // len(DESCENTS) % len(OVERLAYS)]
    losses = DESCENTS[family](rng, n_steps, horizon, gain)
    return Curve(_overlaid(rng, losses, overlay, noise, horizon), f"{family}, {overlay}", None)


def plateau(
    seed: int, index: int, onset: int, n_steps: int, horizon: int, slow: float, noise: float
) -> Curve:
    """Return a curve that falls to a third by `onset`, and then by the share `slow` per horizon.

    Args:
        seed: of all curves.
        index: which curve; every other one has spikes.
        onset: step at which the plateau begins.
        n_steps: length.
        horizon: over which `slow` counts.
        slow: share of the loss that a horizon gains on the plateau.
        noise: relative standard deviation.
    """
    rng = streams.generator(seed, "plateau", index)
    shares = np.full(n_steps, slow)
    shares[:onset] = 1.0 - 3.0 ** (-horizon / onset)
    overlay = ("noise", "spikes")[index % 2]
    losses = _falling(shares, horizon) * _correlated(rng, n_steps, noise, horizon)
    if overlay == "spikes":
        losses = losses * _bumps(rng, n_steps, 2.0 * n_steps / horizon, horizon // 50)
    return Curve(losses, overlay, onset)


def _overlaid(rng: Rng, losses: Floats, overlay: str, noise: float, horizon: int) -> Floats:
    n_steps, size = len(losses), rng.uniform(0.0, noise)
    everything = overlay == "all of them"
    if overlay == "heavy tails" or everything:
        # Student's t with three degrees of freedom, of standard deviation `size`.
        losses = losses * np.abs(1.0 + size * rng.standard_t(3, n_steps) / np.sqrt(3.0))
    else:
        losses = losses * _correlated(rng, n_steps, size, horizon)
    if overlay == "spikes" or everything:
        losses = losses * _bumps(rng, n_steps, 2.0 * n_steps / horizon, horizon // 50)
    if overlay == "restarts" or everything:
        losses = losses * _bumps(rng, n_steps, 0.3 * n_steps / horizon, horizon // 3)
    return losses


def _correlated(rng: Rng, n_steps: int, size: float, horizon: int) -> Floats:
    """Return 1 + noise whose correlation lasts up to a fiftieth of a horizon."""
    memory = rng.uniform(0.0, horizon / 50)
    keep = np.exp(-1.0 / memory) if memory > 0.1 else 0.0
    draws = rng.standard_normal(n_steps) * np.sqrt(1.0 - keep**2)
    draws[0] /= np.sqrt(1.0 - keep**2)
    noise = np.empty(n_steps)
    last = 0.0
    for step, draw in enumerate(draws):
        last = keep * last + draw
        noise[step] = last
    return np.abs(1.0 + size * noise)


def _bumps(rng: Rng, n_steps: int, n_expected: float, longest: int) -> Floats:
    """Return factors that jump up at random steps, to 1.3 to 10 times, and decay."""
    factors = np.ones(n_steps)
    for start in rng.integers(0, n_steps, rng.poisson(n_expected)):
        height, length = np.exp(rng.uniform(np.log(0.3), np.log(9.0))), rng.uniform(1.0, longest)
        # Where the bump ends nothing is left of it: a tail would be a trend of its own.
        t = np.arange(min(n_steps - start, int(3 * length)))
        factors[start : start + len(t)] += height * np.exp(-t / length) * (1 - t / (3 * length))
    return factors
