"""The engine: published escape steps met exactly, laws of escape met statistically, and the promise
that neither crowd, tile, segment nor precision of the recording changes a number.

Roads that share nothing with the engine: the integers and means of theory.md, which were computed
with NumPy and PyTorch before this package existed; the closed forms of `unsaddle.theory`; and plain
loops written here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from unsaddle import zoo
from unsaddle.ensemble import NEVER, run_ensemble, scattered_starts
from unsaddle.ensemble import run as run_module
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.optimizers import resolve
from unsaddle.oracle import MiniBatch, isotropic
from unsaddle.problem import Problem
from unsaddle.theory import EscapeTime, Mode, naive_escape_time


@dataclass(frozen=True)
class Reaches:
    """Criterion: a coordinate is at least so far from zero."""

    coordinate: int
    distance: float

    def __call__(self, point, value):
        return abs(point[self.coordinate]) >= self.distance


@dataclass(frozen=True)
class Leaves:
    """Criterion: a coordinate is anything but zero."""

    coordinate: int

    def __call__(self, point, value):
        return point[self.coordinate] != 0


@dataclass(frozen=True)
class Below:
    """Criterion: a coordinate is below a number."""

    coordinate: int
    bound: float

    def __call__(self, point, value):
        return point[self.coordinate] < self.bound


SADDLE = zoo.get("saddle")


def hill(curvature=1.0):
    return Landscape.from_formula(f"-{curvature!r}*x**2/2")


def first_steps(landscape, text, start, n_steps, criterion, **more):
    run = run_ensemble(
        landscape, resolve(text, n_steps), start, n_steps, criteria={"out": criterion}, **more
    )
    return run.first_step["out"]


EXACT_STEPS = {
    "A01 gradient descent": ("sgd", 1852),
    "A02 heavy ball 0.5": ("momentum momentum=0.5", 949),
    "A02 heavy ball 0.9": ("momentum", 299),
    "A02 heavy ball 0.99": ("momentum momentum=0.99", 200),
    "A03 Nesterov 0.5": ("nesterov momentum=0.5", 940),
    "A03 Nesterov 0.9": ("nesterov", 287),
    "A03 Nesterov 0.99": ("nesterov momentum=0.99", 190),
    "A04 averaged momentum 0.9": ("ema_momentum", 2011),
}


@pytest.mark.parametrize("name", EXACT_STEPS)
def test_descent_from_a_hill_takes_exactly_the_published_steps(name):
    text, steps = EXACT_STEPS[name]
    assert first_steps(hill(), text, [1e-8], 2500, Reaches(0, 1.0), seed=0).tolist() == [steps]


RADFORD = {
    "sgd": 698,
    "momentum": 140,
    "nesterov": 132,
    "adagrad": 1263,
    "adadelta lr=1.0": 37,
    "rmsprop": 17,
    "adam": 77,
}


@pytest.mark.parametrize("text", RADFORD)
def test_a05_optimizers_leave_the_textbook_saddle_at_their_step(text):
    found = first_steps(SADDLE, text, (1.0, 1e-6), 1500, Reaches(1, 1.0), seed=0)
    assert found.tolist() == [RADFORD[text]]


@pytest.mark.parametrize("curvature", [1.0, 1e-2, 1e-4])
@pytest.mark.parametrize("text", ["adam eps=0", "rmsprop eps=0", "adagrad eps=0"])
def test_a06_adaptive_rules_without_eps_do_not_feel_the_curvature(text, curvature):
    steps = RADFORD[text.split()[0]]
    found = first_steps(hill(curvature), text, [1e-8], 1500, Reaches(0, 1.0), seed=0)
    assert found.tolist() == [steps]


@pytest.mark.parametrize("text", RADFORD)
def test_a07_from_exact_symmetry_no_optimizer_leaves(text):
    run = run_ensemble(
        SADDLE,
        resolve(text, 20_000),
        (1.0, 0.0),
        20_000,
        seed=0,
        criteria={"out": Leaves(1)},
        record_every=1000,
    )
    assert run.first_step["out"].tolist() == [NEVER]  # no step with y other than 0.0
    assert np.all(run.trajectory[:, 0, 1] == 0.0)
    if text == "rmsprop":  # it does not settle either
        assert abs(run.finals[0, 0]) == pytest.approx(0.005, rel=0.01)


LEE = {
    "sgd lr=0.1": {1e-2: 43, 1e-4: 91, 1e-8: 188, 1e-16: 381},
    "sgd lr=0.01": {1e-2: 408, 1e-4: 871, 1e-8: 1796, 1e-16: 3648},
}


@pytest.mark.parametrize("text", LEE)
def test_a08_lees_function_is_left_at_the_published_steps_to_the_side_of_the_start(text):
    offsets = np.array([*LEE[text], *(-y for y in LEE[text])])
    starts = np.stack([np.ones_like(offsets), offsets], axis=1)
    run = run_ensemble(
        zoo.get("lee"), resolve(text, 6000), starts, 6000, seed=0, criteria={"out": Reaches(1, 0.5)}
    )
    assert run.first_step["out"].tolist() == [*LEE[text].values()] * 2
    np.testing.assert_allclose(run.finals[:, 1], np.sign(offsets), atol=1e-12)


def test_a13_casteras_descents_all_leave_and_split_evenly():
    # 1 000 starts N(0, 1e-24): the mean has a standard error of 0.23, the split one of 15.8.
    castera = zoo.get("castera")
    starts = scattered_starts((0.0, 0.0), 1000, 1e-12, seed=0)
    run = run_ensemble(
        castera,
        resolve("sgd lr=0.02", 2000),
        starts,
        2000,
        seed=0,
        criteria={"out": Reaches(0, 0.5), "closer to a minimum": Reaches(0, math.sqrt(0.5))},
    )
    steps = run.first_step["out"]
    assert np.all(steps != NEVER)
    assert steps.mean() == pytest.approx(186.3, abs=1.0)
    assert steps.std(ddof=1) == pytest.approx(7.3, abs=0.6)
    # From 0.5 to where a minimum is closer takes two to four steps more: a loop in plain Python.
    later = run.first_step["closer to a minimum"] - steps
    assert 2 <= later.min() <= later.max() <= 4
    assert steps[:20].tolist() == [plain_castera(x, 0.5) for x in starts[:20, 0]]
    assert abs(np.sum(run.finals[:, 0] > 0) - 500) <= 64
    np.testing.assert_allclose(np.abs(run.finals[:, 0]), math.sqrt(2), atol=1e-6)


def plain_castera(x, distance):
    n_steps = 0
    while abs(x) < distance:
        x -= 0.02 * (4 * x**3 - 8 * x)
        n_steps += 1
    return n_steps


@dataclass(frozen=True)
class NoisyEscape:
    text: str
    method: str
    momentum: float
    curvature: float
    noise: float
    mean: float
    std: float
    median: float
    q95: float
    n_steps: int


NOISY = {
    "A14 gradient descent": NoisyEscape(
        "sgd", "gradient_descent", 0.0, 1.0, 0.1, 793.6, 111.0, 769.5, 1006.0, 3000
    ),
    "A15 heavy ball": NoisyEscape(
        "momentum", "heavy_ball", 0.9, 1.0, 0.1, 116.2, 17.7, 112.0, 150.0, 500
    ),
    "A16 gradient descent, weak curvature": NoisyEscape(
        "sgd", "gradient_descent", 0.0, 0.1, 1.0, 4442.0, 1108.0, math.nan, math.nan, 25_000
    ),
}
N_NOISY = 4000
NOISY_CASES = [
    pytest.param(name, marks=pytest.mark.slow) if name.startswith("A16") else name for name in NOISY
]


@pytest.fixture(scope="module")
def noisy_steps():
    """Escape steps by case, simulated once for all tests that look at them."""
    found = {}

    def steps(name):
        if name not in found:
            case = NOISY[name]
            found[name] = first_steps(
                hill(case.curvature),
                case.text,
                np.zeros((N_NOISY, 1)),
                case.n_steps,
                Reaches(0, 10.0),
                oracle=isotropic(case.noise, 1),
                seed=0,
            )
        return found[name]

    return steps


@pytest.mark.parametrize("name", NOISY_CASES)
def test_escape_under_noise_has_the_published_moments(noisy_steps, name):
    # N = 4 000, tolerance 4 sd/√N + 1 %: false alarm below 6e-5 a number. The sd of a sample sd
    # is about sd·1.0/√N for this law (kurtosis 5.4 of log|Z|), that of a quantile at most 3 sd/√N.
    case, steps = NOISY[name], noisy_steps(name)
    assert np.all(steps != NEVER)
    error = case.std / math.sqrt(N_NOISY)
    assert abs(steps.mean() - case.mean) < 4 * error + 0.01 * case.mean
    assert abs(steps.std(ddof=1) - case.std) < 4 * 1.1 * error + 0.01 * case.std
    for p, quantile in ((0.5, case.median), (0.95, case.q95)):
        if not math.isnan(quantile):
            assert abs(np.quantile(steps, p) - quantile) < 4 * 3 * error + 0.01 * quantile


def test_the_textbook_formula_fails_the_same_test(noisy_steps):
    case, steps = NOISY["A14 gradient descent"], noisy_steps("A14 gradient descent")
    naive = naive_escape_time(0.01, Mode(1.0, 0.0, 0.1, 10.0))
    assert naive == pytest.approx(725, abs=1)
    assert abs(steps.mean() - naive) > 4 * case.std / math.sqrt(N_NOISY) + 0.01 * naive


@pytest.mark.parametrize("name", NOISY_CASES)
def test_survival_is_the_one_of_the_theory(noisy_steps, name):
    # Kolmogorov's distance of N = 4 000: 1.95/√N has a false alarm of 1e-3. The law of one step
    # stands for the first passage, at most 1 % of the mean earlier: that much is added, times the
    # steepest slope.
    case, steps = NOISY[name], noisy_steps(name)
    law = EscapeTime(
        case.method, 0.01, case.momentum, (Mode(case.curvature, 0.0, case.noise, 10.0),)
    )
    assert law.mean == pytest.approx(case.mean, rel=0.005)
    t = np.arange(case.n_steps)
    empirical = 1 - np.searchsorted(np.sort(steps), t, side="right") / N_NOISY
    expected = law.survival(t)
    slope = np.max(-np.diff(expected))
    assert (
        np.max(np.abs(empirical - expected)) < 1.95 / math.sqrt(N_NOISY) + 0.01 * law.mean * slope
    )


MONKEY = {
    "0.1 at rate 0.01": ("sgd lr=0.01", 0.1, 303),
    "0.01 at rate 0.01": ("sgd lr=0.01", 0.01, 3305),
    "0.001 at rate 0.01": ("sgd lr=0.01", 0.001, 33307),
    "0.01 at rate 0.001": ("sgd lr=0.001", 0.01, 33005),
}


@pytest.mark.parametrize("name", MONKEY)
def test_the_monkey_saddle_is_left_in_a_time_inverse_to_the_distance(name):
    text, distance, steps = MONKEY[name]
    found = first_steps(zoo.get("monkey"), text, (-distance, 0.0), 34_000, Below(0, -1.0), seed=0)
    assert found.tolist() == [steps]


def test_xy_contracts_the_sum_by_half_and_grows_the_difference_by_half():
    # pennylane-pq issue 6: eigenvalues ±1 and step 0.5. Exact in binary from these starts.
    run = run_ensemble(
        zoo.get("xy"), resolve("sgd lr=0.5", 20), (1.0, 0.75), 20, seed=0, record_every=1
    )
    x, y = run.trajectory[:, 0].T
    t = np.arange(21)
    np.testing.assert_allclose(x + y, 1.75 * 0.5**t, rtol=1e-9)
    np.testing.assert_allclose(x - y, 0.25 * 1.5**t, rtol=1e-14)


@pytest.mark.slow
def test_a18_reshuffling_delays_escape():
    # n = 100, B = 1, rate 1e-3, R = 10. N = 2 000 walkers, sd π/(2√2 1e-3) = 1 111 steps: the mean
    # has a standard error of 25; tolerance 4 of them + 1 %, false alarm 6e-5. A distance of 3 543
    # steps is to be seen.
    pulls = np.random.default_rng(0).normal(size=100)
    pulls = (pulls - pulls.mean()) / pulls.std()
    problem = Problem("pulled", lambda x, c: -0.5 * x[0] ** 2 + c * x[0], pulls, ((-20.0, 20.0),))
    means = {}
    for replacement, expected, n_steps in ((True, 6742, 20_000), (False, 10_285, 24_000)):
        steps = first_steps(
            problem.landscape,
            "sgd lr=0.001",
            np.zeros((2000, 1)),
            n_steps,
            Reaches(0, 10.0),
            oracle=MiniBatch(problem, 1, "replacement" if replacement else "reshuffle"),
            seed=0,
        )
        assert np.all(steps != NEVER)
        means[replacement] = steps.mean()
        assert abs(steps.mean() - expected) < 4 * 1111 / math.sqrt(2000) + 0.01 * expected
    # ln(√12/(ηλm))/(ηλ): both means err by 25
    assert abs(means[False] - means[True] - 3545) < 4 * 36 + 0.01 * 3545


STALLS = {
    "bfloat16 stands still": ("bfloat16", "sgd lr=0.001", 1.0, 0.0),
    "bfloat16 goes too far": ("bfloat16", "sgd lr=0.003", 0.609, 5e-4),
    "float16": ("float16", "sgd lr=0.001", 0.9023, 5e-5),
    "float32": ("float32", "sgd lr=0.001", 0.9000013, 1e-7),
    "float64": ("float64", "sgd lr=0.001", 0.9, 1e-14),
}


@pytest.mark.parametrize("name", STALLS)
def test_a_slope_is_descended_as_far_as_the_precision_allows(name):
    # 100 steps down a slope of 1 from 1.0; a step below half a spacing is lost.
    dtype, text, end, tolerance = STALLS[name]
    slope = Landscape("slope", lambda x: x[0], ((-2.0, 2.0),))
    run = run_ensemble(slope, resolve(text, 100), [1.0], 100, seed=0, dtype=dtype)
    assert abs(run.finals[0, 0] - end) <= tolerance
    assert run.dtype == dtype


NOISE = isotropic(0.1, 2)
RULES = {
    "one optimizer for all": "adam lr=0.05",
    "plain descent": "sgd lr=0.1",
    "one optimizer each": "optax.lamb lr=0.05",
    "one with noise of its own": "perturbed_gd lr=0.1 gradient_tol=1.0",
}


def noisy_run(text, n_walkers=60, n_steps=40, **more):
    settings = {"oracle": NOISE, "seed": 7, "criteria": {"out": Reaches(1, 1.0)}, **more}
    starts = np.tile([0.5, 0.0], (n_walkers, 1))
    return run_ensemble(SADDLE, resolve(text, 40), starts, n_steps, **settings)


RULE_CASES = [
    rule if rule == "one optimizer for all" else pytest.param(rule, marks=pytest.mark.slow)
    for rule in RULES
]
ALONE_CASES = [*RULE_CASES[:-1], "one with noise of its own"]


@pytest.fixture(scope="module")
def crowd():
    found = {}

    def run(text):
        if text not in found:
            found[text] = noisy_run(text)
        return found[text]

    return run


def assert_same(found, expected, walkers=slice(None)):
    # Another shape is another compilation, which may fuse a multiplication with an addition.
    np.testing.assert_allclose(found.finals, expected.finals[walkers], rtol=1e-12, atol=1e-14)
    for name, steps in found.first_step.items():
        assert np.array_equal(steps, expected.first_step[name][walkers])


@pytest.mark.parametrize("rule", ALONE_CASES)
def test_a_walker_moves_alone_as_in_a_crowd(crowd, rule):
    assert_same(
        noisy_run(RULES[rule], n_walkers=1, first_walker=7), crowd(RULES[rule]), slice(7, 8)
    )


@pytest.mark.parametrize("rule", RULE_CASES)
def test_halves_of_a_crowd_are_the_crowd(crowd, rule):
    first = noisy_run(RULES[rule], n_walkers=30)
    second = noisy_run(RULES[rule], n_walkers=30, first_walker=30)
    assert_same(first, crowd(RULES[rule]), slice(0, 30))
    assert_same(second, crowd(RULES[rule]), slice(30, 60))
    assert not np.isclose(first.finals, second.finals).any(axis=1).any()


@pytest.mark.parametrize("rule", RULE_CASES)
def test_tiles_change_no_number(crowd, rule, monkeypatch):
    whole = crowd(RULES[rule])  # before the patch: the fixture keeps what it ran for other tests
    monkeypatch.setattr(run_module, "TILE_ELEMENTS", 26)  # 13 walkers: a ragged last tile
    assert_same(noisy_run(RULES[rule]), whole)


@pytest.mark.parametrize("rule", RULE_CASES)
def test_segments_change_no_number(crowd, rule, monkeypatch):
    whole = crowd(RULES[rule])
    monkeypatch.setattr(run_module, "SEGMENT_WALKER_STEPS", 60 * 11)
    told = []
    assert_same(noisy_run(RULES[rule], progress=told.append), whole)
    assert told == [11, 22, 33, 40]


def test_a_shuffled_epoch_that_is_cut_by_a_segment_goes_on(monkeypatch):
    problem = Problem("pulls", lambda x, c: c * x[0], np.arange(5.0), ((-2.0, 2.0),))
    settings = {"oracle": MiniBatch(problem, 2), "seed": 0}
    whole = run_ensemble(problem.landscape, resolve("sgd", 9), np.zeros((4, 1)), 9, **settings)
    monkeypatch.setattr(run_module, "SEGMENT_WALKER_STEPS", 4 * 2)
    cut = run_ensemble(problem.landscape, resolve("sgd", 9), np.zeros((4, 1)), 9, **settings)
    assert_same(cut, whole)


def test_the_same_seed_repeats_a_run_bit_for_bit_and_another_does_not(crowd):
    again = noisy_run("sgd lr=0.1")
    assert np.array_equal(again.finals, crowd("sgd lr=0.1").finals)
    assert not np.isclose(noisy_run("sgd lr=0.1", seed=8).finals, again.finals).any()
    fresh = noisy_run("sgd lr=0.1", seed=None)
    assert np.array_equal(noisy_run("sgd lr=0.1", seed=fresh.seed).finals, fresh.finals)


def test_walkers_meet_the_same_noise_under_another_optimizer():
    # The first step of descent is rate times noise; of sign descent, its sign.
    one = noisy_run("sgd lr=0.1", n_steps=1).finals - [0.5, 0.0]
    other = noisy_run("optax.sign_sgd lr=0.1", n_steps=1).finals - [0.5, 0.0]
    np.testing.assert_allclose(other, 0.1 * np.sign(one), rtol=1e-12)


@pytest.fixture(scope="module")
def whole_path():
    return noisy_run("sgd lr=0.1", record_every=1)


@pytest.mark.parametrize("stride", [1, 3, 40, 41])
def test_a_recording_shows_what_happened(crowd, whole_path, stride, monkeypatch):
    monkeypatch.setattr(run_module, "SEGMENT_WALKER_STEPS", 60 * 10)
    expected = crowd("sgd lr=0.1")
    run = noisy_run("sgd lr=0.1", record_every=stride)
    assert_same(run, expected)
    assert run.recorded_steps.tolist() == list(range(0, 41, stride))
    assert run.trajectory.shape == (len(run.recorded_steps), 60, 2)
    assert np.array_equal(run.trajectory[0], run.starts)
    if 40 % stride == 0:
        assert np.array_equal(run.trajectory[-1], run.finals)
    path = whole_path.trajectory[::stride]
    np.testing.assert_allclose(run.trajectory, path, rtol=1e-12, atol=1e-14)
    # Marks are the first steps at which the recorded points themselves meet the criterion.
    if stride == 1:
        out = np.abs(run.trajectory[:, :, 1]) >= 1.0
        first = np.where(out.any(axis=0), out.argmax(axis=0), NEVER)
        assert np.array_equal(first, run.first_step["out"])


def test_without_recording_nothing_is_kept():
    run = noisy_run("sgd lr=0.1", n_walkers=3, n_steps=2)
    assert run.trajectory.shape == (0, 3, 2)
    assert run.recorded_steps.tolist() == []


def test_a_criterion_that_holds_at_the_start_is_met_at_step_zero():
    run = run_ensemble(
        SADDLE,
        resolve("sgd", 1),
        [(1.0, 2.0), (1.0, 0.1)],
        1,
        seed=0,
        criteria={"out": Reaches(1, 1.0)},
    )
    assert run.first_step["out"].tolist() == [0, NEVER]


def test_not_finite_is_always_watched():
    run = run_ensemble(
        zoo.get("rosenbrock"), resolve("sgd lr=1", 50), [(2.0, 2.0), (1.0, 1.0)], 50, seed=0
    )
    blown, resting = run.first_step["not finite"]
    assert 1 < blown < 20
    assert resting == NEVER


def test_an_optimizer_that_mixes_coordinates_keeps_a_state_for_each_walker():
    # LAMB scales each walker's step by its own norms: alone and beside a walker far away.
    text = "optax.lamb lr=0.1"
    far = run_ensemble(SADDLE, resolve(text, 5), [(1.0, 0.1), (100.0, 5.0)], 5, seed=0)
    alone = run_ensemble(SADDLE, resolve(text, 5), (1.0, 0.1), 5, seed=0)
    np.testing.assert_allclose(far.finals[0], alone.finals[0], rtol=1e-12)
    rule = optax.lamb(0.1)
    with jax.enable_x64(True):
        point = jnp.array([1.0, 0.1])
        state = rule.init(point)
        for _ in range(5):
            change, state = rule.update(jnp.array([2.0, -2.0]) * point, state, point)
            point = point + change
    np.testing.assert_allclose(alone.finals[0], point, rtol=1e-12)


def test_an_interrupted_run_returns_what_was_computed(monkeypatch):
    monkeypatch.setattr(run_module, "SEGMENT_WALKER_STEPS", 60 * 10)
    told = []

    def interrupt(done):
        told.append(done)
        if done == 20:
            raise KeyboardInterrupt

    run = noisy_run("sgd lr=0.1", progress=interrupt, record_every=5)
    assert told == [10, 20]
    assert run.interrupted
    assert (run.n_steps, run.n_steps_asked) == (20, 40)
    assert run.recorded_steps.tolist() == [0, 5, 10, 15, 20]
    assert_same(run, noisy_run("sgd lr=0.1", n_steps=20))
    assert not noisy_run("sgd lr=0.1", n_steps=20).interrupted


def test_the_first_report_of_a_long_run_comes_early_and_the_others_less_often():
    told = []

    def interrupt(done):
        told.append(done)
        raise KeyboardInterrupt

    starts = np.ones((1000, 2))
    cut = run_ensemble(SADDLE, resolve("sgd", 10**9), starts, 10**9, seed=0, progress=interrupt)
    assert cut.n_steps * 1000 == run_module.FIRST_WALKER_STEPS
    assert told == [cut.n_steps]
    whole = run_ensemble(SADDLE, resolve("sgd", 9), starts, 45_000, seed=0, progress=told.append)
    lengths = np.diff([0, *told[1:]])
    assert lengths[0] == cut.n_steps
    assert np.all(lengths * 1000 <= run_module.SEGMENT_WALKER_STEPS)
    assert np.all(lengths[1:-1] % lengths[:-2] == 0)  # doubled, or as before
    assert not whole.interrupted


def test_scattered_starts_depend_on_seed_and_walker_alone():
    many, few = (scattered_starts((1.0, 2.0), n, 0.1, seed=3) for n in (1000, 10))
    np.testing.assert_allclose(many[:10], few, rtol=1e-14)
    # N = 1 000: mean within 4.5 sd/√N, covariance within 4.5 √2 sd²/√N; false alarm 4e-5.
    assert np.all(np.abs(many.mean(axis=0) - [1.0, 2.0]) < 4.5 * 0.1 / math.sqrt(1000))
    covariance = np.cov(many.T)
    assert np.all(np.abs(covariance - 0.01 * np.eye(2)) < 4.5 * 1.42 * 0.01 / math.sqrt(1000))
    assert not np.isclose(many, scattered_starts((1.0, 2.0), 1000, 0.1, seed=4)).all(axis=1).any()


def test_the_engine_leaves_jaxs_precision_as_it_was():
    before = jax.config.jax_enable_x64
    noisy_run("sgd lr=0.1", n_walkers=2, n_steps=2)
    assert jax.config.jax_enable_x64 == before
    assert jnp.zeros(()).dtype == (jnp.float64 if before else jnp.float32)


def refused_run(**changes):
    arguments = {
        "landscape": SADDLE,
        "optimizer": resolve("sgd", 5),
        "starts": (1.0, 0.5),
        "n_steps": 5,
        "seed": 0,
        **changes,
    }
    return lambda: run_ensemble(**arguments)


REFUSED = {
    "three coordinates of two": (
        refused_run(starts=(1.0, 2.0, 3.0)),
        "a start of shape (3,) on 'saddle'; accepted: 2 coordinates, as in --start 0.5,0.5. "
        "Give as many coordinates as the landscape has variables.",
    ),
    "no walkers": (
        refused_run(starts=np.zeros((0, 2))),
        "no walkers; accepted: at least one. Give at least one start.",
    ),
    "a start that is not a number": (
        refused_run(starts=[(1.0, 2.0), (np.nan, 0.0)]),
        "a start with coordinates [nan, 0.0]; accepted: finite numbers. "
        "Check the start for inf and nan.",
    ),
    "no steps": (
        refused_run(n_steps=0),
        "n_steps=0; accepted: a whole number from 1 to 2**31 - 1. Ask for at least one step.",
    ),
    "half a step": (
        refused_run(n_steps=2.5),
        "n_steps=2.5; accepted: a whole number from 1 to 2**31 - 1. Ask for at least one step.",
    ),
    "too many steps": (
        refused_run(n_steps=2**31),
        "n_steps=2147483648; accepted: a whole number from 1 to 2**31 - 1. "
        "Ask for at least one step.",
    ),
    "an unknown precision": (
        refused_run(dtype="float8"),
        "dtype='float8'; accepted: float64, float32, bfloat16, float16. Leave it out for float64.",
    ),
    "a stride of zero": (
        refused_run(record_every=0),
        "record_every=0; accepted: 1 or more, or None. None keeps the end only.",
    ),
    "a recording too large": (
        refused_run(starts=np.zeros((10_000, 2)), n_steps=100_000, record_every=10),
        "a recording of 1.5 GiB (10000 walkers, every 10 steps); accepted: at most 1 GiB. "
        "Record every so-manieth step, or fewer walkers: each keeps its own noise.",
    ),
    "an optimizer that asks for values": (
        refused_run(optimizer=resolve(optax.lbfgs(0.1), 5)),
        "optimizer 'custom', which fails on 2 coordinates (TypeError: "
        "scale_by_zoom_linesearch.<locals>.update_fn() missing 3 required keyword-only arguments: "
        "'value', 'grad', and 'value_fn'); accepted: an optax transformation of a vector, its "
        "gradient and its state alone. Rules with a line search, such as L-BFGS, also ask for "
        "values: take another.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_runs_that_cannot_be_made_are_refused(name):
    call, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        call()
    assert str(caught.value) == message
