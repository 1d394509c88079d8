"""Leaving by fluctuation, and where that is not enough: statements 8 and 9."""

from __future__ import annotations

import math

import numpy as np

from unsaddle import problems
from unsaddle.claims.approach import SADDLE
from unsaddle.claims.claim import Check, Claim, Finding, exactly, mean_of, share_of
from unsaddle.claims.panel import Lines, Plane, Series
from unsaddle.claims.walk import Beyond, crowd, first_steps, walk
from unsaddle.landscape import Landscape
from unsaddle.oracle import along, isotropic
from unsaddle.theory import EscapeTime, Mode, degenerate_steps

STD, RADIUS, BUDGET, N_WALKERS = 0.1, 10.0, 2000, 2048


def across(seed: int) -> Finding:
    """The saddle x²/2 − y²/2 from its very point, noise of 0.1, 2,000 steps of three sizes."""
    checks: list[Check] = []
    series: list[Series] = []
    for rate in (0.01, 0.005, 0.0025):
        law = EscapeTime("gradient_descent", rate, 0.0, (Mode(1.0, 0.0, STD, RADIUS),))
        run = walk(
            SADDLE,
            f"sgd lr={rate}",
            crowd((0.0, 0.0), N_WALKERS),
            BUDGET,
            seed,
            oracle=isotropic(STD, 2),
            watch={"out": Beyond(1, RADIUS)},
        )
        steps = first_steps(run, "out")
        if rate == 0.01:
            checks.append(
                mean_of(
                    "mean escape step, step size 0.01",
                    law.mean,
                    steps,
                    "theory.EscapeTime",
                    model_tol=0.01,
                )
            )
        checks.append(
            share_of(
                f"share that left within {BUDGET:,} steps, step size {rate:g}",
                1.0 - float(law.survival(BUDGET)),
                np.isfinite(steps),
                "theory.EscapeTime",
                side="statement" if rate == 0.01 else "limit",
            )
        )
        t = np.arange(0.0, BUDGET, 10.0)
        inside = np.array([np.mean(steps > s) for s in t])
        series += [
            Series(f"η = {rate:g}, measured", t, inside, "steps"),
            Series(
                f"η = {rate:g}, closed form",
                t[1:],
                np.array([law.survival(s) for s in t[1:]]),
                "predicted",
            ),
        ]
    wrong = walk(
        SADDLE,
        "sgd lr=0.01",
        crowd((0.0, 0.0), N_WALKERS),
        BUDGET,
        seed,
        oracle=along(STD, (1.0, 0.0)),
        record_every=100,
    )
    right = walk(
        SADDLE,
        "sgd lr=0.01",
        crowd((1.0, 0.0), 12),
        700,
        seed,
        oracle=isotropic(STD, 2),
        record_every=5,
    )
    checks.append(
        exactly(
            "farthest any walker gets along y, noise along x only",
            0.0,
            float(np.abs(wrong.finals[:, 1]).max()),
            f"{N_WALKERS:,} walkers",
            side="limit",
        )
    )
    return Finding(
        tuple(checks),
        (
            Lines("how many are still there", "step", "share that has not left", tuple(series)),
            Plane(
                "noise on all sides: twelve walkers from (1, 0)",
                SADDLE,
                (Series("walkers", right.trajectory[..., 0], right.trajectory[..., 1]),),
            ),
        ),
        ("left means |y| ≥ 10: the fluctuation at rest along x is 0.07",),
    )


FLAT = {"monkey saddle along −x": ("x**3 - 3*x*y**2", 3), "−x⁴": ("-x**4", 4)}


def complex_regions(seed: int) -> Finding:
    """Saddles flat to second order, and five saddles in a row."""
    flat, flat_panel = _degenerate(seed)
    row, row_panel = _in_a_row(seed)
    noisy = _noise_on_flat(seed)
    return Finding(
        (*flat, *noisy, *row),
        (flat_panel, row_panel),
        ("octopus: Du et al. 2017; each saddle is strict, and each squeezes the next coordinate",),
    )


def _degenerate(seed: int) -> tuple[list[Check], Lines]:
    """Steps from −ε to −1 where the function falls like the third and the fourth power."""
    rate, offsets, fine = 0.01, np.array([0.1, 0.03, 0.01]), np.geomspace(0.008, 0.15, 30)
    checks: list[Check] = []
    series: list[Series] = []
    for name, (formula, power) in FLAT.items():
        landscape = Landscape.from_formula(formula)
        starts = np.zeros((len(offsets), landscape.n_dims))
        starts[:, 0] = -offsets
        run = walk(
            landscape, f"sgd lr={rate}", starts, 150_000, seed, watch={"out": Beyond(0, 1.0)}
        )
        steps = first_steps(run, "out")
        checks += [
            exactly(
                f"steps from {offset:g} to 1, {name}",
                degenerate_steps(rate, 1.0, power, offset, 1.0).value or math.nan,
                step,
                "theory.degenerate_steps: ε^(2−p)/(η·p(p−2)) + …",
            )
            for offset, step in zip(offsets, steps, strict=True)
        ]
        law = [degenerate_steps(rate, 1.0, power, e, 1.0).value or math.nan for e in fine]
        series += [
            Series(f"{name}, measured", offsets, steps, "dots"),
            Series(f"{name}: ε^({2 - power})", fine, np.array(law), "predicted"),
        ]
    simple = np.log(1 / fine) / math.log1p(2 * rate)
    series.append(Series("simple saddle −x²: ln(1/ε)", fine, simple))
    return checks, Lines(
        "flat to second order: a power of ε",
        "offset ε",
        "steps to leave",
        tuple(series),
        xlog=True,
        ylog=True,
    )


def _noise_on_flat(seed: int) -> list[Check]:
    """Noise and a step that empty a simple saddle leave a flat one full."""
    rate, std, radius, n_steps = 0.01, 0.1, 1.0, 1500
    law = EscapeTime("gradient_descent", rate, 0.0, (Mode(2.0, 0.0, std, radius),))
    checks: list[Check] = []
    for formula, name in (("-x**2", "simple saddle −x²"), ("-x**4", "flat −x⁴")):
        run = walk(
            Landscape.from_formula(formula),
            f"sgd lr={rate}",
            crowd((0.0,), N_WALKERS),
            n_steps,
            seed,
            oracle=along(std, (1.0,)),
            watch={"out": Beyond(0, radius)},
        )
        left = np.isfinite(first_steps(run, "out"))
        predicted = 1.0 - float(law.survival(n_steps)) if formula == "-x**2" else 0.01
        checks.append(
            share_of(
                f"share that left within {n_steps:,} steps of noise {std:g}, {name}",
                predicted,
                left,
                "theory.EscapeTime" if formula == "-x**2" else "diffusion alone reaches 0.04",
                relation="=" if formula == "-x**2" else "<=",
            )
        )
    return checks


N_SADDLES = 8


def _in_a_row(seed: int) -> tuple[list[Check], Lines]:
    """Exit steps of an octopus with eight saddles (L = γ = 1), without perturbations and with."""
    landscape, rate, n_steps = problems.octopus(N_SADDLES), 0.25, 2500
    ratio = 1.0 + math.log(2.0) / math.log(1.5)
    watch = {f"{k}": Beyond(k, math.e) for k in range(N_SADDLES)}
    plain = walk(landscape, f"sgd lr={rate}", np.ones(N_SADDLES), n_steps, seed, watch=watch)
    exits = np.array([first_steps(plain, name)[0] for name in watch])
    dwells = np.diff(exits)
    starts = np.random.default_rng(seed).uniform(-1, 1, (256, N_SADDLES))
    radius = math.e / 100
    text = f"perturbed_gd lr={rate} radius={radius} gradient_tol={radius} wait=1"
    kicked = walk(landscape, text, starts, n_steps, seed, watch=watch)
    kicked_exits = np.stack([first_steps(kicked, name) for name in watch], axis=1)
    stays = np.diff(kicked_exits, axis=1)
    checks = [
        exactly(
            f"time at saddle {k + 2} over time at saddle {k + 1}, gradient descent",
            ratio,
            dwells[k] / dwells[k - 1],
            "1 + ln 2/ln 1.5",
            model_tol=0.01,
        )
        for k in (4, 5)
    ]
    checks.append(
        exactly(
            f"the way out of saddle 8 after {n_steps:,} steps",
            0.0,
            abs(plain.finals[0, -1]),
            "halved at every step it waits: below the smallest number, it is zero for ever",
        )
    )
    checks += [
        mean_of(
            f"time at saddle {k + 2} with perturbations, over that at saddle 3",
            0.0,
            stays[:, k] - stays[:, 1],
            "the same at each: difference in steps",
            side="limit",
        )
        for k in (3, 6)
    ]
    order = np.arange(1.0, N_SADDLES + 1)
    low, high = np.quantile(kicked_exits, (0.025, 0.975), axis=0)
    left = np.isfinite(exits)
    return checks, Lines(
        "eight strict saddles in a row (octopus)",
        "saddle",
        "step at which it is left",
        (
            Series("gradient descent: never from the eighth", order[left], exits[left], "measured"),
            Series(
                "with perturbations, mean and 95 % of 256",
                order,
                kicked_exits.mean(axis=0),
                "dots",
                low,
                high,
            ),
        ),
        ylog=True,
    )


CLAIMS = (
    Claim(
        "across",
        8,
        "Fluctuations along other directions and a step large enough leave simple saddles.",
        "From the saddle itself, noise σ leaves after (ln(R/s) + ½(γ + ln 2))/ln(1 + ηλ) steps on "
        "average, s = ησ/√((1+ηλ)² − 1); the whole distribution is known.",
        "the fluctuation has a component along the way out and the budget exceeds that time, which "
        "grows like 1/(step × curvature)",
        across,
    ),
    Claim(
        "complex-regions",
        9,
        "Saddle regions can be complex, and then fluctuation and a larger step are not enough.",
        "Where the function falls like the p-th power, leaving from ε takes ε^(2−p) steps, not "
        "ln(1/ε); and in a row of strict saddles each takes 2.71 times as long as the last (step "
        "1/(4L)): exponential in their number (Du et al. 2017).",
        "the region is flat to second order, or nothing disturbs the walker: a row of strict saddles "
        "is left in the same time each when it is perturbed at each",
        complex_regions,
    ),
)
