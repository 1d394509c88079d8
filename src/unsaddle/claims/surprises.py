"""The two that surprise: noise that attracts, and zeros that never move."""

from __future__ import annotations

import math

import jax
import jax.numpy as jnp
import numpy as np

from unsaddle import zoo
from unsaddle.claims.claim import Check, Claim, Finding, Side, exactly, mean_of, share_of
from unsaddle.claims.memory import RULES
from unsaddle.claims.panel import Floats, Lines, Series
from unsaddle.claims.walk import Beyond, crowd, first_steps, walk
from unsaddle.oracle import MiniBatch
from unsaddle.problem import Problem
from unsaddle.theory import steps_to_reach

# Along x half of the samples bend up by 1, half down by 2: the mean, -1/2, makes zero a saddle
# (Ziyin et al. 2022, arXiv 2107.11774, with a = 1).
CURVATURES = np.tile([1.0, -2.0], 16)
N_WALKERS, N_STEPS = 2000, 400


def attraction(seed: int) -> Finding:
    """Steps of 0.9 and 0.45 and batches of 1 and 16 at a saddle that every sample calls critical."""
    problem = Problem(
        "a saddle by majority",
        lambda x, h: 0.5 * h * x[0] ** 2 + 0.5 * x[1] ** 2,
        CURVATURES,
        ((-2.0, 2.0), (-2.0, 2.0)),
    )
    checks: list[Check] = []
    series: list[Series] = []
    for rate, batch in ((0.9, 1), (0.45, 1), (0.9, 16)):
        drift, deviation = _moments(rate, batch)
        run = walk(
            problem.landscape,
            f"sgd lr={rate}",
            crowd((1.0, 1.0), N_WALKERS),
            N_STEPS,
            seed,
            oracle=MiniBatch(problem, batch, sampling="replacement"),
            record_every=10,
        )
        words, side = f"step {rate:g}, batches of {batch}", _side(drift)
        size = np.abs(run.trajectory[:, :, 0])
        checks += [
            mean_of(
                f"mean of ln|x| per step, {words}",
                drift,
                np.log(size[-1]) / N_STEPS,
                "Λ = E ln|1 − η h_B|, summed over all batches",
                side=side,
            ),
            share_of(
                f"share farther away than at the start after {N_STEPS} steps, {words}",
                _share_away(rate, batch, drift, deviation),
                size[-1] > 1.0,
                "binomial law of the signs" if batch == 1 else "normal law of ln|x|",
                side=side,
            ),
        ]
        t = run.recorded_steps.astype(np.float64)
        series += [
            Series(f"{words}: median", t, np.median(size, axis=1), "dots"),
            Series(f"{words}: exp(Λt)", t, np.exp(drift * t), "predicted"),
        ]
    rates = np.linspace(0.02, 1.5, 75)
    edges = tuple(
        Series(
            f"batches of {batch}", rates, np.array([_moments(float(r), batch)[0] for r in rates])
        )
        for batch in (1, 4, 16)
    )
    return Finding(
        tuple(checks),
        (
            Lines("a saddle that attracts, and two cures", "step", "|x|", tuple(series), ylog=True),
            Lines("below zero it attracts", "step size η", "Λ per step", edges),
        ),
        ("the mean of x grows by 1 + η/2 a step all the while: a few walkers far out carry it",),
    )


def _share_away(rate: float, batch: int, drift: float, deviation: float) -> float:
    """Share with |x| above 1: exact for single samples, else by the central limit."""
    if batch > 1:
        return 0.5 * math.erfc(-drift * math.sqrt(N_STEPS / 2) / deviation)
    from scipy.stats import binom  # imports slowly

    down, up = math.log(abs(1 - rate)), math.log(1 + 2 * rate)
    # k samples that bend up, N - k that bend down: k·down + (N - k)·up > 0.
    return float(binom.cdf(math.ceil(N_STEPS * up / (up - down)) - 1, N_STEPS, 0.5))


def _moments(rate: float, batch: int) -> tuple[float, float]:
    """Mean Λ and deviation of ln|1 − η h_B|, summed over the binomial law of a batch."""
    bent_up = np.arange(batch + 1)
    weights = np.array([math.comb(batch, int(k)) for k in bent_up]) / 2.0**batch
    with np.errstate(divide="ignore", invalid="ignore"):  # a batch that steps onto zero: ln 0
        logs = np.log(np.abs(1 - rate * (3.0 * bent_up - 2.0 * batch) / batch))
        mean = float(weights @ logs)
        return mean, math.sqrt(float(weights @ (logs - mean) ** 2))


def _side(drift: float) -> Side:
    return "statement" if drift < 0 else "limit"


INPUTS = np.array([[1.0, 0.5], [0.6, -1.0], [-1.0, 0.3], [-0.7, -0.4]])
LABELS = np.array([1.0, 1.0, 0.0, 0.0])
N_HIDDEN = 3


def network() -> Problem:
    """A network of three tanh units on four labelled points, logistic loss; the last parameter is b₂.

    With all weights zero every sample's gradient vanishes but that of b₂, and the mean of those too.
    """

    def loss(p: jax.Array, sample: jax.Array) -> jax.Array:
        weights, bias = p[: 2 * N_HIDDEN].reshape(N_HIDDEN, 2), p[2 * N_HIDDEN : 3 * N_HIDDEN]
        hidden = jnp.tanh(weights @ sample[:2] + bias)
        output = p[3 * N_HIDDEN : -1] @ hidden + p[-1]
        return jnp.logaddexp(0.0, output) - sample[2] * output

    samples = np.concatenate([INPUTS, LABELS[:, None]], axis=1)
    return Problem("three tanh units", loss, samples, ((-1.0, 1.0),) * (4 * N_HIDDEN + 1))


def exact_zeros(seed: int) -> Finding:
    """All weights zero under six rules and single samples; two equal units; an offset of 1e-300."""
    problem, saddle = network(), zoo.get("saddle")
    n = problem.landscape.n_dims
    zero = np.zeros(n)
    expected = -float(
        np.linalg.norm(np.mean((0.5 - LABELS)[:, None] * np.c_[INPUTS, np.ones(4)], axis=0))
    )
    lowest = float(np.linalg.eigvalsh(problem.landscape.hessian(zero))[0])
    checks = [
        Check(
            "smallest eigenvalue there (value per length²)",
            expected,
            lowest,
            None,
            "−|E[(p − y)(x, 1)]|: a strict saddle",
            model_tol=1e-12,
        ),
    ]
    heights: list[Series] = []
    for name, text in RULES.items():
        run = walk(
            problem.landscape,
            text,
            zero,
            500,
            seed,
            oracle=MiniBatch(problem, 1, sampling="reshuffle"),
        )
        checks.append(
            exactly(
                f"largest weight after 500 single-sample steps from zero, {name}",
                0.0,
                float(np.abs(run.finals[0, :-1]).max()),
                "every sample's gradient is zero along them",
            )
        )
    twins = np.random.default_rng(seed).normal(scale=0.5, size=n)
    for k in (0, 1):  # units 0 and 1 begin with the same weights
        twins[2 * k : 2 * k + 2], twins[6 + k], twins[9 + k] = (0.3, -0.2), 0.1, 0.4
    run = walk(problem.landscape, RULES["adam"], twins, 3000, seed)
    apart = np.abs(run.finals[0, 0:2] - run.finals[0, 2:4]).max()
    checks.append(
        Check(
            "distance between two equal units after 3,000 steps of Adam",
            1e-12,
            float(apart),
            None,
            "equal gradients; rounding alone could part them",
            "<=",
        )
    )
    offsets = np.array([0.0, 1e-300, 1e-200, 1e-100, 1e-8])
    starts = np.stack([np.ones(len(offsets)), offsets], axis=1)
    run = walk(
        saddle, "sgd lr=0.01", starts, 40_000, seed, watch={"out": Beyond(1, 1.0)}, record_every=100
    )
    steps = first_steps(run, "out")
    checks += [
        exactly(
            f"steps to |y| = 1 from {offset:g}",
            steps_to_reach("gradient_descent", 0.02, 0.0, offset, 1.0),
            step,
            "ln(R/ε)/ln(1 + ηλ)",
            side="limit",
        )
        for offset, step in zip(offsets[1:], steps[1:], strict=True)
    ]
    checks.append(_knows_the_hessian(seed))
    heights = [
        _height(run.recorded_steps, run.trajectory[:, i, 1], offset)
        for i, offset in enumerate(offsets)
    ]
    return Finding(
        tuple(checks),
        (Lines("next to nothing, and nothing", "step", "log₁₀|y|", tuple(heights)),),
        (
            "from exactly zero there is no line to draw: log 0",
            "no batch and no patience helps a rule of gradients; noise along the way out does",
        ),
    )


def _knows_the_hessian(seed: int) -> Check:
    """Cubic regularisation from the exact ridge of x² − y²: the hard case of its model."""
    run = walk(zoo.get("saddle"), "cubic_newton hessian_lipschitz=1", (1.0, 0.0), 1, seed)
    return exactly(
        "length of the first step of cubic_newton from (1, 0)",
        4.0,
        float(np.linalg.norm(run.finals[0] - run.starts[0])),
        "2|λ|/M with λ = −2, M = 1 (Nesterov, Polyak 2006)",
        model_tol=1e-9,
        side="limit",
    )


def _height(steps: np.ndarray, height: Floats, offset: float) -> Series:
    with np.errstate(all="ignore"):
        size = np.log10(np.abs(height))
    shown = np.isfinite(size) & (size < 0.5)
    label = f"from {offset:g}" if offset else "from 0: no line"
    return Series(label, steps[shown].astype(np.float64), size[shown])


CLAIMS = (
    Claim(
        "attraction",
        13,
        "Noise that vanishes at the saddle can make it attract, so that a larger batch or a smaller "
        "step helps.",
        "With every sample critical at the same point, ln|x| drifts by Λ = E ln|1 − η h_B| a step: "
        "toward the point where Λ < 0, although the mean function falls away from it (Ziyin et al. "
        "2022).",
        "Λ = E ln|1 − η h_B| is negative: a larger batch makes it positive, and so does a smaller step "
        "(below η = 1; beyond, the picture shows a larger one doing it too)",
        attraction,
    ),
    Claim(
        "exact-zeros",
        14,
        "Exact zeros never move.",
        "A weight whose gradient is exactly zero for every sample is multiplied, averaged and "
        "divided to zero by every rule that knows gradients only; units with equal weights stay "
        "equal.",
        "the zero is exact and the rule knows gradients only: an offset as small as 1e-300 leaves "
        "after ln(R/ε)/ln(1 + ηλ) steps, and a rule that asks for the Hessian, or perturbs, leaves "
        "from zero itself",
        exact_zeros,
    ),
)
