"""Parts of the samples, blocks of the parameters, and classes, against objectives built from scratch."""

import numpy as np
import pytest
import torch
from torch import nn

from unsaddle.errors import InvalidInput, UnknownName
from unsaddle.torch import TorchTraining

CROSS_ENTROPY = nn.CrossEntropyLoss()


def seeded(build, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build()


def vectors(n=30):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, 5, generator=draw), torch.arange(n) % 3


def perceptron():
    return seeded(lambda: nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3)))


@pytest.fixture(scope="module")
def made():
    return TorchTraining(perceptron(), CROSS_ENTROPY, vectors(), batch_size=8).objective()


MASK = np.arange(30) % 3 == 1
ROWS = {
    "a slice": slice(4, 20, 3),
    "a slice backwards": slice(20, 4, -5),
    "numbers": [7, 0, 29, 7],
    "an array of small integers": np.array([1, 2], dtype=np.uint8),
    "a mask": MASK,
}


@pytest.mark.parametrize("rows", ROWS)
def test_part_is_the_objective_of_these_samples(made, rows):
    chosen = np.arange(30)[ROWS[rows]]
    inputs, targets = vectors()
    expected = TorchTraining(
        perceptron(), CROSS_ENTROPY, (inputs[chosen.copy()], targets[chosen.copy()])
    ).objective()
    part = made.part(ROWS[rows])
    vector = np.random.default_rng(0).standard_normal(made.n_parameters)
    assert (part.n_samples, part.batch_size) == (len(chosen), 8)
    assert part.loss() == pytest.approx(expected.loss(), rel=1e-14)
    np.testing.assert_allclose(part.gradient(), expected.gradient(), atol=1e-16)
    np.testing.assert_allclose(
        part.operator().product(vector), expected.operator().product(vector), atol=1e-15
    )
    one, other = part.sample_gradients(vector), expected.sample_gradients(vector)
    np.testing.assert_allclose(one.projections, other.projections, atol=1e-15)
    np.testing.assert_array_equal(part.targets(), targets.numpy()[chosen])


def test_mean_of_the_classes_is_the_mean_of_all(made):
    classes = made.targets()
    parts = [made.part(np.flatnonzero(classes == own)) for own in range(3)]
    weighed = sum(part.weight * part.gradient() for part in parts) / made.weight
    np.testing.assert_allclose(weighed, made.gradient(), atol=1e-16)


REFUSED = {
    "a row beyond": ([3, 30], "row 30 of 30 samples"),
    "a negative row": ([-1], "row -1 of 30 samples"),
    "no rows": ([], "rows of shape (0,) and type float64"),
    "an empty slice": (slice(9, 9), "slice(9, 9, None) of 30 samples, which is none"),
    "fractions": ([0.5], "rows of shape (1,) and type float64"),
    "a mask of another length": (np.ones(4, bool), "rows of shape (4,) and type bool"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_rows_that_are_not_there_are_refused(made, case):
    rows, received = REFUSED[case]
    with pytest.raises(InvalidInput) as refused:
        made.part(rows)
    assert str(refused.value) == (
        f"{received}; accepted: a slice, sample numbers from 0 to 29, or a mask of 30; one sample at "
        "least. Count the samples as they come from the data, from 0."
    )


def test_block_is_the_objective_of_these_parameters(made):
    block = made.block(["2.bias", "0.weight"])
    assert block.names == ("0.weight", "2.bias")  # in the model's order
    assert block.slices == {"0.weight": slice(0, 20), "2.bias": slice(20, 23)}
    rows = np.r_[made.slices["0.weight"], made.slices["2.bias"]]
    np.testing.assert_array_equal(block.point, made.point[rows])
    assert block.loss() == made.loss()
    np.testing.assert_allclose(block.gradient(), made.gradient()[rows], atol=1e-16)
    wide = np.zeros(made.n_parameters)
    wide[rows] = np.arange(23.0)
    np.testing.assert_allclose(
        block.operator().product(np.arange(23.0)),
        made.operator().product(wide)[rows],
        rtol=1e-12,
        atol=1e-15,
    )
    shift = made.point.copy()
    shift[rows] += 0.3
    assert block.loss(block.point + 0.3) == pytest.approx(made.loss(shift), rel=1e-14)
    assert made.block("2.bias").part([3, 4]).n_parameters == 3
    np.testing.assert_allclose(
        made.part([3, 4]).block("2.bias").gradient(), made.block("2.bias").part([3, 4]).gradient()
    )
    inner = block.block(["2.bias"])
    np.testing.assert_allclose(inner.gradient(), made.gradient()[made.slices["2.bias"]], atol=1e-16)


def test_fixed_parameters_of_a_block_stay_when_the_run_goes_on():
    model = perceptron()
    block = TorchTraining(model, CROSS_ENTROPY, vectors()).objective().block(["0.weight"])
    before = block.gradient()
    with torch.no_grad():
        for own in model.parameters():
            own.add_(1.0)
    np.testing.assert_array_equal(block.gradient(), before)


def test_block_of_an_unknown_or_no_parameter_is_refused(made):
    with pytest.raises(UnknownName) as unknown:
        made.block(["0.wieght"])
    assert str(unknown.value) == (
        "unknown parameter '0.wieght'; accepted: 0.bias, 0.weight, 2.bias, 2.weight. "
        "Did you mean '0.weight' or '2.weight'?"
    )
    with pytest.raises(InvalidInput) as empty:
        made.block([])
    assert str(empty.value) == (
        "a block of no parameters; accepted: some of `names`. Name at least one parameter."
    )


TARGETS = {
    "whole numbers": (torch.tensor([2, 0, 1, 1]), [2, 0, 1, 1]),
    "bytes in a column": (torch.tensor([[2], [0], [1], [1]], dtype=torch.uint8), [2, 0, 1, 1]),
    "truth values": (torch.tensor([True, False, True, True]), [1, 0, 1, 1]),
    "zeros and ones": (torch.tensor([1.0, 0.0, 0.0, 1.0]), [1, 0, 0, 1]),
    "rows with a single one": (torch.eye(4)[[3, 0, 2, 2]], [3, 0, 2, 2]),
    "numbers": (torch.tensor([0.5, 1.0, 0.0, 0.0]), None),
    "ones only": (torch.ones(4), None),
    "soft labels": (torch.full((4, 2), 0.5), None),
    "several labels": (torch.tensor([[1.0, 1.0], [0.0, 1.0], [1.0, 0.0], [0.0, 0.0]]), None),
    "a class for each token": (torch.zeros(4, 6, dtype=torch.long), None),
}


@pytest.mark.parametrize("case", TARGETS)
def test_classes_are_found_where_targets_are_classes(case):
    targets, expected = TARGETS[case]
    model = nn.Linear(5, 1)
    loss = lambda output, target: output.pow(2).mean() + 0 * target.double().mean()  # noqa: E731
    found = TorchTraining(model, loss, (vectors(4)[0], targets)).objective().targets()
    assert (found is None) == (expected is None)
    if expected is not None:
        assert found.dtype == np.int64
        assert found.tolist() == expected


def test_targets_of_several_tensors_are_no_classes():
    loss = lambda output, target: (output - target[0]).pow(2).mean()  # noqa: E731
    data = [(vectors(4)[0], (torch.zeros(4, 1), torch.arange(4)))]
    assert TorchTraining(nn.Linear(5, 1), loss, data).objective().targets() is None
