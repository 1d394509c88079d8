"""Ctrl-C at every stage: what is known so far is reported, and what is missing is named.

The stages are those that a whole diagnosis tells of; each is interrupted once, by the callback that is
told, and by a product, a loss or a sample's gradient that raises in the middle.
"""

import dataclasses
import json
import math

import numpy as np
import pytest

torch = pytest.importorskip("torch")
from torch import nn  # noqa: E402 - after the check for PyTorch

from unsaddle import Cause, TorchTraining, diagnose  # noqa: E402
from unsaddle.critical import Kind  # noqa: E402
from unsaddle.diagnosis.interruption import Interruptible, measured  # noqa: E402


def check(report):
    """A report like any other: text, a page, and JSON without tokens that JSON does not know."""
    json.loads(report.to_json(), parse_constant=lambda token: pytest.fail(f"{token} in the JSON"))
    assert report.advice
    assert repr(report)


def training(n_hidden=8):
    """A tanh network a little off the saddle at zero, with batches: every stage has work to do."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(6, n_hidden), nn.Tanh(), nn.Linear(n_hidden, 3)).double()
        inputs = torch.randn(40, 6, dtype=torch.float64)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(1e-3)
        model[2].bias.copy_(torch.log(torch.bincount(torch.arange(40) % 3).double() / 40))
    sgd = torch.optim.SGD(model.parameters(), lr=0.1)
    data = (inputs, torch.arange(40) % 3)
    return TorchTraining(model, nn.CrossEntropyLoss(), data, sgd, batch_size=8)


class Stop:
    """A progress callback that raises when it is told for the k-th time."""

    def __init__(self, at=None):
        self.at, self.told = at, []

    def __call__(self, stage, done, limit):
        self.told.append(stage)
        if len(self.told) - 1 == self.at:
            raise KeyboardInterrupt


def stages():
    """The first place of each stage of a whole diagnosis, and the last of the products."""
    stop = Stop()
    diagnose(training(), seed=0, progress=stop)
    first = {}
    for place, stage in enumerate(stop.told):
        first.setdefault(stage.split(":")[0], place)
    del first["checking model, loss and data"]  # nothing is known before
    products = [k for k, stage in enumerate(stop.told) if stage.startswith("curvature")]
    return {**first, "half of the products": products[len(products) // 2], "last": products[-1]}


STAGES = stages()


@pytest.fixture(scope="module")
def whole():
    return diagnose(training(), seed=0)


def test_all_stages_are_told():
    assert set(STAGES) >= {
        "curvature",
        "gradient noise",
        "gradient noise at the saddle and beyond",
        "the gradient's own directions",
        "line probe along the escape direction",
        "the loss along both ends",
        "a product against differences of gradients",
        "forecasts",
    }


@pytest.mark.parametrize("stage", STAGES)
def test_an_interruption_by_the_callback_leaves_a_report_at_every_stage(stage, whole, tmp_path):
    report = diagnose(training(), seed=0, progress=Stop(STAGES[stage]))
    check(report)
    assert report.kind in (Kind.UNDECIDED, whole.kind)
    assert report.cause in (Cause.UNDECIDED, whole.cause)
    missing = [note for note in report.notes if note.startswith("interrupted")]
    assert missing, stage
    if stage != "last":
        assert any("not measured: " in note for note in missing) or report.spectrum.interrupted
    page = report.save(tmp_path / "report.html")
    assert "interrupted" in page.read_text()


def test_what_was_decided_before_the_interruption_stays_decided(whole):
    assert whole.kind is Kind.STRICT_SADDLE
    at_forecasts = diagnose(training(), seed=0, progress=Stop(STAGES["forecasts"]))
    assert at_forecasts.kind is whole.kind
    assert at_forecasts.forecast == ()
    assert "the forecasts" in " ".join(at_forecasts.notes)
    early = diagnose(
        training(), seed=0, progress=Stop(STAGES["line probe along the escape direction"])
    )
    assert (early.kind, early.cause) == (Kind.UNDECIDED, Cause.UNDECIDED)
    assert early.spectrum.smallest.certified < 0, "proved before, and still said"
    assert early.escape_direction is not None
    assert "the line probe" in " ".join(early.notes)
    assert "let it finish" in repr(early)


def test_half_of_the_matrix_proves_what_its_leading_block_does():
    """The other road: numpy's eigenvalues of the whole matrix, which interlace with the block's."""
    report = diagnose(training(), seed=0, progress=Stop(STAGES["half of the products"]))
    operator = training().objective().operator()
    whole = np.array([operator.precise_product(axis) for axis in np.eye(operator.n_dims)])
    found = report.spectrum
    n_made = len(found.ritz_values)
    assert 0 < n_made < operator.n_dims
    assert (found.method, found.interrupted) == ("part of the matrix", True)
    np.testing.assert_allclose(
        found.ritz_values, np.linalg.eigvalsh(whole[:n_made, :n_made]), atol=1e-12
    )
    lowest = np.linalg.eigvalsh(whole)[0]
    assert lowest <= found.smallest.certified
    assert math.isnan(found.smallest.bound)
    assert found.index_at_least <= np.count_nonzero(np.linalg.eigvalsh(whole) < 0)
    assert report.kind is not Kind.MINIMUM


@pytest.mark.parametrize(
    ("call", "at"),
    [
        ("loss", 1),
        ("gradient", 1),
        ("line", 1),
        ("line", 3),
        ("operator", 1),
        ("sample_gradients", 1),
        ("sample_gradients", 2),
        ("gradients_of", 1),
        ("product_by_differences", 2),
        ("units", 1),
    ],
)
def test_ctrl_c_in_the_middle_of_a_call_leaves_a_report(call, at, monkeypatch):
    from unsaddle.torch import Objective

    n_calls = 0
    plain = getattr(Objective, call)

    def interrupted(self, *arguments, **settings):
        nonlocal n_calls
        n_calls += 1
        if n_calls == at:
            raise KeyboardInterrupt
        return plain(self, *arguments, **settings)

    run = training()
    objective = run.objective()
    monkeypatch.setattr(TorchTraining, "objective", lambda self: objective)
    monkeypatch.setattr(Objective, call, interrupted)
    report = diagnose(run, seed=0)
    assert n_calls >= at
    check(report)
    assert any("not measured: " in note for note in report.notes)


@pytest.mark.parametrize("at", [1, 2, 10, 30, 60])
def test_ctrl_c_in_a_product_of_a_large_model_keeps_the_products_before(at):
    """2,103 parameters: Lanczos. The 1st leaves nothing known, the 30th a proof."""
    run = training(n_hidden=210)
    objective = run.objective()
    n_products = 0

    def apply(vector):
        nonlocal n_products
        n_products += 1
        if n_products == at:
            raise KeyboardInterrupt
        return inner(vector)

    plain = type(objective).operator

    def operator(self, *settings):
        nonlocal inner
        made = plain(self, *settings)
        inner, made.apply = made.apply, apply
        return made

    inner = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(objective), "operator", operator)
        report = diagnose(run, seed=0, max_products=80)
    check(report)
    if at == 1:
        assert report.spectrum.status == "interrupted"
        assert report.kind is Kind.UNDECIDED
        assert "both ends of the spectrum" in " ".join(report.notes)
    elif report.spectrum.interrupted:
        assert len(report.spectrum.ritz_values) == at - 1
        assert f"interrupted after {report.spectrum.n_products} products" in " ".join(report.notes)


def test_groups_that_were_interrupted_are_named():
    stop = Stop()
    diagnose(training(), seed=0, group_by="class", progress=stop)
    at = next(k for k, stage in enumerate(stop.told) if "2 of 3 groups" in stage)
    report = diagnose(training(), seed=0, group_by="class", progress=Stop(at))
    assert report.kind is Kind.STRICT_SADDLE
    assert report.groups.interrupted
    assert 1 <= len(report.groups.members) < 3
    assert len(report.groups.members) + len(report.groups.left_out) == 3


def test_a_function_is_interrupted_like_a_run():
    stop = Stop()
    fun = lambda x: x[0] ** 2 - x[1] ** 2 + x[1] ** 4  # noqa: E731 - as a user writes it
    diagnose(fun, [0.0, 0.0], seed=0, progress=stop)
    for at in range(1, len(stop.told)):
        report = diagnose(fun, [0.0, 0.0], seed=0, progress=Stop(at))
        assert report.kind in (Kind.UNDECIDED, Kind.STRICT_SADDLE)
        assert any(note.startswith("interrupted") for note in report.notes)


def test_what_is_made_of_something_missing_is_missing_too():
    class Chain(Interruptible):
        @measured("the first", lambda _: -1)
        def first(self):
            raise KeyboardInterrupt

        @measured("the second", lambda _: -2)
        def second(self):
            return self.first + 10

        @measured("the third", lambda _: -3)
        def third(self):
            raise AssertionError("not begun after an interruption")

        @measured("the fourth", lambda _: -4)
        def fourth(self):
            return 4

    chain = Chain()
    assert chain.fourth == 4
    assert (chain.second, chain.first, chain.third, chain.fourth) == (-2, -1, -3, 4)
    assert chain.missing == ["the first", "the second", "the third"]


def counted(at=None):
    """A loss that raises at its k-th call, and the list that counts the calls."""
    calls, value = [], nn.CrossEntropyLoss()

    def loss(output, target):
        calls.append(None)
        if len(calls) == at:
            raise KeyboardInterrupt
        return value(output, target)

    return loss, calls


@pytest.mark.parametrize("share", [0.2, 0.35, 0.5, 0.7, 0.9])
def test_a_sampled_diagnosis_is_interrupted_as_well(share):
    run, (loss, calls) = training(), counted()
    settings = {"seed": 0, "max_samples": 32, "group_by": "class"}
    diagnose(dataclasses.replace(run, loss=loss), **settings)
    interrupting, _ = counted(int(share * len(calls)))
    report = diagnose(dataclasses.replace(run, loss=interrupting), **settings)
    check(report)
    assert any(note.startswith("interrupted") for note in report.notes)
