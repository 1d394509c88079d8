"""The ensemble engine against hand-written C, NumPy, `torch.optim` and `jit(vmap(scan))`."""

from __future__ import annotations

import functools
import statistics

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks import native, rivals
from benchmarks.measure import Contestant, Costs, Row, interleaved, require_agreement, speed_ratio
from unsaddle import optimizers, zoo
from unsaddle.ensemble import run_ensemble

TITLE = "Walkers on x² − y², no noise, one thread"


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    n_walkers, n_steps, n_rounds = _size(toy)
    return (
        f"{n_walkers:,} walkers, {n_steps:,} steps a call of `run_ensemble` (C too; NumPy, torch and "
        f"vmap fewer), float32, learning rate {rivals.RATE}; CPU seconds per walker-step, median of "
        f"{n_rounds} rounds in turns"
    )


def _size(toy: bool) -> tuple[int, int, int]:
    return (64, 20, 1) if toy else (65_536, 1000, 7)


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring, from a prototype on Zen 3 (AVX2): .40 of C for gradient descent and
    .48 for Adam; NumPy 4-10 times, torch 20-50 times, the obvious JAX program twice slower.
    """
    measured = {name: _costs(name, toy) for name in rivals.NAMES[-1 if toy else 0 :]}
    return [
        *_native_rows(measured, toy),
        *_against("NumPy", measured, 3.0, "worst"),
        *_against("torch.optim", measured, 20.0, "median"),
        *_against("jit(vmap(scan))", measured, None, "median"),
    ]


def _costs(name: str, toy: bool) -> Costs:
    n_walkers, n_steps, n_rounds = _size(toy)
    starts = rivals.starting_points(n_walkers)
    saddle = zoo.get("saddle")
    optimizer = optimizers.resolve(f"{name} lr={rivals.RATE}", n_steps)

    def engine(n_steps: int, dtype: str = "float32") -> np.ndarray:
        return run_ensemble(saddle, optimizer, starts, n_steps, seed=0, dtype=dtype).finals

    few, some = min(n_steps, 20), min(n_steps, 100)
    single = jnp.asarray(starts, jnp.float32)
    obvious = functools.partial(rivals.with_vmap_of_scan, name, single, some)
    contestants = {
        "engine": Contestant(lambda: engine(n_steps), n_walkers * n_steps),
        "NumPy": Contestant(lambda: rivals.with_numpy(name, starts, few), n_walkers * few),
        "torch.optim": Contestant(lambda: rivals.with_torch(name, starts, few), n_walkers * few),
        "jit(vmap(scan))": Contestant(lambda: jax.block_until_ready(obvious()), n_walkers * some),
    }
    ours = engine(few)
    ends = {
        "NumPy": rivals.with_numpy(name, starts, few),
        "torch.optim": rivals.with_torch(name, starts, few),
        "jit(vmap(scan))": rivals.with_vmap_of_scan(name, single, few),
    }
    for rival, theirs in ends.items():
        require_agreement(f"{name}: {rival}", ours, theirs, 1e-4)
    if native.compiler():
        exact = native.advance(name, starts, few, rivals.RATE, "float64")
        require_agreement(f"{name}: C", engine(few, "float64"), exact, 1e-12)
        for label, dtype in (("C", "float32"), ("C in float64", "float64")):
            run = functools.partial(native.advance, name, starts, n_steps, rivals.RATE, dtype)
            contestants[label] = Contestant(run, n_walkers * n_steps)
        contestants["engine in float64"] = Contestant(
            lambda: engine(n_steps, "float64"), n_walkers * n_steps
        )
    return interleaved(contestants, n_rounds)


def _native_rows(measured: dict[str, Costs], toy: bool) -> list[Row]:
    if native.compiler() is None:
        return [Row("engine / hand-written C", None, ".40 (Zen 3)", 0.35, note="no compiler")]
    made: list[Row] = []
    guesses = {"sgd": ".40", "momentum": ".40", "rmsprop": ".45", "adam": ".48"}
    for ours, theirs in (("engine", "C"), ("engine in float64", "C in float64")):
        ratios = {name: speed_ratio(costs, ours, theirs) for name, costs in measured.items()}
        words = " in float64" * (theirs != "C")
        made += [
            Row(f"engine / hand-written C{words}, {name}", **ratio, expected=guesses[name])
            for name, ratio in ratios.items()
        ]
        median = statistics.median(ratio["value"] for ratio in ratios.values())
        note = "same numbers to 1e-12 in float64, checked" if theirs == "C" and not toy else ""
        made.append(
            Row(
                f"engine / hand-written C{words}, median over optimizers",
                median,
                expected=".40",
                target=0.35,
                note=note,
            )
        )
    return made


def _against(rival: str, measured: dict[str, Costs], target: float | None, which: str) -> list[Row]:
    ratios = {name: speed_ratio(costs, "engine", rival) for name, costs in measured.items()}
    values = [ratio["value"] for ratio in ratios.values()]
    value = min(values) if which == "worst" else statistics.median(values)
    guess = {"NumPy": "4-10", "torch.optim": "20-50", "jit(vmap(scan))": "2"}[rival]
    each = ", ".join(f"{name} {ratio['value']:.3g}" for name, ratio in ratios.items())
    return [Row(f"engine / {rival}, {which} over optimizers", value, guess, target, note=each)]
