"""What became of walkers: every outcome from a real run."""

from __future__ import annotations

import math

import numpy as np
import pytest

from unsaddle import problems, zoo
from unsaddle.ensemble import run_ensemble
from unsaddle.landscape import Landscape, Neighbourhood, neighbourhood
from unsaddle.optimizers import resolve
from unsaddle.oracle import along, isotropic
from unsaddle.outcome import Outcome, Verdicts, judge, watched_criteria


def around(landscape: Landscape) -> Neighbourhood:
    """The neighbourhood of the critical point at the origin."""
    return neighbourhood(landscape, landscape.nearest_critical_point((0.0, 0.0)))


def judged(
    landscape: Landscape, text: str, starts, n_steps: int, *, saddle=False, **more
) -> Verdicts:
    near = around(landscape) if saddle else None
    points = np.atleast_2d(np.asarray(starts, dtype=float))
    criteria = watched_criteria(landscape, near, points)
    run = run_ensemble(
        landscape, resolve(text, n_steps), points, n_steps, criteria=criteria, seed=0, **more
    )
    return judge(run, near)


LOG = Landscape.from_formula("log(x) + y**2", box=((0.1, 2.0), (-2.0, 2.0)))
ROOT = Landscape.from_formula("sqrt(1 - x) + y**2", box=((0.0, 1.0), (-1.0, 1.0)))
REAL_RUNS = {
    "leaves a saddle": ("saddle", "sgd lr=0.1", (1.0, 1e-3), 200, True, Outcome.ESCAPED),
    "falls without end": ("saddle", "sgd lr=0.1", (1.0, 1e-3), 9000, True, Outcome.ESCAPED),
    "never leaves a saddle": ("saddle", "sgd lr=0.1", (1.0, 0.0), 200, True, Outcome.STUCK),
    "has not left yet": ("saddle", "sgd lr=0.1", (1.0, 1e-3), 5, True, Outcome.STUCK),
    "sits on a saddle": ("lee", "sgd lr=0.1", (0.5, 0.0), 500, False, Outcome.STUCK),
    "leaves a monkey saddle": ("monkey", "sgd lr=0.01", (-0.1, 0.0), 2000, True, Outcome.ESCAPED),
    "stays at a monkey saddle": ("monkey", "sgd lr=0.01", (0.1, 0.0), 2000, True, Outcome.STUCK),
    "rests in a bowl": ("bowl", "sgd lr=0.1", (1.5, 1.0), 300, False, Outcome.CONVERGED),
    "is on its way in a bowl": ("bowl", "sgd lr=0.1", (1.5, 1.0), 3, False, Outcome.UNDECIDED),
    "rests in a flat valley": ("valley", "sgd lr=0.1", (0.0, 1.0), 300, False, Outcome.UNDECIDED),
    "overshoots in a bowl": ("bowl", "sgd lr=1.1", (1.5, 1.0), 3000, False, Outcome.DIVERGED),
    "overshoots at a saddle": ("lee", "sgd lr=5", (1.0, 0.1), 2000, True, Outcome.DIVERGED),
    "is thrown up a steep wall": (
        "rosenbrock",
        "sgd lr=1",
        (-1.2, 1.0),
        50,
        False,
        Outcome.DIVERGED,
    ),
    "leaves the domain of log": (LOG, "sgd lr=0.1", (0.5, 0.5), 50, False, Outcome.LEFT_DOMAIN),
}


@pytest.mark.parametrize("name", REAL_RUNS)
def test_a_run_is_called_what_it_is(name):
    place, text, start, n_steps, saddle, expected = REAL_RUNS[name]
    landscape = zoo.get(place) if isinstance(place, str) else place
    verdicts = judged(landscape, text, start, n_steps, saddle=saddle)
    assert verdicts.outcomes == (expected,)
    assert verdicts.counts() == {str(expected): 1}
    assert 0 <= verdicts.steps[0] <= n_steps


def test_the_step_of_an_escape_is_the_closed_form():
    # y grows by 1.2 a step from 1e-3; the radius is half the half-width of the box: 1.
    near = around(zoo.get("saddle"))
    assert near.radius == 1.0
    verdicts = judged(zoo.get("saddle"), "sgd lr=0.1", (1.0, 1e-3), 200, saddle=True)
    assert verdicts.steps[0] == math.ceil(math.log(1000) / math.log(1.2))
    assert verdicts.escape.median == verdicts.escape.mean == verdicts.steps[0]


def test_ends_are_named_by_their_critical_point():
    verdicts = judged(zoo.get("lee"), "sgd lr=0.1", [(1.0, 0.1), (1.0, -0.1), (1.0, 0.0)], 500)
    assert verdicts.ended == ("minimum (0, 1)", "minimum (0, -1)", "saddle (0, 0)")
    assert verdicts.outcomes == (Outcome.CONVERGED, Outcome.CONVERGED, Outcome.STUCK)
    np.testing.assert_allclose(verdicts.final_values, [-0.25, -0.25, 0.0], atol=1e-12)


def test_each_walker_has_its_own_outcome():
    starts = [(1.0, 1e-3), (1.0, 0.0), (1.0, -0.5)]
    verdicts = judged(zoo.get("lee"), "sgd lr=0.1", starts, 300, saddle=True)
    assert verdicts.outcomes == (Outcome.ESCAPED, Outcome.STUCK, Outcome.ESCAPED)
    assert verdicts.counts() == {"ESCAPED": 2, "STUCK": 1}
    assert verdicts.escape.n_observed == 2
    assert verdicts.escape.mean is None


def test_exact_symmetry_is_said_and_noise_along_the_way_out_ends_it():
    symmetric = judged(zoo.get("saddle"), "adam", (1.0, 0.0), 2000, saddle=True)
    assert symmetric.evidence == (
        "exact symmetry for 1 of 1 walkers: the coordinate along the escape direction is exactly "
        "zero and stays so; no escape is possible without noise along it",
    )
    starts = np.tile([1.0, 0.0], (20, 1))
    across = judged(
        zoo.get("saddle"), "sgd lr=0.1", starts, 500, saddle=True, oracle=along(0.1, [1, 0])
    )
    assert across.counts() == {"STUCK": 20}
    assert across.evidence[0].startswith("exact symmetry for 20 of 20 walkers")
    free = judged(
        zoo.get("saddle"), "sgd lr=0.1", starts, 500, saddle=True, oracle=isotropic(0.1, 2)
    )
    assert free.counts() == {"ESCAPED": 20}
    assert free.evidence == ()


def test_round_off_that_decides_is_said():
    # pennylane-pq issue 6: the difference grows by 1.5 a step. From the last bit of a coordinate it
    # takes ln(√2·2⁵³)/ln 1.5 steps to the radius 1; from 1.9e-10, round-off of
    # whoever computes in single precision, ln(√2/1.9e-10)/ln 1.5.
    xy = zoo.get("xy")
    last_bit = judged(xy, "sgd lr=0.5", (1.0, 1.0 - 2.0**-53), 200, saddle=True)
    assert last_bit.outcomes == (Outcome.ESCAPED,)
    expected = math.ceil(math.log(math.sqrt(2) * 2**53) / math.log(1.5))
    # the difference itself is rounded in the first steps
    assert abs(last_bit.steps[0] - expected) <= 2
    assert last_bit.evidence == (
        "round-off decides for 1 of 1 walkers: they start 7.9e-17 off the stable manifold, within the "
        "rounding of double precision, and that alone sets when they leave",
    )
    small = judged(xy, "sgd lr=0.5", (1.0 + 1.9e-10, 1.0), 200, saddle=True)
    assert small.steps[0] == math.ceil(math.log(math.sqrt(2) / 1.9e-10) / math.log(1.5)) == 57
    assert small.evidence == (
        "round-off decides for 1 of 1 walkers: they start 1.3e-10 off the stable manifold, within the "
        "rounding of single precision, and that alone sets when they leave",
    )
    exact = judged(xy, "sgd lr=0.5", (1.0, 1.0), 200, saddle=True)
    assert exact.outcomes == (Outcome.STUCK,)
    assert exact.evidence[0].startswith("exact symmetry for 1 of 1 walkers")


def test_a_leap_out_of_sight_in_one_step_is_divergence():
    verdicts = judged(zoo.get("saddle"), "sgd lr=1e300", (1.0, 1e-6), 5, saddle=True)
    assert verdicts.outcomes == (Outcome.DIVERGED,)
    assert verdicts.steps.tolist() == [1]


def test_a_stuck_walker_that_is_on_its_way_out_is_said_to_be():
    # Two roads: the closed form 698 of |y| = 1e-6 · 1.02^n reaching 1, and the extrapolation from 650.
    verdicts = judged(zoo.get("saddle"), "sgd lr=0.01", (1.0, 1e-6), 650, saddle=True)
    assert verdicts.outcomes == (Outcome.STUCK,)
    assert verdicts.evidence == (
        "not yet: 1 of 1 walkers that count as stuck are on their way out; at the pace so far they "
        "would escape at about step 698",
    )


def test_walkers_that_blow_up_are_censored_not_escaped():
    # Lee's function at rate 5 throws every walker past the escape radius and out of sight.
    verdicts = judged(zoo.get("lee"), "sgd lr=5", [(1.0, 0.1), (1.0, 0.2)], 500, saddle=True)
    assert set(verdicts.outcomes) == {Outcome.DIVERGED}
    assert verdicts.escape.n_observed == 0
    assert verdicts.escape.median is None
    assert verdicts.escape.share[0] == 0.0


def test_an_interruption_is_said(monkeypatch):
    monkeypatch.setattr("unsaddle.ensemble.run.SEGMENT_WALKER_STEPS", 10)

    def interrupt(done):
        raise KeyboardInterrupt

    verdicts = judged(
        zoo.get("saddle"), "sgd lr=0.1", (1.0, 1e-3), 100, saddle=True, progress=interrupt
    )
    interrupted, not_yet = verdicts.evidence
    assert interrupted == "interrupted after 10 of 100 steps; what was computed is reported"
    assert not_yet.startswith("not yet: 1 of 1 walkers")


def test_walkers_that_left_one_saddle_for_another_are_said_to_stand_there():
    # Only the first coordinate moves: down to the saddle where the second would begin to.
    octopus = problems.octopus(3, 1.5)
    near = neighbourhood(octopus, octopus.nearest_critical_point([0.0, 0.0, 0.0]))
    starts = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    run = run_ensemble(
        octopus,
        resolve(f"sgd lr={1 / 6}", 300),
        starts,
        300,
        criteria=watched_criteria(octopus, near, starts),
        seed=0,
    )
    verdicts = judge(run, near)
    assert verdicts.counts() == {"ESCAPED": 2, "STUCK": 1}
    assert verdicts.evidence[0] == (
        "2 of 3 walkers left the saddle (0, 0, 0) and stand at the saddle (10.87, 0, 0) after the "
        "last step"
    )


def test_a_coordinate_that_shrank_to_zero_is_told_from_slowness():
    # The others are halved at every step while the first creeps out of the first saddle, for 1,600
    # steps: zero after about 1,022 of them (XLA flushes subnormals).
    octopus, text = problems.octopus(3, 1.5), f"sgd lr={1 / 6}"
    evidence = judged(octopus, text, [1e-200, 1.0, 1.0], 4000).evidence
    (sentence,) = [found for found in evidence if "underflow" in found]
    assert sentence.startswith("underflow to zero for 1 of 1 walkers: at the saddle (10.87, 0, 0)")
    assert sentence.endswith("no escape is possible without noise along it")
    in_time = judged(octopus, text, [1.0, 1.0, 1.0], 200).evidence
    assert not [found for found in in_time if "underflow" in found]
    # Zero from the start is another matter: exact symmetry, or a valley's floor.
    symmetric = judged(zoo.get("lee"), "sgd lr=0.1", [0.5, 0.0], 20_000).evidence
    assert not [found for found in symmetric if "underflow" in found]


def test_a_start_that_its_precision_rounds_to_zero_did_not_shrink():
    evidence = judged(zoo.get("lee"), "sgd lr=0.1", [0.5, 1e-9], 200, dtype="float16").evidence
    assert not [found for found in evidence if "underflow" in found]
