"""What is refused, by its text; what is left as it was, bit for bit; the optimizer; the file."""

import math
import random

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, RandomSampler, TensorDataset

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


def perceptron(*between):
    return seeded(lambda: nn.Sequential(nn.Linear(5, 4), *between, nn.Tanh(), nn.Linear(4, 3)))


class Augmenting(Dataset):
    def __len__(self):
        return 12

    def __getitem__(self, index):
        return torch.rand(5) + np.random.rand() + random.random(), index % 3  # noqa: NPY002


class Partial(nn.Module):
    def __init__(self):
        super().__init__()
        self.used, self.forgotten = nn.Linear(5, 3), nn.Linear(5, 3)

    def forward(self, inputs):
        return self.used(inputs)


class RootOfZero(nn.Module):
    """Finite everywhere, with an infinite slope at zero."""

    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.zeros(3))

    def forward(self, inputs):
        return inputs[:, :3] + self.scale.sqrt()


def frozen():
    model = perceptron()
    model.requires_grad_(False)
    return model


def with_bad_parameter():
    model = perceptron()
    with torch.no_grad():
        model[2].bias[1] = math.nan
    return model


def with_bad_rows():
    inputs, targets = vectors()
    inputs[[3, 7, 9, 11, 20, 30, 40]] = math.inf
    return inputs, targets


def lazy():
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PyTorch: "lazy modules are a new feature"
        return nn.LazyLinear(3)


class Complex(nn.Module):
    def __init__(self):
        super().__init__()
        self.phase = nn.Parameter(torch.zeros(3, dtype=torch.complex64))

    def forward(self, inputs):
        return inputs[:, :3] + self.phase.real


def negative_log(output, _target):
    return -(output[:, 0].log()).mean()


OUT_OF = (
    "Take the randomness out of model, forward and loss. If it is there in training mode only: "
    'diagnose in evaluation mode: TorchTraining(..., mode="eval") or `--mode eval`.'
)
ACCEPTED_DATA = (
    "a pair (inputs, targets) of tensors, a dict of tensors, a map-style Dataset, a DataLoader or "
    "another re-iterable of such batches, or a function without arguments that returns one"
)
ONCE = (
    "Pass a list of its batches, the DataLoader itself, or a function that makes a fresh one: a "
    "diagnosis needs many passes."
)
SHUFFLES = (
    "a data loader that shuffles: the same samples come in another order at each pass; accepted: "
    "data that are the same at every pass, in the same order. Build the loader for the diagnosis "
    "with shuffle=False, or pass the tensors themselves and the run's batch_size."
)
EMPTY = (
    "data that are empty; accepted: at least one sample. "
    "Check the path, the filter and the split that made them."
)
A_MEAN = "accepted: a loss of a batch that is the mean of the losses of its samples. "
OR_UNITS = (
    "accepted: a loss of a batch that is the mean of the losses of its samples, or of the units it "
    "counts. "
)
EVAL = 'Diagnose in evaluation mode: TorchTraining(..., mode="eval") or `--mode eval`.'
NOT_DETERMINISTIC = (
    "a model that is not deterministic: the same data and parameters gave two gradients"
)
DETERMINISTIC = "accepted: a loss that depends on the data and the parameters only. "


class OwnOrder:
    """A re-iterable without a sampler that gives its batches in another order each time."""

    def __init__(self):
        self.n_passes = 0

    def __iter__(self):
        self.n_passes += 1
        inputs, targets = vectors(12)
        order = torch.arange(12).roll(self.n_passes)
        return iter(
            [(inputs[order[:6]], targets[order[:6]]), (inputs[order[6:]], targets[order[6:]])]
        )


class ReadOnce:
    """Not an iterator itself, but exhausted after the first pass."""

    def __init__(self):
        self.batches = [vectors(6)]

    def __iter__(self):
        while self.batches:
            yield self.batches.pop()


REFUSED = {
    "no trainable parameters": (
        lambda: TorchTraining(frozen(), CROSS_ENTROPY, vectors()),
        "a model with no trainable parameters; accepted: a model with at least one parameter that "
        "has requires_grad=True. Unfreeze what the run trains with requires_grad_(True).",
    ),
    "lazy parameters": (
        lambda: TorchTraining(lazy(), CROSS_ENTROPY, vectors()),
        "parameter weight that is not initialised (a lazy module); accepted: a model whose "
        "parameters have their shapes. Run one batch through the model before the diagnosis.",
    ),
    "complex parameters": (
        lambda: TorchTraining(Complex(), CROSS_ENTROPY, vectors()),
        "parameter phase of type torch.complex64; accepted: real floating-point parameters. "
        "Hold a complex parameter as its real and imaginary part.",
    ),
    "parameters not reached": (
        lambda: TorchTraining(Partial(), CROSS_ENTROPY, vectors()),
        "parameters not reached by the loss: forgotten.weight, forgotten.bias; accepted: "
        "parameters that the loss depends on. Freeze them with requires_grad_(False), or restrict "
        "the diagnosis with parameters=[...]; torch.utils.checkpoint needs use_reentrant=False.",
    ),
    "loss of a detached output": (
        lambda: TorchTraining(perceptron(), lambda o, t: CROSS_ENTROPY(o.detach(), t), vectors()),
        "a loss without a graph: it reaches no parameter; accepted: a loss that depends on the "
        "parameters. Look for torch.no_grad(), torch.inference_mode(), .detach() or .item() in the "
        "forward and in the loss; torch.utils.checkpoint needs use_reentrant=False.",
    ),
    "unknown parameter name": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, vectors(), parameters=["0.wieght"]),
        "parameters=0.wieght, not among the model's trainable ones; accepted: names or tensors of "
        "0.weight, 0.bias, 2.weight, 2.bias. See model.named_parameters(); a frozen one needs "
        "requires_grad_(True).",
    ),
    "predicate that selects nothing": (
        lambda: TorchTraining(
            perceptron(), CROSS_ENTROPY, vectors(), parameters=lambda name, _: "conv" in name
        ),
        "parameters=... that selects none of the model's trainable parameters; accepted: a choice "
        "among 0.weight, 0.bias, 2.weight, 2.bias. Check the names the predicate looks for.",
    ),
    "optimizer of another model": (
        lambda: TorchTraining(
            perceptron(), CROSS_ENTROPY, vectors(), torch.optim.SGD(perceptron().parameters(), 0.1)
        ),
        "an optimizer that holds none of the model's trainable parameters; accepted: the optimizer "
        "that trains this model. Build it from this model's parameters() after the model was made, "
        "copied or moved.",
    ),
    "loss per sample": (
        lambda: TorchTraining(perceptron(), nn.CrossEntropyLoss(reduction="none"), vectors()),
        "a loss that is not a scalar (of shape (48,) for 48 samples); accepted: a tensor with one "
        'number, the mean over the samples of the batch. Use reduction="mean", or wrap it: '
        "lambda output, target: loss(output, target).mean().",
    ),
    "loss that is no tensor": (
        lambda: TorchTraining(perceptron(), lambda o, t: CROSS_ENTROPY(o, t).item(), vectors()),
        "a loss that is not a scalar (float for 48 samples); accepted: a tensor with one number, "
        'the mean over the samples of the batch. Use reduction="mean", or wrap it: '
        "lambda output, target: loss(output, target).mean().",
    ),
    "loss that adds": (
        lambda: TorchTraining(perceptron(), nn.CrossEntropyLoss(reduction="sum"), vectors()),
        "a loss that adds over samples: that of a batch is the sum of those of its parts; "
        + A_MEAN
        + 'Use reduction="mean": the learning rate then means the same for every batch size.',
    ),
    "loss weighted by class": (
        lambda: TorchTraining(
            perceptron(), nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 4.0])), vectors(20)
        ),
        "a loss that is not a mean over samples: that of a batch differs from the mean of those of "
        "its parts; "
        + OR_UNITS
        + "If it divides by a number of class weights, say which: TorchTraining(..., count=lambda "
        "target: weight[target].sum()). Or divide by the number of samples: "
        'reduction="none", then .mean().',
    ),
    "batch normalisation in training mode": (
        lambda: TorchTraining(perceptron(nn.BatchNorm1d(4)), CROSS_ENTROPY, vectors()),
        "a loss that is not a mean over samples: the samples of a batch influence each other; "
        "BatchNorm1d 1 in training mode; " + A_MEAN + EVAL,
    ),
    "batch normalisation with three samples": (
        lambda: TorchTraining(perceptron(nn.BatchNorm1d(4)), CROSS_ENTROPY, vectors(3)),
        "a loss that is not a mean over samples: the samples of a batch influence each other; "
        "BatchNorm1d 1 in training mode; " + A_MEAN + EVAL,
    ),
    "dropout in training mode": (
        lambda: TorchTraining(perceptron(nn.Dropout(0.1)), CROSS_ENTROPY, vectors()),
        f"{NOT_DETERMINISTIC}; Dropout 1 in training mode; {DETERMINISTIC}{EVAL}",
    ),
    "dropout inside attention": (
        lambda: TorchTraining(
            seeded(lambda: nn.MultiheadAttention(4, 2, dropout=0.3, batch_first=True)),
            nn.MSELoss(),
            (torch.ones(30, 3, 4).cumsum(dim=1), torch.zeros(30, 3, 4)),
            forward=lambda net, x: net(x, x, x)[0],
        ),
        f"{NOT_DETERMINISTIC}; MultiheadAttention in training mode; {DETERMINISTIC}{EVAL}",
    ),
    "randomness in the forward": (
        lambda: TorchTraining(
            perceptron(),
            CROSS_ENTROPY,
            vectors(),
            forward=lambda net, x: net(x + torch.randn_like(x)),
        ),
        f"{NOT_DETERMINISTIC}; they differ first in the forward or the loss, outside the modules, "
        f"which draws from PyTorch's random numbers; {DETERMINISTIC}{OUT_OF}",
    ),
    "parameter that is not finite": (
        lambda: TorchTraining(with_bad_parameter(), CROSS_ENTROPY, vectors()),
        "parameter 2.bias with 1 of 3 entries that are not finite; accepted: finite parameters. "
        "The run has diverged: load an earlier checkpoint, with a smaller learning rate.",
    ),
    "data that are not finite": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, with_bad_rows()),
        "inputs that are not finite in rows 3, 7, 9, 11, 20 and 2 more of 60; accepted: finite "
        "numbers. Remove or repair these samples.",
    ),
    "loss that is not finite": (
        lambda: TorchTraining(
            seeded(lambda: nn.Linear(1, 1)),
            negative_log,
            (torch.tensor([[2.0]] * 50 + [[-9.0]]), torch.zeros(51)),
            forward=lambda net, x: x + 0 * net(x),
        ),
        "a loss that is not finite in row 50 of 51; accepted: a finite loss on every sample. Look "
        "for log or division at zero, or load a checkpoint from before the divergence.",
    ),
    "gradient that is not finite": (
        lambda: TorchTraining(RootOfZero(), CROSS_ENTROPY, vectors()),
        "a gradient that is not finite, first in scale, though the loss is finite; accepted: a "
        "finite gradient. Look for sqrt, norm or log at zero in the model or in the loss.",
    ),
    "label out of range in the first samples": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, (vectors()[0], torch.arange(60))),
        "model and loss raised IndexError on the first 48 samples: Target 3 is out of bounds.; "
        "accepted: a model, a forward and a loss that run on the data as they are. Try "
        "loss(model(inputs), targets) by hand; pass forward=... for another call.",
    ),
    "inputs of the wrong width": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, (torch.ones(9, 4), vectors(9)[1])),
        "model and loss raised RuntimeError on the first 9 samples: mat1 and mat2 shapes cannot be "
        "multiplied (9x4 and 5x4); accepted: a model, a forward and a loss that run on the data as "
        "they are. Try loss(model(inputs), targets) by hand; pass forward=... for another call.",
    ),
    "empty tensors": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, vectors(0)),
        EMPTY,
    ),
    "no batches": (lambda: TorchTraining(perceptron(), CROSS_ENTROPY, []), EMPTY),
    "empty dataset": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, TensorDataset(*vectors(0))),
        EMPTY,
    ),
    "labels of another length": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, (vectors(9)[0], vectors(8)[1])),
        "the pair (inputs, targets) has 9 inputs and 8 targets; accepted: one target per input: "
        "all tensors with the same first axis. Check how the data were cut.",
    ),
    "batches that are no pairs": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, [(*vectors(9), vectors(9)[0])]),
        "batch 0 is a tuple of length 3; accepted: a pair (inputs, targets), or a dict of tensors. "
        "Let the loader yield (inputs, targets); several inputs go into one tuple or dict.",
    ),
    "a scalar as data": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, (torch.tensor(1.0), torch.tensor(2))),
        "the pair (inputs, targets) has no sample axis; accepted: tensors whose first axis counts "
        "the samples. Use shape (1, ...) for a single sample.",
    ),
    "arrays instead of tensors": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, (np.ones((9, 5)), vectors(9)[1])),
        f"data with a ndarray where a tensor is expected; accepted: {ACCEPTED_DATA}; inputs and "
        "targets may be tuples or dicts of tensors. Convert it before (torch.from_numpy, "
        "torch.tensor, or the collate_fn of the DataLoader).",
    ),
    "one tensor": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, vectors()[0]),
        f"data of type Tensor; accepted: {ACCEPTED_DATA}. "
        "Pass data=(inputs, targets), or a DataLoader that yields such pairs.",
    ),
    "a generator": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, (vectors(6) for _ in range(2))),
        f"data that can be read only once (a generator); accepted: {ACCEPTED_DATA}. {ONCE}",
    ),
    "an iterable exhausted after one pass": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, ReadOnce()),
        "data that can be read only once (the second pass gave nothing); accepted: "
        f"{ACCEPTED_DATA}. {ONCE}",
    ),
    "a shuffling loader": (
        lambda: TorchTraining(
            perceptron(),
            CROSS_ENTROPY,
            DataLoader(TensorDataset(*vectors()), batch_size=8, shuffle=True),
        ),
        SHUFFLES,
    ),
    "a shuffling batch sampler": (
        lambda: TorchTraining(
            perceptron(),
            CROSS_ENTROPY,
            DataLoader(
                TensorDataset(*vectors()),
                batch_sampler=torch.utils.data.BatchSampler(
                    RandomSampler(range(60)), batch_size=8, drop_last=False
                ),
            ),
        ),
        SHUFFLES,
    ),
    "batches in an order of their own": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, OwnOrder()),
        SHUFFLES,
    ),
    "an augmenting dataset": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, DataLoader(Augmenting(), batch_size=4)),
        "a data loader that augments: the second pass gave other values than the first; accepted: "
        "data that are the same at every pass. Switch the random transforms off for the diagnosis, "
        "or pass the tensors themselves.",
    ),
    "an optimizer that is none": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, vectors(), "adam"),
        "optimizer='adam'; accepted: a torch.optim.Optimizer or None. The order is "
        "TorchTraining(model, loss, data, optimizer).",
    ),
    "an unknown mode": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, vectors(), mode="test"),
        "mode='test'; accepted: \"eval\" or None. The order is "
        "TorchTraining(model, loss, data, optimizer).",
    ),
    "a batch of nothing": (
        lambda: TorchTraining(perceptron(), CROSS_ENTROPY, vectors(), batch_size=0),
        "batch_size=0; accepted: a whole number from 1, or None for full batches. The order is "
        "TorchTraining(model, loss, data, optimizer).",
    ),
    "arguments swapped": (
        lambda: TorchTraining(CROSS_ENTROPY.forward, perceptron(), vectors()),
        "model=method; accepted: a torch.nn.Module. The order is "
        "TorchTraining(model, loss, data, optimizer).",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_the_reason_and_the_way_out(case):
    build, text = REFUSED[case]
    with pytest.raises(TrainingError) as refused:
        build().objective()
    assert str(refused.value) == text


def test_label_out_of_range_beyond_the_trial_batch_is_refused():
    inputs, targets = vectors()
    targets[55] = 17
    with pytest.raises(TrainingError) as refused:
        TorchTraining(perceptron(), CROSS_ENTROPY, (inputs, targets)).objective()
    assert str(refused.value) == (
        "model and loss raised IndexError on sample 55 of 60: Target 17 is out of bounds.; accepted:"
        " a model, a forward and a loss that run on the data as they are. Try "
        "loss(model(inputs), targets) by hand; pass forward=... for another call."
    )
    assert isinstance(refused.value.__cause__, IndexError)


def test_dropout_is_seen_at_the_exact_saddle_where_it_changes_no_gradient():
    model = perceptron(nn.Dropout(0.5))
    with torch.no_grad():
        for own in model.parameters():
            own.zero_()
    with pytest.raises(TrainingError, match=r"not deterministic.*Dropout 1 in training mode"):
        TorchTraining(model, CROSS_ENTROPY, vectors()).objective()


@pytest.mark.parametrize("layer", [nn.Dropout(0.5), nn.BatchNorm1d(4)], ids=["dropout", "norm"])
def test_evaluation_mode_is_the_way_out(layer):
    made = TorchTraining(perceptron(layer), CROSS_ENTROPY, vectors(), mode="eval").objective()
    assert made.gradient().any()


@pytest.mark.parametrize(
    "data",
    [
        TensorDataset(*vectors()),
        DataLoader(TensorDataset(*vectors()), batch_size=7),
        [(part[0], part[1]) for part in zip(*(t.split(7) for t in vectors()), strict=True)],
    ],
    ids=["dataset", "loader", "list of batches"],
)
def test_every_form_of_data_gives_the_same_objective(data):
    plain = TorchTraining(perceptron(), CROSS_ENTROPY, vectors()).objective()
    other = TorchTraining(perceptron(), CROSS_ENTROPY, data).objective()
    assert other.batch_size == (None if isinstance(data, TensorDataset) else 7)
    assert other.loss() == plain.loss()
    np.testing.assert_array_equal(other.gradient(), plain.gradient())


def test_batch_size_given_wins_over_that_of_the_loader():
    loader = DataLoader(TensorDataset(*vectors()), batch_size=7)
    made = TorchTraining(perceptron(), CROSS_ENTROPY, loader, batch_size=3).objective()
    assert made.batch_size == 3


# -------------------------------------------------------------------------------- which parameters


SELECTIONS = {
    "names": lambda model: ["2.bias", "0.weight"],
    "tensors": lambda model: [model[2].bias, model[0].weight],
    "predicate": lambda model: lambda name, own: name in ("0.weight", "2.bias"),
}


@pytest.mark.parametrize("how", SELECTIONS)
def test_selected_parameters_are_the_only_ones_varied(how):
    model = perceptron()
    full = TorchTraining(model, CROSS_ENTROPY, vectors()).objective()
    some = TorchTraining(
        model, CROSS_ENTROPY, vectors(), parameters=SELECTIONS[how](model)
    ).objective()
    assert some.names == ("0.weight", "2.bias")  # in the model's order
    assert some.slices == {"0.weight": slice(0, 20), "2.bias": slice(20, 23)}
    rows = np.r_[full.slices["0.weight"], full.slices["2.bias"]]
    np.testing.assert_allclose(some.gradient(), full.gradient()[rows], rtol=1e-13)
    vector = np.zeros(full.n_parameters)
    vector[rows] = np.arange(23.0)
    np.testing.assert_allclose(
        some.operator().product(np.arange(23.0)),
        full.operator().product(vector)[rows],
        rtol=1e-12,
        atol=1e-15,
    )


def test_parameters_the_optimizer_does_not_hold_stay_fixed():
    model = perceptron()
    optimizer = torch.optim.SGD(model[2].parameters(), 0.1)
    made = TorchTraining(model, CROSS_ENTROPY, vectors(), optimizer).objective()
    assert made.names == ("2.weight", "2.bias")


# --------------------------------------------------------------------------------------- optimizer


def test_settings_in_our_words():
    model = perceptron()
    training = TorchTraining(
        model,
        CROSS_ENTROPY,
        vectors(),
        torch.optim.SGD(model.parameters(), 0.1, momentum=0.9, nesterov=True),
    )
    assert training.optimizer_name == "SGD"
    assert training.settings() == {
        "learning_rate": 0.1,
        "momentum": 0.9,
        "dampening": 0,
        "nesterov": True,
        "weight_decay": 0,
        "maximize": False,
    }
    groups = [{"params": model[0].parameters()}, {"params": model[2].parameters(), "lr": 1e-4}]
    adam = TorchTraining(model, CROSS_ENTROPY, vectors(), torch.optim.Adam(groups, lr=0.01))
    settings = adam.settings()
    assert (settings["learning_rate"], settings["betas"]) == (0.01, [0.9, 0.999])
    assert [group["learning_rate"] for group in settings["groups"]] == [0.01, 1e-4]
    assert TorchTraining(model, CROSS_ENTROPY, vectors()).settings() == {}


ADAPTIVE = {
    "Adam": lambda own: torch.optim.Adam(own, 0.01, eps=1e-3),
    "AdamW": lambda own: torch.optim.AdamW(own, 0.01, weight_decay=0.0),
    "Adam amsgrad": lambda own: torch.optim.Adam(own, 0.01, amsgrad=True),
    "RMSprop": lambda own: torch.optim.RMSprop(own, 0.01),
    "RMSprop centered": lambda own: torch.optim.RMSprop(own, 0.01, centered=True),
    "Adagrad": lambda own: torch.optim.Adagrad(own, 0.01),
}


@pytest.mark.parametrize("case", ADAPTIVE)
def test_preconditioner_divides_as_the_live_optimizer_does(case):
    """A step with zero gradient decay isolated: the next move is -lr·(momentum form)/P.

    The optimizer is stepped five times with its own gradients, then once more with the first moment
    emptied: then Adam moves by lr (1-β₁) g / (P' (1-β₁ᵗ)/(1-β₁ᵗ)), P' the divisor after that step.
    """
    model = perceptron().double()
    optimizer = ADAPTIVE[case](model.parameters())
    inputs, targets = vectors()
    inputs = inputs.double()
    training = TorchTraining(model, CROSS_ENTROPY, (inputs, targets), optimizer)
    assert training.preconditioner(training.objective()) is None

    def step():
        optimizer.zero_grad()
        CROSS_ENTROPY(model(inputs), targets).backward()
        optimizer.step()

    for _ in range(5):
        step()
    for state in optimizer.state.values():
        if "exp_avg" in state:
            state["exp_avg"].zero_()
    before = training.objective()
    step()
    after = training.objective()
    divisor = training.preconditioner(after)
    assert divisor is not None
    # With the first moment emptied, Adam's numerator is (1-β₁) g; the (1-β₁ᵗ) is inside P.
    share = 0.1 if "Adam" in case else 1.0
    move = 0.01 * share * before.gradient() / divisor
    np.testing.assert_allclose(before.point - after.point, move, rtol=1e-9, atol=1e-16)


def test_plain_optimizers_have_no_preconditioner():
    model = perceptron()
    optimizer = torch.optim.SGD(model.parameters(), 0.1, momentum=0.9)
    training = TorchTraining(model, CROSS_ENTROPY, vectors(), optimizer)
    CROSS_ENTROPY(model(vectors()[0]), vectors()[1]).backward()
    optimizer.step()
    objective = training.objective()
    assert training.preconditioner(objective) is None
    assert TorchTraining(model, CROSS_ENTROPY, vectors()).preconditioner(objective) is None


@pytest.mark.parametrize(
    ("dtype", "rate", "lost"),
    [
        (torch.bfloat16, 1e-3, 1.0),  # theory.md 2.6: stays at 1.0 for ever
        (torch.bfloat16, 3e-3, 0.0),
        (torch.float16, 1e-3, 0.0),
        (torch.float16, 2e-4, 1.0),
        (torch.float32, 1e-3, 0.0),
        (torch.float32, 2e-8, 1.0),
    ],
)
def test_updates_below_half_an_ulp_are_lost_as_in_a_real_step(dtype, rate, lost):
    model = nn.Linear(3, 1, bias=False)
    with torch.no_grad():
        model.weight.fill_(1.0)
    model.to(dtype)
    optimizer = torch.optim.SGD(model.parameters(), rate)
    data = (torch.ones(4, 3, dtype=dtype), torch.zeros(4, 1, dtype=dtype))
    training = TorchTraining(model, lambda output, _: output.mean(), data, optimizer)
    objective = training.objective()
    assert training.lost_updates(objective, [1.0, 1.0, 0.0]) == lost
    model.weight.grad = torch.ones_like(model.weight)
    optimizer.step()
    assert bool((model.weight == 1.0).all()) == bool(lost)
    assert training.lost_updates(objective, np.zeros(3)) == 0.0
    assert TorchTraining(model, nn.MSELoss(), data).lost_updates(objective, np.ones(3)) is None
