"""Part of the samples speaks for all: brackets and tests against the truth from every sample.

The roads are independent: the truth is a dense Hessian of all samples (closed form for quadratic
losses, `torch.func.hessian` for a network), where the package searches batches by products; the
variance of a mean without replacement is checked by drawing; and what is said to be enough is taken.
"""

import json
import math

import matplotlib
import numpy as np
import pytest
import scipy.stats
import torch
from matplotlib.backends.backend_agg import FigureCanvasAgg
from torch import nn

import unsaddle
from unsaddle import Cause, Kind, TorchTraining
from unsaddle.critical import Kind as CriticalKind
from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis import sampling
from unsaddle.diagnosis.decision import Decision
from unsaddle.diagnosis.measurements import Measurements
from unsaddle.diagnosis.sampling import (
    OPEN,
    GradientOfAll,
    Sampling,
    check_max_samples,
    draw_samples,
)
from unsaddle.errors import InvalidInput
from unsaddle.spectrum import both_ends, sampling_bracket
from unsaddle.spectrum.batches import mean_operator

# PyTorch's own forward mode scripts its formulas at first use and warns about that.
pytestmark = pytest.mark.filterwarnings("ignore:`torch.jit.script` is deprecated")

N_WHOLE = 800


class Quadratic(nn.Module):
    """Losses 5 + g_i·p + p·H_i p / 2 of each sample, with H_i = diag(curvatures) plus noise."""

    def __init__(self, dims):
        super().__init__()
        self.point = nn.Parameter(torch.zeros(dims, dtype=torch.float64))

    def forward(self, samples):
        slopes, matrices = samples
        bent = torch.einsum("nij,i,j->n", matrices, self.point, self.point)
        return 5.0 + slopes @ self.point + bent / 2


def quadratic(curvatures, entry_sd, slope_sd=0.0, seed=0, n=N_WHOLE, batch_size=None):
    """A run with a known Hessian of all samples, and that Hessian."""
    draw = np.random.default_rng(seed)
    dims = len(curvatures)
    noise = draw.standard_normal((n, dims, dims)) * entry_sd / math.sqrt(2)
    matrices = np.diag(curvatures) + noise + noise.transpose(0, 2, 1)
    slopes = slope_sd * draw.standard_normal((n, dims))
    slopes -= slopes.mean(axis=0)  # the gradient over all samples is exactly zero
    model = Quadratic(dims)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    training = TorchTraining(
        model,
        lambda output, _: output.mean(),
        ((torch.tensor(slopes), torch.tensor(matrices)), torch.zeros(n)),
        optimizer,
        batch_size=batch_size,
        name="quadratic",
    )
    return training, matrices


def step_of(report):
    (found,) = [s for s in report.decided if s.question.startswith("Does it hold")]
    return found


# ---- the draw -----------------------------------------------------------------------------------


def test_batches_are_equal_disjoint_repeatable_and_spread_over_all_samples():
    draw = draw_samples(1000, 203, seed=3)
    assert draw.rows.shape == (8, 25)
    assert len(np.unique(draw.rows)) == draw.n_used == 200
    np.testing.assert_array_equal(draw.used, np.unique(draw.rows))
    np.testing.assert_array_equal(draw.rows, draw_samples(1000, 203, seed=3).rows)
    assert not np.array_equal(draw.rows, draw_samples(1000, 203, seed=4).rows)
    assert draw.share == 0.2
    # Each half of the data is drawn from alike: 100 ± 6.3 of 200; four deviations, 6e-5.
    assert abs(int((draw.used < 500).sum()) - 100) < 26


def test_all_samples_are_used_where_they_fit():
    assert draw_samples(100, None, seed=0) is None
    assert draw_samples(100, 100, seed=0) is None
    assert draw_samples(100, 1000, seed=0) is None


# ---- the bracket of a finite whole --------------------------------------------------------------


def finite_bracket(matrices, rows, share, seed=0):
    operators = [CurvatureOperator.from_matrix(matrices[own].mean(axis=0)) for own in rows]
    return sampling_bracket(operators, seed=seed, share=share)


@pytest.mark.parametrize("n_used", [80, 400, 720])
def test_errors_of_the_ends_are_those_of_draws_without_replacement(n_used):
    """100 draws know a standard deviation to 7 %; 25 % is more than three of them.

    The truth of the road: low moves by the drawn samples alone, which the whole's Hessian is cut into.
    """
    _, matrices = quadratic([-1.0, 1.0, 2.0], 0.4)
    share = n_used / N_WHOLE
    found = [
        finite_bracket(matrices, draw_samples(N_WHOLE, n_used, seed).rows, share)
        for seed in range(100)
    ]
    lows = np.array([one.low for one in found])
    said = np.sqrt(np.mean([one.low_error**2 for one in found]))
    assert said == pytest.approx(lows.std(ddof=1), rel=0.25)


@pytest.mark.slow
@pytest.mark.parametrize("n_used", [80, 200, 560])
@pytest.mark.parametrize(
    "curvatures",
    [[-0.05, *[1.0] * 11], [0.0, *[1.0] * 11], [0.15] * 12],
    ids=["a weak saddle", "flat", "a minimum that parts show as a saddle"],
)
def test_the_answer_is_wrong_no_more_often_than_stated(curvatures, n_used):
    """120 draws of part of 800 samples; each side holds at 97.5 %.

    A side is missed more than 9 times in 120 by chance in 1.3e-3 (binomial, at exactly 2.5 %); a wrong
    sign is rarer still, since the other end of the bracket would have to be beyond zero too.
    """
    assert scipy.stats.binom.sf(9, 120, 0.025) < 2e-3
    _, matrices = quadratic(curvatures, 0.5, seed=1)
    truth = np.linalg.eigvalsh(matrices.mean(axis=0))[0]
    above, below, wrong = 0, 0, 0
    for seed in range(120):
        draw = draw_samples(N_WHOLE, n_used, seed)
        found = finite_bracket(matrices, draw.rows, draw.share, seed)
        above += truth > found.upper
        below += truth < found.lower
        wrong += found.answer == "negative" and truth >= 0
        wrong += found.answer == "not negative" and truth < 0
    assert above <= 9
    assert below <= 9
    assert wrong <= 9


def sample_hessians(model, inputs, targets):
    """The Hessian of every sample's loss, (samples, dims, dims), by forward over reverse mode."""
    named = dict(model.named_parameters())
    sizes = [own.numel() for own in named.values()]

    def loss(flat, x, t):
        pieces = torch.split(flat, sizes)
        swapped = {
            name: piece.reshape(own.shape)
            for (name, own), piece in zip(named.items(), pieces, strict=True)
        }
        output = torch.func.functional_call(model, swapped, (x[None],))
        return nn.functional.cross_entropy(output, t[None])

    start = torch.cat([own.detach().reshape(-1) for own in named.values()])
    every = torch.func.vmap(torch.func.hessian(loss), in_dims=(None, 0, 0))
    return every(start, inputs, targets).detach().numpy()


@pytest.fixture(scope="module")
def network():
    """A network of 27 parameters on 800 samples, trained a little; its samples' dense Hessians."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        inputs = torch.randn(N_WHOLE, 4, dtype=torch.float64)
        model = nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 3)).double()
    targets = (inputs[:, 0] > 0.5).long() + (inputs[:, 1] > 0).long()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    for _ in range(30):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(inputs), targets).backward()
        optimizer.step()
    training = TorchTraining(model, nn.CrossEntropyLoss(), (inputs, targets), optimizer)
    return training, sample_hessians(model, inputs, targets)


@pytest.mark.slow
def test_of_a_network_the_answer_is_wrong_no_more_often_than_stated(network):
    """120 draws of 96 and of 400 of 800; limits as above. Truth: the mean of all dense Hessians."""
    _, matrices = network
    truth = np.linalg.eigvalsh(matrices.mean(axis=0))[0]
    for n_used in (96, 400):
        above, below, wrong = 0, 0, 0
        for seed in range(120):
            draw = draw_samples(N_WHOLE, n_used, seed)
            found = finite_bracket(matrices, draw.rows, draw.share, seed)
            above += truth > found.upper
            below += truth < found.lower
            wrong += found.answer == ("not negative" if truth < 0 else "negative")
        assert max(above, below, wrong) <= 9


def test_of_a_network_products_give_the_bracket_of_its_samples_dense_hessians(network):
    training, matrices = network
    report = unsaddle.diagnose(training, seed=5, max_samples=96)
    draw = draw_samples(N_WHOLE, 96, seed=5)
    dense = finite_bracket(matrices, draw.rows, draw.share, seed=5)
    for name in ("low", "high", "low_error", "high_error", "lower", "upper", "limit"):
        assert getattr(report.sampling.bracket, name) == pytest.approx(
            getattr(dense, name), rel=1e-6, abs=1e-9
        )
    assert report.sampling.bracket.answer == dense.answer


def test_the_bracket_closes_as_the_whole_is_used_up():
    _, matrices = quadratic([0.1] * 10, 0.5)
    truth = np.linalg.eigvalsh(matrices.mean(axis=0))[0]
    widths = []
    for n_used in (80, 240, 720, 792):
        draw = draw_samples(N_WHOLE, n_used, seed=0)
        found = finite_bracket(matrices, draw.rows, draw.share)
        widths.append(found.upper - found.lower)
        assert found.lower <= truth <= found.upper
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < 0.35 * widths[0]


def test_a_known_end_saves_its_search_and_changes_nothing():
    _, matrices = quadratic([-1.0, 1.0, 2.0], 0.4)
    rows = draw_samples(N_WHOLE, 80, 0).rows

    def operators():
        return [CurvatureOperator.from_matrix(matrices[own].mean(axis=0)) for own in rows]

    plain = sampling_bracket(operators(), seed=0, share=0.1)
    known = both_ends(mean_operator(operators()), seed=0).smallest
    spared = sampling_bracket(operators(), seed=0, share=0.1, known=known)
    for name in ("low", "low_error", "high", "lower", "upper", "limit"):
        assert getattr(spared, name) == pytest.approx(getattr(plain, name), rel=1e-9)
    assert spared.n_products == plain.n_products - 3 * 8


@pytest.mark.slow
def test_as_many_samples_as_are_said_to_do_do():
    """A bowl of curvature 0.3 that 80 of 4,000 samples show as a saddle: 30 draws say how many would
    do, on median. That many give an answer in at least half of 30 other draws; fewer than 10 by chance
    in 3 % if half is just met, and a quarter of them would not do more often than not.
    """
    _, matrices = quadratic([0.3] * 16, 1.0, seed=2, n=4000)
    truth = np.linalg.eigvalsh(matrices.mean(axis=0))[0]
    assert truth > 0.1
    needed = []
    for seed in range(30):
        draw = draw_samples(4000, 80, seed)
        found = finite_bracket(matrices, draw.rows, draw.share, seed)
        assert found.low < 0
        assert found.answer == OPEN
        needed.append(found.n_batches_needed * 10)
    enough = int(np.median(needed))
    assert 80 < enough <= 4000

    def answered(n_used):
        answers = []
        for seed in range(100, 130):
            draw = draw_samples(4000, n_used, seed)
            answers.append(finite_bracket(matrices, draw.rows, draw.share, seed).answer)
        assert answers.count("negative") <= 4
        return answers.count("not negative")

    assert answered(min(enough, 3900)) >= 10
    assert answered(enough // 4) < 15


# ---- the gradient of a finite whole -------------------------------------------------------------


def test_the_squared_gradient_of_all_is_estimated_without_bias_from_a_part():
    """150 draws of 200 of 800: means within four standard errors, a false alarm in 6e-5 each.

    Under a gradient of exactly zero, z has mean zero and, like the endless case, a deviation near one.
    """
    draw = np.random.default_rng(0)
    rows = draw.standard_normal((N_WHOLE, 12)) * np.linspace(0.2, 2, 12)
    rows -= rows.mean(axis=0)
    for shift in (0.0, 0.3):
        truth = 12 * shift**2
        found = [_gradient_of(rows + shift, seed) for seed in range(150)]
        estimates = np.array([one.squared_norm for one in found])
        assert abs(estimates.mean() - truth) < 4 * estimates.std(ddof=1) / math.sqrt(150)
        if shift == 0.0:
            scores = np.array([one.z for one in found])
            assert abs(scores.mean()) < 4 * scores.std(ddof=1) / math.sqrt(150)
            assert 0.8 < scores.std(ddof=1) < 1.2
            distances = [one.error for one in found]
            gone = [
                np.linalg.norm((rows[draw_samples(N_WHOLE, 200, seed).used]).mean(axis=0))
                for seed in range(150)
            ]
            assert np.mean(distances) == pytest.approx(np.sqrt(np.mean(np.square(gone))), rel=0.1)


def _gradient_of(rows, seed):
    """What a part of given per-sample gradients says, through a run with linear losses."""

    class Linear:
        n_samples, n_parameters = 200, rows.shape[1]

        def sample_gradients(self, directions, point=None, max_gram=256, seed=0):
            own = rows[draw_samples(N_WHOLE, 200, seed).used]
            centred = own - own.mean(axis=0)
            return unsaddle.gradient_noise.SampleGradients(
                mean=own.mean(axis=0),
                squared_norms=(own**2).sum(axis=1),
                projections=own @ np.atleast_2d(directions).T,
                max_abs=np.abs(own).max(axis=0),
                gram=centred @ centred.T,
                gram_rows=np.arange(200),
                road="given",
            )

    noise = unsaddle.gradient_noise.gradient_noise(
        Linear(), np.eye(rows.shape[1])[:1], batch_size=None, seed=seed
    )
    evidence = unsaddle.diagnosis.verdict.GradientEvidence(1.0, 0.1, 1.0, 0.01, None, False, True)
    return sampling.gradient_of_all(noise, evidence, N_WHOLE)


# ---- the verdict --------------------------------------------------------------------------------


def test_a_saddle_that_holds_for_all_samples_is_called_one_from_a_part():
    training, matrices = quadratic([-1.0, 1.0, 2.0], 0.4, slope_sd=0.02)
    report = unsaddle.diagnose(training, seed=0, max_samples=200)
    truth = np.linalg.eigvalsh(matrices.mean(axis=0))[0]
    bracket = report.sampling.bracket
    assert report.kind is Kind.STRICT_SADDLE
    assert bracket.lower <= truth <= bracket.upper < 0
    assert (report.n_samples, report.sampling.n_whole, report.sampling.n_used) == (200, 800, 200)
    step = step_of(report)
    assert step.answer == "yes"
    assert "those used say STRICT_SADDLE; the smallest eigenvalue over all 800 samples lies" in (
        step.evidence
    )
    assert "200 of 800 samples" in report.protocol()[0]


def test_a_saddle_made_by_the_draw_is_undecided_and_says_how_many_samples_would_tell():
    training, matrices = quadratic([0.1] * 12, 1.0, seed=0)
    truth = np.linalg.eigvalsh(matrices.mean(axis=0))[0]
    report = unsaddle.diagnose(training, seed=0, max_samples=80)
    assert report.spectrum.smallest.value < 0
    assert (report.kind, report.cause) == (Kind.UNDECIDED, Cause.UNDECIDED)
    assert report.sampling.bracket.lower <= truth <= report.sampling.bracket.upper
    step = step_of(report)
    assert step.answer == "not enough data to say"
    assert step.evidence.startswith("those used say STRICT_SADDLE; ")
    assert report.advice == (report.sampling.advice(),)
    needed = report.sampling.n_needed
    assert 80 < needed <= N_WHOLE
    assert f"Use all {N_WHOLE:,}" in str(report.advice[0]) or (
        f"max_samples={needed}" in str(report.advice[0])
    )
    assert report.forecast == ()


def test_a_gradient_that_only_the_draw_makes_is_undecided():
    training, _ = quadratic([-1.0, *[1.0] * 11], 0.05, slope_sd=0.6)
    report = unsaddle.diagnose(training, seed=0, max_samples=80)
    found = report.sampling.gradient
    assert (found.answer, report.kind) == (OPEN, Kind.UNDECIDED)
    assert f"about {found.n_needed:,} samples would do" in report.sampling.gradient_sentence()
    assert report.sentence() == (
        "UNDECIDED: 80 of 800 samples are not enough to say where the run stands."
    )


@pytest.mark.slow
def test_as_many_samples_as_the_gradient_needs_do():
    """10 draws of 80 of 800 say how many would do, on median; of 10 draws of that many at least six
    tell (a fair coin would fail that in 38 %, one of three quarters in 8 %), of a third at most two."""
    training, _ = quadratic([-1.0, *[1.0] * 11], 0.05, slope_sd=0.6)
    whole = training.objective()

    def said(n_used, seed):
        part = whole.part(draw_samples(N_WHOLE, n_used, seed).used)
        found = Measurements(training, part, seed, 0.95, 200, lambda *_: None, "")
        return sampling.gradient_of_all(found.sample_noise, found.gradient_evidence, N_WHOLE)

    first = [said(80, seed) for seed in range(10)]
    assert {one.answer for one in first} == {OPEN}
    enough = int(np.median([one.n_needed for one in first]))
    assert 80 < enough < N_WHOLE
    assert [said(enough, seed).answer for seed in range(20, 30)].count("critical") >= 6
    assert [said(enough // 3, seed).answer for seed in range(20, 30)].count("critical") <= 2


def test_a_slope_is_seen_in_a_part():
    training, _ = quadratic([1.0, 1.0, 2.0], 0.05, slope_sd=0.1)
    training.data[0][0][:] += 0.5
    report = unsaddle.diagnose(training, seed=0, max_samples=80)
    assert report.kind is Kind.NOT_CRITICAL
    assert report.sampling.gradient.z > 3
    assert report.sampling.gradient.squared_norm == pytest.approx(0.75, rel=0.2)


def test_with_all_samples_nothing_is_said_of_the_population_behind_them():
    training, _ = quadratic([-1.0, 1.0, 2.0], 0.4)
    for settings in ({}, {"max_samples": N_WHOLE}):
        report = unsaddle.diagnose(training, seed=0, **settings)
        assert report.sampling is None
        assert step_of(report).answer == "all were used"
        assert step_of(report).evidence == (
            "all 800 samples of the run; of new ones nothing is said, since the parameters were fitted "
            "to these: diagnose held-out samples to ask that"
        )


def test_a_plain_function_is_not_asked_for_samples():
    report = unsaddle.diagnose(lambda x: x[0] ** 2 - x[1] ** 2, [0.0, 0.0], seed=0)
    assert not any("samples" in step.question for step in report.decided)


def part_of(training, n_used=200, seed=0):
    part = training.objective().part(draw_samples(N_WHOLE, n_used, seed).used)
    return Measurements(training, part, seed, 0.95, 200, lambda *_: None, "", n_whole=N_WHOLE)


def test_noise_of_batches_is_that_of_draws_from_all_samples_not_from_the_part():
    """Batches of 200 of 800 leave (800 - 200)/799/200 of the variance; of 200 alone they had none."""
    training, _ = quadratic([-1.0, 1.0, 2.0], 0.05, slope_sd=0.02, batch_size=200)
    noise = part_of(training).noise
    expected = noise.along_escape * (800 - 200) / 799 / 200
    assert noise.batch_std**2 == pytest.approx(expected, rel=1e-9)
    assert noise.batch_std > 0


@pytest.mark.parametrize(("batch_size", "noisy"), [(None, False), (200, True), (800, False)])
def test_a_run_has_noise_where_its_batches_are_a_part_of_all_samples(batch_size, noisy):
    training, _ = quadratic([1.0, 1.0, 2.0], 0.05, slope_sd=0.02, batch_size=batch_size)
    assert Decision(part_of(training)).circumstances.has_noise is noisy


def bracket_with(answer, lower):
    _, matrices = quadratic([-1.0, 1.0, 2.0], 0.4)
    found = finite_bracket(matrices, draw_samples(N_WHOLE, 80, 0).rows, 0.1)
    import dataclasses

    return dataclasses.replace(found, answer=answer, lower=lower)


KINDS = {
    "a saddle that is one of all": (Kind.STRICT_SADDLE, "negative", -1.0, "critical", True),
    "a saddle that is open": (Kind.STRICT_SADDLE, OPEN, -1.0, "critical", False),
    "a minimum that is one of all": (Kind.MINIMUM, "not negative", 0.1, "critical", True),
    "a minimum that is open": (Kind.MINIMUM, OPEN, -0.1, "critical", False),
    "flat for all": (Kind.DEGENERATE, OPEN, -1e-4, "critical", True),
    "flat or not": (Kind.DEGENERATE, OPEN, -0.1, "critical", False),
    "a maximum, of which one end says too little": (
        Kind.MAXIMUM,
        "negative",
        -1,
        "critical",
        False,
    ),
    "a slope": (Kind.NOT_CRITICAL, OPEN, -1.0, "not critical", True),
    "a slope that may be noise": (Kind.NOT_CRITICAL, "negative", -1.0, OPEN, False),
    "undecided before": (Kind.UNDECIDED, "negative", -1.0, "critical", False),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_holds_for_all_samples_only_where_they_say_so(name):
    kind, answer, lower, gradient, holds = KINDS[name]
    said = GradientOfAll(0.0, 0.1, 0.0, gradient, 80)
    found = Sampling(80, N_WHOLE, 8, bracket_with(answer, lower), said, 0)
    assert found.kind_of_all(kind, flat=1e-3) is (kind if holds else CriticalKind.UNDECIDED)
    bare = Sampling(80, N_WHOLE, 8, None, None, 0)
    assert bare.kind_of_all(kind, flat=1e-3) is CriticalKind.UNDECIDED
    assert bare.n_needed is None
    assert str(bare.advice()).startswith("Diagnose again, to the end: what the samples used say")


def test_interruption_of_the_bracket_leaves_the_rest(monkeypatch):
    def tired(*arguments, **settings):
        raise KeyboardInterrupt

    monkeypatch.setattr(sampling, "bracket_of_parts", tired)
    training, _ = quadratic([-1.0, 1.0, 2.0], 0.4)
    report = unsaddle.diagnose(training, seed=0, max_samples=200)
    assert report.kind is Kind.UNDECIDED
    assert report.sampling.bracket is None
    assert report.spectrum.smallest.value < 0
    assert "not enough data to say which way the loss of all 800 samples bends" in (
        step_of(report).evidence
    )


# ---- cost and views -----------------------------------------------------------------------------


def test_products_on_batches_are_limited_and_progress_is_told():
    told = []
    training, _ = quadratic(np.linspace(-1, 1, 110), 0.2, n=200)
    report = unsaddle.diagnose(
        training,
        seed=0,
        max_samples=40,
        max_products=20,
        progress=lambda stage, done, limit: told.append((stage, done, limit)),
    )
    # Two halves of four batches and four quarters of two, 20 products each; 7 x 8 for their errors.
    assert report.sampling.bracket.n_products <= 20 * 8 + 20 * 8 + 7 * 8
    stages = [entry for entry in told if entry[0].startswith("sampling")]
    assert stages[-1] == ("sampling: curvature of halves and quarters of the samples", 7, 7)


@pytest.fixture(scope="module")
def undecided():
    training, _ = quadratic([0.25] * 12, 1.0, seed=0)
    return unsaddle.diagnose(training, seed=0, max_samples=80)


def test_json_text_and_picture_hold_the_bracket(undecided):
    def refuse(token):
        raise AssertionError(f"{token} in the JSON")

    told = json.loads(undecided.to_json(), parse_constant=refuse)["sampling"]
    assert (told["n_used"], told["n_whole"]) == (80, 800)
    assert told["bracket"]["lower"] < told["bracket"]["upper"]
    assert told["gradient"].keys() >= {"squared_norm", "error", "z", "answer"}
    text = " ".join(repr(undecided).split())
    assert "What 80 samples say of all 800" in text
    assert undecided.sampling.curvature_sentence() in text
    figure = undecided.figure()
    FigureCanvasAgg(figure).draw()
    shown = [t.get_text() for t in figure.findobj(matplotlib.text.Text)]
    assert "smallest eigenvalue of all samples: bracket against samples used" in shown
    assert "no forecast: the kind of the point is open" in shown
    (axes,) = [a for a in figure.axes if a.get_title(loc="left").startswith("smallest eig")]
    needed = undecided.sampling.curvature_needed
    if needed < N_WHOLE:
        assert any(line.get_gid() == "needed" for line in axes.lines)
    # What is foretold starts where the bracket stands and closes when all are used.
    found = undecided.sampling.bracket
    np.testing.assert_allclose(
        found.foretold(1.0), (found.lower, found.low, found.high, found.upper), atol=1e-12
    )
    np.testing.assert_allclose(found.foretold(10.0), [found.limit] * 4, atol=1e-9)


# ---- bad input ----------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [31, 0, -5, 100.5, True, "many"])
def test_a_number_of_samples_without_scatter_is_refused(given):
    with pytest.raises(InvalidInput) as caught:
        check_max_samples(given)
    assert str(caught.value) == (
        f"max_samples={given!r}; accepted: a whole number from 32, or None for all samples. What the "
        "samples used say of the rest is measured between 8 batches of at least 4."
    )


def test_a_plain_function_has_no_samples_to_draw():
    with pytest.raises(InvalidInput) as caught:
        unsaddle.diagnose(lambda x: x @ x, [0.0, 0.0], max_samples=64)
    assert str(caught.value).startswith(
        "max_samples with a plain function; accepted: a training run, which has samples and layers."
    )


def test_batches_that_hold_everything_have_no_bracket():
    operators = [CurvatureOperator.from_matrix(np.eye(2))] * 4
    with pytest.raises(InvalidInput) as caught:
        sampling_bracket(operators, seed=0, share=1.0)
    assert str(caught.value) == (
        "share=1.0; accepted: a number from 0 up to, not including, 1. Batches that hold everything "
        "leave nothing open: take the smallest eigenvalue itself."
    )
