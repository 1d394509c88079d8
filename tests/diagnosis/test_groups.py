"""Groups of samples and blocks of parameters, against dense Hessians and closed forms.

The roads are independent: `torch.func.hessian` (dense, forward over reverse, on each class's samples
alone) and slices of it for the layers, where the package searches by double backward; a run whose two
classes are written down, with the eigenvalues of all that in closed form; the zero network of theory.md
A35, whose diagonal blocks are zero and whose whole curvature is between two layers.
"""

import json
import math

import matplotlib
import numpy as np
import pytest
import torch
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from torch import nn
from torch.func import functional_call, hessian

import unsaddle
from unsaddle import Kind, TorchTraining
from unsaddle.diagnosis import grouping, measurements
from unsaddle.diagnosis.grouping import module_of
from unsaddle.diagnosis.sampling import draw_samples
from unsaddle.errors import InvalidInput
from unsaddle.figures.groups import draw_group_curvature, draw_group_shares
from unsaddle.report.groups import groups_parts
from unsaddle.result import plain
from unsaddle.spectrum import nothing_known

# PyTorch's own forward mode scripts its formulas at first use and warns about that.
pytestmark = pytest.mark.filterwarnings("ignore:`torch.jit.script` is deprecated")

N_CLASSES = 3


def data(n=150, dims=4, seed=0):
    """Three classes of unequal size."""
    draw = torch.Generator().manual_seed(seed)
    inputs = torch.randn(n, dims, generator=draw, dtype=torch.float64)
    targets = torch.where(inputs[:, 0] > 1.2, 2, (inputs[:, 1] > 0).long())
    return inputs, targets


def network(dims=4, n_hidden=3, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return nn.Sequential(
            nn.Linear(dims, n_hidden), nn.Tanh(), nn.Linear(n_hidden, N_CLASSES)
        ).double()


def run(model=None, pair=None, batch_size=16):
    model = model or network()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    return TorchTraining(
        model, nn.CrossEntropyLoss(), pair or data(), optimizer, batch_size=batch_size
    )


def dense(model, inputs, targets):
    """Mean loss, gradient and Hessian over some samples as arrays, parameters in the model's order."""
    named = dict(model.named_parameters())
    sizes = [own.numel() for own in named.values()]
    start = torch.cat([own.detach().reshape(-1) for own in named.values()])

    def loss(flat):
        pieces = torch.split(flat, sizes)
        swapped = {
            name: piece.reshape(own.shape)
            for (name, own), piece in zip(named.items(), pieces, strict=True)
        }
        return nn.functional.cross_entropy(functional_call(model, swapped, (inputs,)), targets)

    gradient = torch.func.grad(loss)(start).numpy()
    return loss(start).item(), gradient, hessian(loss)(start).detach().numpy(), sizes


@pytest.fixture(scope="module")
def by_class():
    return unsaddle.diagnose(run(), seed=0, group_by="class")


@pytest.fixture(scope="module")
def by_layer():
    return unsaddle.diagnose(run(), seed=0, group_by="layer")


# ---- classes ------------------------------------------------------------------------------------


def test_each_class_has_the_loss_gradient_and_smallest_eigenvalue_of_its_dense_hessian(by_class):
    inputs, targets = data()
    model = network()
    _, whole_gradient, whole_hessian, _ = dense(model, inputs, targets)
    assert {group.name for group in by_class.groups.members} == {"class 0", "class 1", "class 2"}
    for group in by_class.groups.members:
        rows = targets == int(group.name.removeprefix("class "))
        loss, gradient, matrix, _ = dense(model, inputs[rows], targets[rows])
        values, vectors = np.linalg.eigh(matrix)
        assert group.n_samples == int(rows.sum())
        assert group.share == pytest.approx(group.n_samples / len(inputs))
        assert group.loss == pytest.approx(loss, rel=1e-12)
        assert group.gradient_norm == pytest.approx(np.linalg.norm(gradient), rel=1e-9)
        assert group.smallest.value == pytest.approx(values[0], rel=1e-6)
        assert group.smallest.bound <= values[0] <= group.smallest.certified
        assert group.smallest.residual < 1e-10
        assert group.bends_down == (values[0] < 0)
        lowest = vectors[:, 0]
        assert group.whole_along == pytest.approx(lowest @ whole_hessian @ lowest, abs=1e-9)
        way_out = by_class.groups.members and by_class.escape_direction
        assert group.along_way_out == pytest.approx(way_out @ matrix @ way_out, abs=1e-9)
        assert group.alignment == pytest.approx(abs(lowest @ way_out), abs=1e-6)
    assert by_class.gradient.norm == pytest.approx(np.linalg.norm(whole_gradient), rel=1e-9)


def test_what_is_said_of_classes_adds_up_to_the_whole(by_class):
    members = by_class.groups.members
    assert sum(g.share for g in members) == pytest.approx(1.0)
    assert sum(g.share * g.loss for g in members) == pytest.approx(by_class.loss, rel=1e-12)
    assert sum(g.noise_share for g in members) == pytest.approx(1.0, rel=1e-9)
    along = sum(g.share * g.along_way_out for g in members)
    assert along == pytest.approx(by_class.groups.curvature, rel=1e-9)


def test_noise_of_a_class_is_the_scatter_of_its_samples_gradients(by_class):
    inputs, targets = data()
    model = network()
    for group in by_class.groups.members:
        rows = torch.nonzero(targets == int(group.name[-1])).flatten()
        gradients = np.array(
            [dense(model, inputs[[i]], targets[[i]])[1] for i in rows[:200].tolist()]
        )
        assert group.total_variance == pytest.approx(gradients.var(axis=0).sum(), rel=1e-9)
        error = math.sqrt(group.total_variance / group.n_samples)
        assert group.gradient_error == pytest.approx(error, rel=1e-9)


def test_classes_are_listed_with_the_lowest_curvature_first(by_class):
    values = [group.smallest.value for group in by_class.groups.members]
    assert values == sorted(values)


def test_labels_group_as_classes_do(by_class):
    targets = data()[1]
    words = np.array(["a", "b", "c"])[targets.numpy()]
    labelled = unsaddle.diagnose(run(), seed=0, group_by=words)
    assert {group.name for group in labelled.groups.members} == {"group a", "group b", "group c"}
    for one, other in zip(by_class.groups.members, labelled.groups.members, strict=True):
        assert other.smallest.value == pytest.approx(one.smallest.value, rel=1e-9)
    assert "these groups" in labelled.groups.sentences()[0] or "group" in labelled.groups.by


def test_labels_for_all_samples_follow_the_draw_of_some():
    labels = np.repeat(["rare", "common"], [30, 120])
    report = unsaddle.diagnose(run(), seed=0, group_by=labels, max_samples=64)
    used = draw_samples(150, 64, seed=0).used
    rare = int((used < 30).sum())
    counts = {group.name: group.n_samples for group in report.groups.members}
    assert counts == {"group rare": rare, "group common": 64 - rare}
    inputs, targets = data()
    chosen = torch.from_numpy(used[used < 30])
    loss, *_ = dense(network(), inputs[chosen], targets[chosen])
    (group,) = [group for group in report.groups.members if group.name == "group rare"]
    assert group.loss == pytest.approx(loss, rel=1e-12)


@pytest.mark.slow
def test_a_jax_run_has_the_same_classes_and_layers(by_class):
    """The same network in JAX: another library's derivatives of the same numbers."""
    jnp = pytest.importorskip("jax.numpy")
    import optax

    inputs, targets = (tensor.numpy() for tensor in data())
    weights = [own.detach().numpy().T for own in network().parameters()]
    params = dict(zip("abcd", weights, strict=True))

    def loss(p, x, t):
        logits = jnp.tanh(x @ p["a"] + p["b"]) @ p["c"] + p["d"]
        return optax.softmax_cross_entropy_with_integer_labels(logits, t).mean()

    training = unsaddle.JaxTraining(loss, params, (inputs, targets), optax.sgd(0.1))
    groups = unsaddle.diagnose(training, seed=0, group_by="class").groups
    for one, other in zip(by_class.groups.members, groups.members, strict=True):
        assert (other.name, other.n_samples) == (one.name, one.n_samples)
        assert other.loss == pytest.approx(one.loss, rel=1e-5)
        assert other.smallest.value == pytest.approx(one.smallest.value, rel=1e-3, abs=1e-4)


# ---- a minority at a saddle that the mean hides -------------------------------------------------

MINORITY, MAJORITY = -10.0, 0.525  # curvature of y; mean over 5 % and 95 %: -0.00125


class TwoClasses(nn.Module):
    """Losses 1 + x² + c y²/2 + y⁴ of each sample, c that of its class; a slope in x if asked for."""

    def __init__(self, slope=0.0):
        super().__init__()
        self.point = nn.Parameter(torch.zeros(2, dtype=torch.float64))
        self.slope = slope

    def forward(self, curvatures):
        x, y = self.point
        tilt = self.slope * ((curvatures < 0).double() * 20 / 19 - 1 / 19)
        return 1 + x**2 + curvatures * y**2 / 2 + y**4 + tilt * x


def two_classes(slope=0.0, majority=MAJORITY, n=400):
    targets = (torch.arange(n) % 20 == 7).long()  # 5 % are of class 1
    curvatures = majority + (MINORITY - majority) * targets.double()
    model = TwoClasses(slope)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    return TorchTraining(
        model, lambda output, _: output.mean(), (curvatures, targets), optimizer, name="two"
    )


def test_a_minority_at_a_saddle_that_the_mean_hides_is_named_with_its_numbers():
    report = unsaddle.diagnose(two_classes(), seed=0, group_by="class")
    whole = 0.95 * MAJORITY + 0.05 * MINORITY
    assert whole == pytest.approx(-0.00125)
    assert report.spectrum.smallest.value == pytest.approx(whole, abs=1e-12)
    (hidden,) = report.groups.hidden
    assert (hidden.name, hidden.n_samples, hidden.where) == ("class 1", 20, "saddle")
    assert hidden.smallest.value == pytest.approx(MINORITY)
    assert hidden.whole_along == pytest.approx(whole, abs=1e-12)
    assert hidden.alignment == pytest.approx(1.0)
    assert report.groups.sentences() == (
        "class 1 (5 % of the samples): its loss bends down by -10, the whole's by -0.00125; along that "
        "direction the whole bends by -0.00125. It stands at a saddle of its own, which the mean hides",
    )


def test_a_minority_is_named_where_the_whole_does_not_bend_down_at_all():
    report = unsaddle.diagnose(two_classes(majority=2.0), seed=0, group_by="class")
    assert report.kind is Kind.MINIMUM
    (sentence,) = report.groups.sentences()
    assert "its loss bends down by -10, the whole's nowhere; along that direction" in sentence
    assert "the whole bends by +1.4" in sentence
    assert " nan" not in repr(report)  # without noise there is no share of it


def test_a_ridge_is_told_from_a_saddle_and_from_a_slope():
    """The minority's gradient lies across its own direction: no saddle, and no slope along it."""
    report = unsaddle.diagnose(two_classes(slope=1.0), seed=0, group_by="class")
    assert report.gradient.norm == pytest.approx(0.0, abs=1e-12)
    (hidden,) = report.groups.hidden
    assert hidden.gradient_norm == pytest.approx(1.0)
    assert hidden.where == "ridge"
    assert "a ridge, which the mean hides" in report.groups.sentences()[0]


def test_classes_that_bend_alike_hide_nothing():
    report = unsaddle.diagnose(two_classes(majority=-9.0), seed=0, group_by="class")
    assert report.groups.hidden == ()
    assert report.groups.sentences() == (
        "no minority among these classes bends down by 10 times as much as the whole (smallest "
        "eigenvalue -9.05)",
    )


# ---- layers -------------------------------------------------------------------------------------


def test_each_layer_has_the_block_of_the_dense_hessian(by_layer):
    _, gradient, matrix, sizes = dense(network(), *data())
    ends = np.cumsum([0, *sizes])
    blocks = {"layer 0": slice(0, int(ends[2])), "layer 2": slice(int(ends[2]), int(ends[4]))}
    assert [group.name for group in by_layer.groups.members] == list(blocks)
    way_out = by_layer.escape_direction
    for group in by_layer.groups.members:
        where = blocks[group.name]
        block, part = matrix[where, where], way_out[where]
        assert group.n_parameters == len(block)
        assert group.smallest.value == pytest.approx(np.linalg.eigvalsh(block)[0], abs=1e-9)
        assert group.gradient_norm == pytest.approx(np.linalg.norm(gradient[where]), rel=1e-9)
        assert group.escape_share == pytest.approx(part @ part, abs=1e-9)
        assert group.along_way_out == pytest.approx(part @ block @ part, abs=1e-9)
        assert group.n_samples == 150
    assert sum(g.escape_share for g in by_layer.groups.members) == pytest.approx(1.0)
    assert sum(g.noise_share for g in by_layer.groups.members) == pytest.approx(1.0, rel=1e-9)
    first, last = (way_out[where] for where in blocks.values())
    between = 2 * first @ matrix[blocks["layer 0"], blocks["layer 2"]] @ last
    assert by_layer.groups.coupling == pytest.approx(between, abs=1e-9)


def test_a35_no_layer_bends_down_alone_and_the_curvature_is_between_layers(digits, diagnose):
    model = digits.network(8)
    training = digits.run(model, torch.optim.SGD(model.parameters(), lr=0.5), batch_size=32)
    groups = diagnose(training, group_by="layer").groups
    assert not any(group.bends_down for group in groups.members)
    assert groups.coupling == pytest.approx(-0.24072501, abs=1e-7)
    assert [group.escape_share for group in groups.members] == pytest.approx([0.5, 0.5], abs=1e-9)
    way, alone = groups.sentences()
    assert way == "the way out lies 50 % in layer 0, 50 % in layer 2"
    assert alone == (
        "no layer bends down alone: the curvature of -0.241 along the way out is made between layers, "
        "so that training one at a time finds no way out"
    )


def test_a_layer_that_bends_down_alone_is_named(by_layer):
    bent = [group.name for group in by_layer.groups.members if group.bends_down]
    assert bent
    said = [s for s in by_layer.groups.sentences() if s.startswith("alone, with the others fixed")]
    assert said == [f"alone, with the others fixed, these bend down: {', '.join(bent)}"]


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("encoder.layers.0.weight", "encoder.layers.0"),
        ("params/Dense_0/kernel", "params/Dense_0"),
        ("scale", "scale"),
    ],
)
def test_a_parameters_module_is_in_its_name(name, owner):
    assert module_of(name) == owner


# ---- many groups, cost, interruption ------------------------------------------------------------


def test_of_many_classes_the_largest_and_the_worst_are_measured_and_the_rest_named(monkeypatch):
    monkeypatch.setattr(grouping, "MAX_GROUPS", 4)
    inputs, _ = data(n=120)
    labels = np.repeat(np.arange(8), [40, 30, 10, 10, 8, 8, 8, 6])
    told = []
    report = unsaddle.diagnose(
        run(pair=(inputs, torch.zeros(120, dtype=torch.int64))),
        seed=0,
        group_by=labels,
        progress=lambda stage, done, limit: told.append((stage, done, limit)),
    )
    losses = {
        k: dense(network(), inputs[labels == k], torch.zeros(int((labels == k).sum()), dtype=int))[
            0
        ]
        for k in range(8)
    }
    worst = sorted(range(2, 8), key=lambda k: -losses[k])[:2]
    kept = {f"group {k}" for k in (0, 1, *worst)}
    assert {group.name for group in report.groups.members} == kept
    assert len(report.groups.left_out) == 4
    out = max(losses[k] for k in range(8) if f"group {k}" not in kept)
    assert report.groups.left_out_loss == pytest.approx(out, rel=1e-9)
    last = report.groups.sentences()[-1]
    assert last == (
        f"4 more were left out, of a mean loss of at most {out:.3g}: the largest and the worst were "
        "measured"
    )
    assert ("4 groups: at most 200 products, each on its own samples", 0, 4) in told
    assert any("group 0 (1 of 4 groups): curvature: Hessian-vector" in stage for stage, *_ in told)


def test_interruption_keeps_the_groups_that_were_measured(monkeypatch):
    measure, calls = grouping._group, []

    def tired(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return measure(*arguments)

    monkeypatch.setattr(grouping, "_group", tired)
    groups = unsaddle.diagnose(run(), seed=0, group_by="class").groups
    assert groups.interrupted
    assert [group.name for group in groups.members] == ["class 0"]
    assert groups.left_out == ("class 1", "class 2")
    assert groups.sentences()[-1] == "2 more were left out: interrupted"


def test_without_a_spectrum_of_the_whole_no_group_is_measured():
    training = run()
    objective = training.objective()
    found = measurements.Measurements(training, objective, 0, 0.95, 200, lambda *_: None, "")
    found.__dict__["spectrum"] = nothing_known(objective.n_parameters, 0)
    groups = grouping.measure_groups(found, grouping.partition(objective, "class"))
    assert groups.members == ()
    assert groups.left_out == ("class 0", "class 1", "class 2")
    said = ("none of 3 was measured: the whole has no finite spectrum",)
    assert groups.sentences() == said
    json.dumps(plain(groups.to_dict()), allow_nan=False)
    (section,) = groups_parts(groups)
    assert section.lines == said
    for draw in (draw_group_curvature, draw_group_shares):
        axes = Figure().add_subplot()
        draw(axes, groups)
        assert [text.get_text() for text in axes.texts] == list(said)


def test_a_group_with_one_sample_has_no_sampling_error():
    labels = np.zeros(150, dtype=int)
    labels[3] = 1
    groups = unsaddle.diagnose(run(), seed=0, group_by=labels).groups
    (single,) = [group for group in groups.members if group.n_samples == 1]
    assert single.gradient_error is None
    assert single.total_variance == 0.0


# ---- views --------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["class", "layer"])
def test_json_text_and_picture_hold_every_group(by, by_class, by_layer):
    report = by_class if by == "class" else by_layer

    def refuse(token):
        raise AssertionError(f"{token} in the JSON")

    told = json.loads(report.to_json(), parse_constant=refuse)["groups"]
    assert told["by"] == by
    assert [one["name"] for one in told["members"]] == [g.name for g in report.groups.members]
    assert told["members"][0]["smallest_eigenvalue"].keys() >= {"value", "residual", "at_least"}
    text = " ".join(repr(report).split())
    for sentence in report.groups.sentences():
        assert sentence in text
    for group in report.groups.members:
        assert f"{group.smallest.value:.4g}" in text
    figure = report.figure()
    FigureCanvasAgg(figure).draw()
    shown = [t.get_text() for t in figure.findobj(matplotlib.text.Text)]
    titles = [axes.get_title(loc="left") for axes in figure.axes]
    assert titles[-2:] == [f"curvature of each {by}", f"share of each {by}"]
    assert all(group.name in shown for group in report.groups.members)
    (own,) = [line for line in figure.axes[-2].lines if line.get_gid() == "own"]
    np.testing.assert_allclose(
        own.get_xdata(), [group.smallest.value for group in report.groups.members]
    )


def test_without_groups_nothing_is_said_of_them():
    report = unsaddle.diagnose(run(), seed=0)
    assert report.groups is None
    assert report.to_dict()["groups"] is None
    assert "on its own" not in repr(report)


# ---- bad input ----------------------------------------------------------------------------------


def regression():
    model = nn.Sequential(nn.Linear(2, 1)).double()
    pair = (torch.ones(9, 2).double(), torch.linspace(0, 1, 9).double()[:, None])
    return TorchTraining(model, nn.MSELoss(), pair)


MISTAKES = {
    "an unknown word": (
        run,
        "color",
        'group_by=\'color\'; accepted: "class", "layer", or one label for each sample. Samples are '
        "grouped by class or by labels, parameters by layer.",
    ),
    "targets that are no classes": (
        regression,
        "class",
        'group_by="class" of targets that are no classes; accepted: whole numbers, one for each '
        "sample. Pass the labels themselves: diagnose(training, group_by=labels).",
    ),
    "a single class": (
        lambda: run(pair=(data()[0], torch.zeros(150, dtype=torch.int64))),
        "class",
        "group_by with a single class (0); accepted: at least two classes. Leave group_by out: the "
        "whole is that group.",
    ),
    "labels of another length": (
        run,
        [0, 1, 1],
        "group_by of shape (3,) and type int64; accepted: one whole number or word for each of 150 "
        "samples. Give the labels in the order in which the samples come from the data.",
    ),
    "labels that are fractions": (
        run,
        np.linspace(0, 1, 150),
        "group_by of shape (150,) and type float64; accepted: one whole number or word for each of "
        "150 samples. Give the labels in the order in which the samples come from the data.",
    ),
    "a single layer": (
        regression,
        "layer",
        "group_by=\"layer\" of a model whose parameters all lie in '0'; accepted: parameters in at "
        "least two modules. Leave group_by out: the whole is that layer.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_answered_with_what_is_accepted(name):
    training, group_by, message = MISTAKES[name]
    with pytest.raises(InvalidInput) as caught:
        unsaddle.diagnose(training(), seed=0, group_by=group_by)
    assert str(caught.value) == message


def test_a_plain_function_has_no_groups():
    with pytest.raises(InvalidInput) as caught:
        unsaddle.diagnose(lambda x: x @ x, [0.0, 0.0], group_by="class")
    assert str(caught.value) == (
        "group_by with a plain function; accepted: a training run, which has samples and layers. Leave "
        "group_by out, or write the function as the mean loss of an unsaddle.TorchTraining or "
        "JaxTraining."
    )
