"""What is not finite is named: which rows, which tensor, which module first."""

import math

import pytest
import torch
from torch import nn

from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining

CROSS_ENTROPY = nn.CrossEntropyLoss()


def seeded(build, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build()


def vectors(n=60):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, 5, generator=draw), torch.arange(n) % 3


class Root(nn.Module):
    def forward(self, inputs):
        return (inputs[:, :1] - 0.01).sqrt() * inputs


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(5, 5), nn.Tanh(), Root(), nn.LayerNorm(5))
        self.head = nn.Linear(5, 3)

    def forward(self, inputs):
        return self.head(self.encoder(inputs))


class Masking(nn.Module):
    """Scores of minus infinity are the rule in attention; they are no fault."""

    def forward(self, inputs):
        mask = torch.tensor([0.0, 0.0, 0.0, 0.0, -math.inf], dtype=inputs.dtype)
        return (inputs + mask).softmax(dim=1)


def identity_encoder():
    model = Encoder()
    with torch.no_grad():
        model.encoder[0].weight.copy_(torch.eye(5))
        model.encoder[0].bias.zero_()
    return model


def test_first_module_that_is_not_finite_is_named_with_its_rows():
    inputs, targets = vectors()
    inputs[:, 0] = 1.0
    inputs[[3, 7], 0] = -1.0
    with pytest.raises(TrainingError) as refused:
        TorchTraining(identity_encoder(), CROSS_ENTROPY, (inputs, targets)).objective()
    assert str(refused.value) == (
        "a loss that is not finite in rows 3, 7 of 60; first not finite in the output of encoder.2 "
        "(Root); accepted: a finite loss on every sample. Look for log or division at zero, or load a "
        "checkpoint from before the divergence."
    )


def test_rows_beyond_the_trial_batch_and_the_loss_itself():
    inputs, targets = vectors()
    with pytest.raises(TrainingError) as refused:
        TorchTraining(
            seeded(lambda: nn.Linear(5, 3)),
            lambda output, target: (output.pow(2).sum(dim=1) / (target != 7)).mean(),
            (inputs, torch.where(torch.arange(60) == 55, 7, targets)),
        ).objective()
    assert str(refused.value) == (
        "a loss that is not finite in row 55 of 60; accepted: a finite loss on every sample. Look for "
        "log or division at zero, or load a checkpoint from before the divergence."
    )


def test_masks_of_minus_infinity_are_no_fault():
    model = seeded(lambda: nn.Sequential(Masking(), nn.Linear(5, 3)))
    model.register_buffer("mask", torch.tensor([0.0, -math.inf]))
    assert TorchTraining(model, CROSS_ENTROPY, vectors()).objective().loss() > 0


def with_bad(where, value=math.nan):
    model = seeded(lambda: nn.Sequential(nn.Linear(5, 4), nn.BatchNorm1d(4), nn.Linear(4, 3)))
    model.get_buffer(where)[1] = value
    return model


BAD = {
    "a running variance": (
        lambda: with_bad("1.running_var"),
        "buffer 1.running_var with 1 of 4 entries that are not finite; accepted: finite buffers. ",
    ),
    "an infinite running mean": (
        lambda: with_bad("1.running_mean", math.inf),
        "buffer 1.running_mean with 1 of 4 entries that are not finite; accepted: finite buffers. ",
    ),
    "a frozen parameter": (
        lambda: frozen_bad(),
        "frozen parameter 0.bias with 1 of 4 entries that are not finite; accepted: finite frozen "
        "parameters. ",
    ),
}


def frozen_bad():
    model = seeded(lambda: nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3)))
    with torch.no_grad():
        model[0].bias[2] = math.nan
    model[0].requires_grad_(False)
    return model


@pytest.mark.parametrize("case", BAD)
def test_tensors_that_are_not_varied_are_looked_at_too(case):
    build, text = BAD[case]
    with pytest.raises(TrainingError) as refused:
        TorchTraining(build(), CROSS_ENTROPY, vectors(), mode="eval").objective()
    assert str(refused.value) == (
        text + "The run has diverged: load an earlier checkpoint, with a smaller learning rate."
    )


@pytest.mark.parametrize("scope", [torch.no_grad, torch.inference_mode])
def test_forward_without_a_graph_is_named(scope):
    model = seeded(lambda: nn.Linear(5, 3))
    with pytest.raises(TrainingError) as refused:
        TorchTraining(
            model, CROSS_ENTROPY, vectors(), forward=scope()(lambda net, x: net(x))
        ).objective()
    assert str(refused.value) == (
        "a loss without a graph: it reaches no parameter; accepted: a loss that depends on the "
        "parameters. Look for torch.no_grad(), torch.inference_mode(), .detach() or .item() in the "
        "forward and in the loss; torch.utils.checkpoint needs use_reentrant=False."
    )


def test_sample_with_a_label_out_of_range_is_found():
    inputs, targets = vectors(200)
    targets[131] = 9
    with pytest.raises(
        TrainingError, match=r"raised IndexError on sample 131 of 200: Target 9 is out"
    ):
        TorchTraining(seeded(lambda: nn.Linear(5, 3)), CROSS_ENTROPY, (inputs, targets)).objective()
