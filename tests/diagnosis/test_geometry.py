"""How the run's own optimizer sees the curvature, against dense linear algebra and its own next steps.

The Hessian of the other road is PyTorch's `torch.autograd.functional.hessian` of the loss written as a
function of one vector; the generalised eigenproblem H v = λ P v is SciPy's.
"""

import json

import matplotlib.pyplot as plt
import numpy as np
import pytest
import scipy.linalg
import torch
from torch import nn

from unsaddle import TorchTraining
from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis.geometry import own_geometry, whole_matrix
from unsaddle.figures.geometry import draw_geometry
from unsaddle.report.geometry import geometry_rows
from unsaddle.spectrum import both_ends
from unsaddle.theory import LiveGeometry, MomentumForm

LOSS = nn.CrossEntropyLoss()


def training(make, n_steps=4, decay=0.0):
    """A small network near the zero of its weights, trained a few steps."""
    generator = torch.Generator().manual_seed(0)
    model = nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3)).double()
    inputs = torch.randn(30, 5, generator=generator, dtype=torch.float64)
    targets = torch.arange(30) % 3
    with torch.no_grad():
        for own in model.parameters():
            own.copy_(1e-3 * torch.randn(own.shape, generator=generator, dtype=torch.float64))
    optimizer = make(model.parameters())
    for _ in range(n_steps):
        optimizer.zero_grad()
        LOSS(model(inputs), targets).backward()
        optimizer.step()
    return TorchTraining(model, LOSS, (inputs, targets), optimizer, name="small")


def dense_hessian(run):
    inputs, targets = run.data
    names = [name for name, _ in run.model.named_parameters()]
    shapes = [own.shape for own in run.model.parameters()]
    sizes = [shape.numel() for shape in shapes]

    def loss(vector):
        pieces = [p.reshape(s) for p, s in zip(vector.split(sizes), shapes, strict=True)]
        output = torch.func.functional_call(
            run.model, dict(zip(names, pieces, strict=True)), inputs
        )
        return LOSS(output, targets)

    point = torch.cat([own.detach().reshape(-1) for own in run.model.parameters()])
    return torch.autograd.functional.hessian(loss, point).numpy()


MAKE = {
    "Adam": lambda own: torch.optim.Adam(own, 1e-3),
    "AdamW": lambda own: torch.optim.AdamW(own, 1e-3, weight_decay=0.3),
    "RMSprop": lambda own: torch.optim.RMSprop(own, 1e-4, momentum=0.5),
    "Adagrad": lambda own: torch.optim.Adagrad(own, 1e-3),
    "SGD with decay": lambda own: torch.optim.SGD(own, 0.1, momentum=0.9, weight_decay=0.02),
}


@pytest.mark.parametrize("case", MAKE)
def test_ends_are_those_of_the_generalised_eigenproblem(case, diagnose):
    run = training(MAKE[case])
    report = diagnose(run)
    live = run.geometry(run.objective()).value
    decay = 0.0 if live.weight_decay is None else np.diag(live.weight_decay)
    values = scipy.linalg.eigh(
        dense_hessian(run) + decay, np.diag(live.diagonal), eigvals_only=True
    )
    found = report.geometry.value
    assert found.spectrum.smallest.value == pytest.approx(values[0], rel=1e-6)
    assert found.spectrum.largest.value == pytest.approx(values[-1], rel=1e-6)
    assert found.spectrum.smallest.bound <= values[0] * (1 - 1e-6)
    assert found.spectrum.smallest.certified >= values[0] * (1 + 1e-6)
    assert found.edge_share == pytest.approx(values[-1] / live.edge, rel=1e-6)
    assert found.growth == pytest.approx(live.growth(values[0]), rel=1e-6)
    assert found.plain == (report.spectrum.smallest.value, report.spectrum.largest.value)
    assert found.spectrum.n_products == 0  # the whole Hessian was known


def test_products_find_the_same_ends_as_the_matrix():
    """Lanczos on products alone, 300 dims with a divisor over two decades: to the 1 % asked for."""
    draw = np.random.default_rng(1)
    vectors, _ = np.linalg.qr(draw.standard_normal((300, 300)))
    matrix = (vectors * np.linspace(-2.0, 3.0, 300) ** 3) @ vectors.T
    matrix = (matrix + matrix.T) / 2
    diagonal = 10 ** draw.uniform(-1, 1, 300)
    decay = np.full(300, 0.01)
    form = MomentumForm.of("ema_momentum", 0.9)
    live = LiveGeometry("Adam", (form,), 1e-3, diagonal, decay)
    operator = CurvatureOperator.from_matrix(matrix)
    plain = both_ends(operator, seed=0, dense_limit=0)
    found = own_geometry(live, "held", plain, operator, seed=0, confidence=0.95, max_products=200)
    values = scipy.linalg.eigh(matrix + np.diag(decay), np.diag(diagonal), eigvals_only=True)
    assert whole_matrix(plain) is None
    assert 10 < found.spectrum.n_products <= 100
    for end, value in zip(
        (found.spectrum.smallest, found.spectrum.largest), values[[0, -1]], strict=True
    ):
        assert end.value == pytest.approx(value, rel=0.02)
        low, high = sorted((end.bound, end.certified))
        assert low - 1e-9 <= value <= high + 1e-9
    assert found.weight_decay


def test_plain_steps_see_the_plain_spectrum_at_no_cost(diagnose):
    report = diagnose(training(lambda own: torch.optim.SGD(own, 0.1)))
    found = report.geometry.value
    assert found.spectrum.smallest.value == report.spectrum.smallest.value
    assert found.edge == pytest.approx(20.0)
    assert found.growth == pytest.approx(1 - 0.1 * report.spectrum.smallest.value)
    assert found.spectrum.n_products == 0


def test_dampening_divides_the_plain_spectrum(diagnose):
    """With dampening 0.9 and momentum 0.9 the edge is that of averaged momentum, 38/lr."""
    make = lambda own: torch.optim.SGD(own, 0.1, momentum=0.9, dampening=0.9)  # noqa: E731
    assert diagnose(training(make)).geometry.value.edge == pytest.approx(380.0)


def test_growth_is_that_of_the_run_s_own_next_steps(diagnose):
    """RMSprop with squares that stay: the distance along its own way out grows as reported."""
    run = training(lambda own: torch.optim.RMSprop(own, 1e-5), n_steps=1)
    run.optimizer.param_groups[0].update(lr=1e-2, alpha=1 - 1e-12)
    for state in run.optimizer.state.values():
        state["square_avg"].fill_(0.04)
    report = diagnose(run)
    found = report.geometry.value
    way, inputs, targets = found.spectrum.smallest.vector, *run.data
    sizes = []
    for _ in range(60):
        point = run.objective().point
        run.optimizer.zero_grad()
        LOSS(run.model(inputs), targets).backward()
        run.optimizer.step()
        sizes.append(abs(way @ (run.objective().point - point)))
    assert found.growth > 1.002
    assert sizes[-1] / sizes[-11] == pytest.approx(found.growth**10, rel=1e-3)


# ---- how it is said -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def live_report(diagnose):
    return diagnose(training(MAKE["Adam"]))


def test_report_says_what_the_optimizer_sees(live_report):
    found = live_report.geometry.value
    (step,) = [
        s for s in live_report.decided if s.question == "How does the run's own optimizer see it?"
    ]
    assert step.answer == found.answer()
    assert step.answer.startswith(("stable; leads out, ", "near the edge", "beyond the edge"))
    assert step.evidence == found.sentence()
    low, high = found.spectrum.smallest.value, found.spectrum.largest.value
    assert f"in Adam's own geometry the smallest curvature is {low:.4g}" in step.evidence
    assert (
        f"by a factor {found.growth:.5g} per step while the state stays as it is" in step.evidence
    )
    assert (
        f"the largest is {high:.4g}, {found.edge_share:.3g} of the edge of stability"
        in step.evidence
    )
    text = str(live_report)
    assert "own geometry, smallest" in text
    assert "own geometry, largest" in text


def test_json_has_both_ends_with_their_errors_and_the_edge(live_report):
    data = json.loads(live_report.to_json())["geometry"]
    assert data.keys() >= {
        "rule",
        "n_steps",
        "forms",
        "edge",
        "edge_share",
        "growth_per_step",
        "plain_ends",
    }
    assert data["n_steps"] == 4
    assert data["rule"] == "Adam"
    assert data["forms"] == [{"momentum": 0.9, "direct": 0.0, "buffered": pytest.approx(0.1)}]
    assert data["edge"] == pytest.approx(38e3)
    for end in ("smallest_eigenvalue", "largest_eigenvalue"):
        assert {"value", "residual", "confidence", "n_products"} <= data[end].keys()


def test_optimizer_that_has_not_stepped_says_so(diagnose):
    report = diagnose(training(MAKE["Adam"], n_steps=0))
    assert not report.geometry.applicable
    reason = "0.weight has made no step yet: its state is empty"
    assert report.geometry.regime == reason
    assert json.loads(report.to_json())["geometry"] == {"not_applicable": reason}
    (cells,) = geometry_rows(report)
    assert [cell.text for cell in cells] == ["own geometry", "not applicable", reason]


def test_run_without_an_optimizer_has_no_row(point_run, diagnose):
    report = diagnose(point_run(lambda p, _: p[0] ** 2 - p[1] ** 2, [0.0, 0.0], optimizer=None))
    assert report.geometry is None
    assert geometry_rows(report) == []
    assert json.loads(report.to_json())["geometry"] is None


def test_minimum_has_nothing_that_leads_out(point_run, diagnose):
    report = diagnose(point_run(lambda p, _: 1.0 + (p**2).sum(), [0.0, 0.0], learning_rate=0.9))
    found = report.geometry.value
    assert found.growth == 1.0
    assert found.answer() == "near the edge of stability; nothing leads out"
    assert found.sentence() == (
        "in SGD's own geometry the smallest curvature is 2: nothing leads out; the largest is 2, 0.9 of "
        "the edge of stability at 2.222"
    )


def test_steps_beyond_the_edge_are_called_so(point_run, diagnose):
    report = diagnose(point_run(lambda p, _: 1.0 + (p**2).sum(), [0.0, 0.0], learning_rate=1.5))
    found = report.geometry.value
    assert found.edge_share == pytest.approx(1.5)
    assert found.answer() == "beyond the edge of stability; nothing leads out"


def test_picture_marks_the_edge_and_both_spectra(live_report):
    figure, axes = plt.subplots()
    artists = draw_geometry(axes, live_report)
    assert any(getattr(artist, "get_gid", lambda: None)() == "edge" for artist in artists)
    texts = [text.get_text() for text in axes.texts]
    assert any(text.startswith("in Adam's geometry: from ") for text in texts)
    assert any(text.startswith("without its division: from ") for text in texts)
    low, high = axes.get_xlim()
    assert low < live_report.geometry.value.spectrum.smallest.value / 38e3
    assert high > 1.0
    plt.close(figure)


def test_picture_says_why_there_is_none(diagnose):
    figure, axes = plt.subplots()
    draw_geometry(axes, diagnose(training(torch.optim.Rprop)))
    assert axes.texts[0].get_text() == "Rprop steps by the signs of gradients, whatever their size"
    plt.close(figure)
