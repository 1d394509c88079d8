"""What a basin map costs against the engine's plain steps, and how that grows with pixels and steps."""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Iterator

import numpy as np

from benchmarks.measure import Contestant, Row, exponent, interleaved, speed_ratio
from unsaddle import optimizers, zoo
from unsaddle.basins import basin_map
from unsaddle.ensemble import run_ensemble
from unsaddle.phases import phase

TITLE = "Maps of Himmelblau's function, and phase pictures"
RULES = ("sgd lr=0.003", "adam lr=0.1")


def _size(toy: bool) -> tuple[int, int, int]:
    return (16, 20, 1) if toy else (256, 400, 5)


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    side, n_steps, n_rounds = _size(toy)
    return (
        f"{side} x {side} starts, {n_steps} steps, float64, on one CPU, CPU seconds per walker-step, "
        f"median of {n_rounds} rounds in turns; nothing drawn. 'Plain' is `run_ensemble` from the "
        "same starts, which watches for nothing but not-a-number"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: the map looks at nine critical points and three fates in each step, as
    much arithmetic as Adam's own update and three times that of gradient descent. Cost linear in
    pixels and steps; a phase picture of as many walkers near the plain engine.
    """
    made: list[Row] = []
    for text in RULES[: 1 if toy else None]:
        made += _against_plain(text, toy)
        made += _growth(text, toy)
    return [*made, *_megapixel(toy)]


def _against_plain(text: str, toy: bool) -> Iterator[Row]:
    side, n_steps, n_rounds = _size(toy)
    place, rule = zoo.get("himmelblau"), optimizers.resolve(text, n_steps)
    starts = np.random.default_rng(0).uniform(-5, 5, (side * side, 2))
    axes = (
        ("lr", (1e-4, 1e-2, side, "log")),
        ("momentum" if text.startswith("sgd") else "b1", (0.0, 0.9, side, "linear")),
    )
    varied = "momentum" if text.startswith("sgd") else "adam"
    work = float(side * side * n_steps)
    plain = functools.partial(run_ensemble, place, rule, starts, n_steps, seed=0)
    mapped = functools.partial(basin_map, place, rule, size=side, n_steps=n_steps, seed=0)
    picture = functools.partial(phase, place, varied, *axes, n_steps=n_steps, seed=0)
    alone = optimizers.resolve(f"{varied} lr=0.001", n_steps)
    other = functools.partial(run_ensemble, place, alone, starts, n_steps, seed=0)
    costs = interleaved(
        {
            "plain": Contestant(plain, work),
            "map": Contestant(mapped, work),
            "phase": Contestant(picture, work),
            "one setting": Contestant(other, work),
        },
        n_rounds,
    )
    speed = f"{1e-6 / float(np.median(costs['map'])):.3g} million walker-steps a CPU second"
    yield Row(
        f"map / plain engine, {text}",
        **speed_ratio(costs, "map", "plain"),
        expected=".25 (sgd), .5 (adam)",
        note=speed,
    )
    yield Row(
        f"phase picture, settings of every walker / one setting, {varied}",
        **speed_ratio(costs, "phase", "one setting"),
        expected=".5-1",
        note="with the criteria of escape watched in each step",
    )


def _growth(text: str, toy: bool) -> Iterator[Row]:
    side, n_steps, _ = _size(toy)
    sides, lengths = (side, 2 * side, 4 * side), (n_steps, 2 * n_steps, 4 * n_steps)
    pixels = [_cpu_seconds(text, each, n_steps) for each in sides]
    steps = [_cpu_seconds(text, side, each) for each in lengths]
    yield Row(
        f"exponent of pixels, {text}",
        exponent(np.square(sides), pixels),
        expected="1",
        unit="",
        note=f"{sides[0]}² to {sides[-1]}², {n_steps} steps",
    )
    yield Row(
        f"exponent of steps, {text}",
        exponent(lengths, steps),
        expected="1",
        unit="",
        note=f"{lengths[0]} to {lengths[-1]} steps, {side}² pixels",
    )


def _cpu_seconds(text: str, side: int, n_steps: int) -> float:
    begun = time.process_time()
    basin_map("himmelblau", text, size=side, n_steps=n_steps, seed=0)
    return time.process_time() - begun


def _megapixel(toy: bool) -> Iterator[Row]:
    side, n_steps = (16, 20) if toy else (1000, 1000)
    mask = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set[int]()
    for text in RULES[: 1 if toy else None]:
        basin_map("himmelblau", text, size=16, n_steps=5, seed=0)
        begun, cpu = time.perf_counter(), time.process_time()
        basin_map("himmelblau", text, size=side, n_steps=n_steps, seed=0)
        wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
        yield Row(
            f"{side} x {side} starts, {n_steps} steps, {text}: CPU seconds",
            cpu,
            expected="7 (sgd), 13 (adam)",
            unit="s",
            note=f"{wall:.3g} s by the clock on {len(mask) or 'unknown'} CPU, compilation included",
        )
