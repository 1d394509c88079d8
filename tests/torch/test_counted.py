"""A loss that is a mean over tokens or class weights, against sums by hand.

The roads: all data in one batch through PyTorch's own reduction; the delta method against the variance
of real batches' gradients.
"""

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining

WEIGHT = torch.tensor([1.0, 2.0, 4.0])


def seeded(build, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build()


def tokens(n=40, length=6):
    """Sentences of one to six words, the rest masked; two of them wholly."""
    draw = torch.Generator().manual_seed(0)
    ids = torch.randint(0, 7, (n, length), generator=draw)
    lengths = torch.randint(1, length + 1, (n,), generator=draw)
    lengths[[4, 9]] = 0
    return ids, ids.roll(1, dims=1).masked_fill(torch.arange(length) >= lengths[:, None], -100)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.head = nn.Embedding(7, 4), nn.Linear(4, 7)

    def forward(self, ids):
        return self.head(self.words(ids).cumsum(dim=1).tanh())


def per_token(output, target):
    return F.cross_entropy(output.flatten(0, 1), target.flatten())


def n_tokens(target):
    return (target != -100).sum()


def tagging(**more):
    return TorchTraining(seeded(Tagger).double(), per_token, tokens(), **more)


def test_mean_over_tokens_is_that_of_all_tokens_together():
    training = tagging(count=n_tokens, batch_size=8)
    made = training.objective()
    ids, target = tokens()
    expected = per_token(training.model(ids), target)
    slopes = torch.autograd.grad(expected, list(training.model.parameters()))
    assert made.n_samples == 38
    assert made.weight == float(n_tokens(target))
    assert made.notes == ("2 of 40 samples have no counted unit and are left out",)
    assert made.loss() == pytest.approx(expected.item(), rel=1e-14)
    np.testing.assert_allclose(
        made.gradient(), np.concatenate([s.reshape(-1).numpy() for s in slopes]), atol=1e-16
    )
    vector = np.random.default_rng(0).standard_normal(made.n_parameters)
    product = made.operator().product(vector)
    np.testing.assert_allclose(made.product_by_differences(vector), product, atol=1e-8)
    parts = [made.part(slice(0, 11)), made.part(slice(11, None))]
    means = [part.weight * part.loss() for part in parts]
    assert sum(means) / made.weight == pytest.approx(made.loss(), rel=1e-14)


def test_sample_gradients_average_to_the_gradient_and_scatter_as_batches_do():
    """4,000 batches of 8: their variance along three directions, to 10 % (5 % is two of its errors).

    A batch's gradient is a ratio of sums; the prediction is the variance of its linear part over 8.
    """
    made = tagging(count=n_tokens, batch_size=8).objective()
    directions = np.random.default_rng(1).standard_normal((3, made.n_parameters))
    samples = made.sample_gradients(directions)
    np.testing.assert_allclose(samples.mean, made.gradient(), atol=1e-15)
    predicted = np.var(samples.projections, axis=0) / 8
    counts = made.samples.counts
    # By hand: g_i of each sample alone, whose mean over its own tokens it is.
    single = np.array([made.part([i]).gradient() for i in range(made.n_samples)]) @ directions.T
    draw = np.random.default_rng(2)
    rows = draw.integers(0, made.n_samples, (4000, 8))
    batches = (
        np.einsum("bi,bid->bd", counts[rows], single[rows]) / counts[rows].sum(axis=1)[:, None]
    )
    np.testing.assert_allclose(batches.var(axis=0), predicted, rtol=0.1)
    # Without the ratio's correction the scatter of the counts themselves would be taken for noise.
    plain = np.var(counts[:, None] / counts.mean() * single, axis=0) / 8
    assert (np.abs(plain / predicted - 1) > 0.1).any()


def test_curvatures_of_samples_average_to_the_curvature():
    made = tagging(count=n_tokens).objective()
    u = np.random.default_rng(3).standard_normal(made.n_parameters)
    u /= np.linalg.norm(u)
    curvature = u @ made.operator().product(u)
    assert made.sample_curvature(u).mean() == pytest.approx(curvature, rel=1e-6)
    np.testing.assert_allclose(
        made.gradients_of([5, 1], made.point), made.gradients_of(range(38))[[5, 1]], atol=1e-16
    )


def test_class_weights_are_counted_as_pytorch_counts_them():
    draw = torch.Generator().manual_seed(0)
    inputs, targets = torch.randn(50, 5, generator=draw).double(), torch.arange(50) % 3
    model = seeded(lambda: nn.Linear(5, 3)).double()
    loss = nn.CrossEntropyLoss(weight=WEIGHT.double())
    made = TorchTraining(
        model, loss, (inputs, targets), count=lambda target: WEIGHT[target].sum()
    ).objective()
    assert made.weight == float(WEIGHT[targets].sum())
    assert made.loss() == pytest.approx(loss(model(inputs), targets).item(), rel=1e-14)
    np.testing.assert_allclose(made.sample_gradients(np.ones(18)).mean, made.gradient(), atol=1e-15)


UNITS = (
    "accepted: a loss of a batch that is the mean of the losses of its samples, or of the units it "
    "counts. "
)
REFUSED = {
    "tokens without a count": (
        None,
        "a loss that is not a mean over samples: that of a batch differs from the mean of those of "
        f"its parts; {UNITS}If it divides by a number of unmasked positions (targets of -100 are "
        "masked), say which, after any shift: TorchTraining(..., count=lambda target: (target != "
        '-100).sum()). Or divide by the number of samples: reduction="none", then .mean().',
    ),
    "another count": (
        lambda target: target.numel(),
        "a loss that is not a mean over the units of count=...: that of a batch differs from the mean "
        "of those of its parts; accepted: the number of units the loss of a batch is a mean over. "
        "Count what the loss divides by: the unmasked targets after any shift, or the class weights "
        "of the targets.",
    ),
    "a count that does not add": (
        lambda target: 1,
        "count of 1 for a batch whose samples count 40; accepted: a number of units that adds over "
        "samples. It counts what the loss of a batch is a mean over, such as (target != -100).sum().",
    ),
    "a negative count": (
        lambda target: -1,
        "count of -1 for one sample; accepted: numbers of units, finite and not negative. It counts "
        "what the loss of a batch is a mean over.",
    ),
    "a count of nothing": (
        lambda target: 0,
        "count that gives no unit in any sample; accepted: the number of units the loss of a batch "
        "is a mean over. Check it against the targets: (target != -100).sum() counts what is not "
        "masked.",
    ),
    "a count that raises": (
        lambda target: target["labels"],
        "count raised IndexError: too many indices for tensor of dimension 2; accepted: a function of "
        "the target to the number of units of a batch. It is called with what the loss gets beside "
        "the output; try it on one batch by hand.",
    ),
    "no function": (
        3,
        "count=3; accepted: a callable (target) to the number of units of a batch, or None. The order "
        "is TorchTraining(model, loss, data, optimizer).",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_wrong_counts_are_refused(case):
    count, text = REFUSED[case]
    with pytest.raises(TrainingError) as refused:
        tagging(count=count).objective()
    assert str(refused.value) == text
