"""How cost grows with walkers, steps, dims, and of a diagnosis with parameters."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence

import jax.numpy as jnp
import numpy as np

from benchmarks import networks
from benchmarks.measure import Contestant, Row, exponent, interleaved
from unsaddle import diagnose, optimizers, zoo
from unsaddle.ensemble import run_ensemble
from unsaddle.landscape import Landscape

TITLE = "How cost grows"


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    del toy
    return (
        "slope of log CPU seconds against log size over the whole range, fixed costs included; 1 is "
        "linear. Adam without noise, float64, after warm-up, minimum of rounds in turns; a diagnosis "
        "is of 64 - h - 10 networks on 512 digits, from the objects to the report, one run each"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: 0 up to a few hundred walkers or steps, where a call costs some
    milliseconds anyway, then 1; dims 1 (a tile holds fewer walkers); parameters below 1 up to 1e4
    and about 1 beyond, times what the number of products adds.
    """
    few = 10 if toy else 100
    walkers = (100, 1000) if toy else (10**2, 10**3, 10**4, 10**5, 10**6)
    steps = (10, 100) if toy else (10**2, 10**3, 10**4, 10**5)
    dims = (2, 5) if toy else (2, 10, 50)
    hidden = (2, 4) if toy else (13, 133, 1333)
    saddle = zoo.get("saddle")
    n_many = 100 if toy else 20_000
    return [
        _grown(f"walkers, {few} steps", walkers, lambda n: _call(saddle, n, few), "0, then 1", toy),
        _grown("steps, 100 walkers", steps, lambda n: _call(saddle, 100, n), "0, then 1", toy),
        _grown(
            f"dims, {n_many:,} walkers, {few} steps",
            dims,
            lambda n: _call(_quadratic(n), n_many, few),
            "1",
            toy,
        ),
        _diagnosis(hidden, 64 if toy else 512),
    ]


def _quadratic(n_dims: int) -> Landscape:
    box = ((-2.0, 2.0),) * n_dims
    return Landscape("quadratic", lambda x: jnp.sum(x[1:] ** 2) - x[0] ** 2, box, known=())


def _call(landscape: Landscape, n_walkers: int, n_steps: int) -> Callable[[], object]:
    starts = np.random.default_rng(0).standard_normal((n_walkers, landscape.n_dims)) * 0.1
    optimizer = optimizers.resolve("adam lr=0.01", n_steps)
    return lambda: run_ensemble(landscape, optimizer, starts, n_steps, seed=0)


def _grown(
    what: str, sizes: Sequence[int], call: Callable[[int], Callable[[], object]], expected: str,
    toy: bool,
) -> Row:  # fmt: skip
    costs = interleaved({str(n): Contestant(call(n)) for n in sizes}, 1 if toy else 3)
    return _row(f"ensemble against {what}", sizes, [costs[str(n)].min() for n in sizes], expected)


def _diagnosis(hidden: Sequence[int], n_samples: int) -> Row:
    sizes: list[int] = []
    seconds: list[float] = []
    counts: list[int] = []
    for width in hidden:
        training = networks.trained(lambda w=width: networks.mlp((w,)), n_samples)
        start = time.process_time()
        report = diagnose(training, seed=0).to_dict()
        seconds.append(time.process_time() - start)
        sizes.append(75 * width + 10)
        counts.append(report["smallest_eigenvalue"]["n_products"])
    row = _row("diagnosis against parameters", sizes, seconds, "below 1, then 1")
    products = ", ".join(f"{count:,}" for count in counts)
    return dataclasses.replace(row, note=f"{row.note}; products {products}")


def _row(what: str, sizes: Sequence[int], seconds: Sequence[float], expected: str) -> Row:
    last = exponent(sizes[-2:], seconds[-2:])
    each = ", ".join(f"{n:.0e}: {s:.2g} s" for n, s in zip(sizes, seconds, strict=True))
    return Row(
        what,
        exponent(sizes, seconds),
        expected=expected,
        unit="",
        note=f"last interval {last:.2f}; {each}",
    )
