"""How a verdict was decided: the questions in their order, each with its answer and its numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from unsaddle.critical import Kind
from unsaddle.diagnosis.cause import (
    BALANCED_SHARE,
    DEAD_SHARE,
    LOST_SHARE,
    NO_COMPONENT_RATIO,
    NOISE_FLOOR_SHARE,
    WORTH_SHARE,
)
from unsaddle.diagnosis.measurements import FLAT_SHARE, FLAT_STEPS, Z_LIMIT, Measurements
from unsaddle.diagnosis.noise import VANISHING_SHARE, ZERO_TOL
from unsaddle.diagnosis.probe import QUADRATIC_TOL
from unsaddle.diagnosis.sampling import OPEN
from unsaddle.diagnosis.tail import DEEP_RATIO
from unsaddle.diagnosis.verdict import Step, proof_of
from unsaddle.spectrum import End

if TYPE_CHECKING:
    from unsaddle.diagnosis.decision import Decision

# From this least relative residual of a Newton step on, the gradient is called flat; theory.md 1.6.
GRADIENT_FLAT_RESIDUAL = 0.9
# A quadratic well that ends before it has won this share of the loss is that of a point beside a
# saddle of higher order, not of a strict saddle. Arbitrary; strict saddles of networks win percents.
SHALLOW_SHARE = 1e-6

_NOISE = {"I": "present (Type I)", "II": "it vanishes at the saddle (Type II)", "none": "no"}


def thresholds_of(decision: Decision) -> dict[str, float]:
    """Return the thresholds that a report is decided with, by name."""
    accuracy = decision.found.accuracy
    return {
        "flat_steps": FLAT_STEPS,
        "flat_share": FLAT_SHARE,
        "z_limit": Z_LIMIT,
        "gradient_flat_residual": GRADIENT_FLAT_RESIDUAL,
        "difference_tol": decision.difference_tol,
        "flat_curvature_share": decision.found.flat_curvature_share,
        "shallow_share": SHALLOW_SHARE,
        "quadratic_tol": QUADRATIC_TOL,
        "zero_tol": ZERO_TOL,
        "vanishing_share": VANISHING_SHARE,
        "no_component_ratio": NO_COMPONENT_RATIO,
        "lost_share": LOST_SHARE,
        "worth_share": WORTH_SHARE,
        "budget_steps": decision.found.budget,
        "balanced_share": BALANCED_SHARE,
        "noise_floor_share": NOISE_FLOOR_SHARE,
        "dead_share": DEAD_SHARE,
        "deep_ratio": DEEP_RATIO,
        # How far around a plain function was looked; it stands in the place of the loss's size.
        **({} if accuracy is None else {"reach": accuracy.reach}),
    }


def steps_of(decision: Decision) -> tuple[Step, ...]:
    """Return the steps that led to the verdict, the verdict last."""
    steps = [*_criticality(decision.found)]
    if decision.found.spectrum.status != "ok":
        answer = f"products: {decision.found.spectrum.status}"
        return (*steps, Step("Which way does it bend?", "undecided", answer))
    steps += [*_curvature(decision), *_surroundings(decision.found)]
    if decision.found.sampled is not None:
        steps.append(_beyond_the_samples(decision, decision.found.sampled.n_samples))
    return (*steps, Step("Verdict", f"{decision.kind}, {decision.cause}", "see what to do"))


def _criticality(found: Measurements) -> Iterator[Step]:
    gradient = found.gradient_evidence
    error = "" if gradient.sampling_error is None else f" ± {gradient.sampling_error:.3g}"
    tested = "" if gradient.z is None else f"; test of zero: z = {gradient.z:.2f}"
    repeated, measure = (
        "same data and parameters gave the same gradient twice; the loss is a mean over samples",
        "of the loss",
    )
    if found.accuracy is not None:
        repeated = "two calls at x gave the same finite value"
        measure = f"of what the function changes by within {found.accuracy.reach:g}"
    yield Step("Is it finite and deterministic?", "yes", repeated)
    yield Step(
        "Is the point critical?",
        "yes" if gradient.critical else "no" if gradient.gain_share >= 0 else "undecided",
        f"gradient norm {gradient.norm:.3g}{error}{tested}; following it would gain "
        f"{100 * gradient.gain_share:.3g} % {measure} before the slope ends, or in "
        f"{FLAT_STEPS:,} steps where it does not",
    )


def _curvature(decision: Decision) -> Iterator[Step]:
    found, probe = decision.found, decision.found.probe
    smallest, proof = found.spectrum.smallest, proof_of(found.spectrum)
    yield Step(
        "Is there negative curvature?",
        f"yes, {proof}" if found.is_bent_down else "none found",
        f"smallest eigenvalue {smallest.value:.6g}, residual {smallest.residual:.1e}; {proof}: "
        f"at most {smallest.certified:.6g}; not below {smallest.bound:.6g}, {_chance(smallest)}; "
        f"{found.spectrum.n_products:,} products",
    )
    if probe is None or found.difference_check is None:
        return
    noun = "loss" if found.accuracy is None else "function"
    end = f"up to a distance of {probe.radius:.3g}"
    if math.isinf(probe.radius):
        end = "as far as was looked"
    yield Step(
        "Do independent roads agree?",
        "yes" if decision.roads_agree else "undecided" if found.missing else "no",
        f"the {noun} {'falls' if probe.confirmed else 'does not fall'} along ± the "
        f"direction (quadratic {end}), and bends "
        f"{'' if found.loss_agrees else 'not '}as the products say at both "
        f"ends; product against difference of gradients: {found.difference_check:.1e} apart",
    )


def _chance(end: End) -> str:
    return "by the whole matrix" if end.confidence == 1 else f"with probability {end.confidence:g}"


def _surroundings(found: Measurements) -> Iterator[Step]:
    noise, seen, tail = found.noise, found.geometry, found.tail
    if noise is not None and noise.type is not None:
        share = "undefined" if noise.ratio is None else f"{noise.ratio:.3g}"
        yield Step(
            "Is there noise along the way out?",
            _NOISE[noise.type],
            f"variance along it {noise.along_escape:.3g}, {share} of the isotropic share; at "
            f"the saddle {noise.at_saddle:.3g}, one escape radius away {noise.at_radius:.3g}",
        )
    if seen is not None:
        yield Step(
            "How does the run's own optimizer see it?",
            seen.value.answer() if seen.value is not None else "not applicable",
            seen.value.sentence() if seen.value is not None else seen.regime,
        )
    if tail is not None and tail.dies_out:
        yield Step(
            "Does the slope lead to a critical point?",
            "no, it dies out",
            f"sixteen Newton lengths of {tail.length:.3g} ahead it has kept its sign and fallen all the "
            f"way; two to four of them back it is {tail.depth:.3g} times as steep as here (values of "
            "the loss)",
        )


def _beyond_the_samples(decision: Decision, n_used: int) -> Step:
    question, sampling = "Does it hold for the samples not used?", decision.sampling
    if sampling is None:
        return Step(
            question,
            "all were used",
            f"all {n_used:,} samples of the run; of new ones nothing is said, since the parameters "
            "were fitted to these: diagnose held-out samples to ask that",
        )
    holds = decision.kind is decision.kind_of_used and decision.kind is not Kind.UNDECIDED
    return Step(
        question,
        "yes" if holds else OPEN,
        f"those used say {decision.kind_of_used}; {sampling.curvature_sentence()}; "
        f"{sampling.gradient_sentence()}",
    )
