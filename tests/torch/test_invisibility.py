"""A diagnosis leaves the run bit for bit as it was, in every form that a run may have."""

import dataclasses
import math
import random

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset, RandomSampler, TensorDataset

from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining

CROSS_ENTROPY = nn.CrossEntropyLoss()

# JAX, which other tests of the same process import, warns of the forks of data loaders.
pytestmark = pytest.mark.filterwarnings("ignore:os.fork:RuntimeWarning")


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


def snapshot(model, optimizer):
    def frozen(value):
        if isinstance(value, torch.Tensor):
            return (str(value.dtype), value.detach().clone().reshape(-1).tolist())
        if isinstance(value, dict):
            return {key: frozen(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [frozen(inner) for inner in value]
        return value

    python = random.getstate()
    legacy = np.random.get_state()  # noqa: NPY002
    return {
        "state": frozen(model.state_dict()),
        "gradients": [frozen(own.grad) for own in model.parameters()],
        "identities": [(id(own), own.data_ptr()) for own in model.parameters()],
        "buffers": [(id(buffer), buffer.data_ptr()) for buffer in model.buffers()],
        "requires": [own.requires_grad for own in model.parameters()],
        "flags": [module.training for module in model.modules()],
        "hooks": [len(module._forward_hooks) for module in model.modules()],
        "optimizer": frozen(optimizer.state_dict()),
        "torch": torch.get_rng_state().tolist(),
        "python": python,
        "numpy": (legacy[0], legacy[1].tolist(), *legacy[2:]),
        "switches": (
            torch.is_grad_enabled(),
            torch.get_default_dtype(),
            torch.backends.cuda.flash_sdp_enabled(),
            torch.backends.cuda.math_sdp_enabled(),
            torch.backends.cuda.mem_efficient_sdp_enabled(),
            torch.is_autocast_enabled("cpu"),
            torch.set_autocast_enabled,
            torch.get_num_threads(),
        ),
    }


@pytest.mark.parametrize(
    "optimizer",
    [
        lambda own: torch.optim.SGD(own, 0.1, momentum=0.9),
        lambda own: torch.optim.Adam(own, 0.01),
    ],
    ids=["momentum", "adam"],
)
def test_diagnosis_leaves_the_run_bit_for_bit_as_it_was(optimizer):
    model = seeded(
        lambda: nn.Sequential(
            nn.Linear(5, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Dropout(0.2), nn.Linear(4, 3)
        )
    )
    model[4].eval()  # a mixture of flags must come back as a mixture
    steps = optimizer(model.parameters())
    inputs, targets = vectors()
    for _ in range(3):
        steps.zero_grad()
        CROSS_ENTROPY(model(inputs), targets).backward()
        steps.step()
    loader = DataLoader(TensorDataset(inputs, targets), batch_size=8)
    training = TorchTraining(model, CROSS_ENTROPY, loader, steps, mode="eval")
    before = snapshot(model, steps)

    made = training.objective()
    vector = np.ones(made.n_parameters)
    made.loss(), made.gradient(made.point + 0.1), made.line(vector, [0.1, 0.2])
    made.operator().product(vector), made.operator(keep_graph=False).precise_product(vector)
    made.product_by_differences(vector)
    made.sample_gradients(vector), made.sample_curvature(vector), made.units()
    training.settings(), training.preconditioner(made), training.lost_updates(made, vector)
    for unwelcome in (Augmenting(), DataLoader(TensorDataset(inputs, targets), shuffle=True)):
        with pytest.raises(TrainingError):
            TorchTraining(model, CROSS_ENTROPY, unwelcome, steps).objective()
    with pytest.raises(TrainingError):  # dropout drawn in training mode
        TorchTraining(model, CROSS_ENTROPY, (inputs, targets), steps).objective()

    assert snapshot(model, steps) == before


def use_everything(training):
    """Call all that a diagnosis calls."""
    made = training.objective()
    vector = np.ones(made.n_parameters)
    made.loss(), made.gradient(made.point + 0.1), made.line(vector, [0.1, 0.2])
    made.operator().product(vector), made.product_by_differences(vector)
    made.sample_gradients(vector), made.sample_curvature(vector), made.units()
    made.gradients_of([0, 2]), made.targets()
    made.part([1, 3, 5]).gradient(), made.block(made.names[:1]).gradient()
    training.preconditioner(made), training.geometry(made), training.lost_updates(made, vector)
    return made


class Tied(nn.Module):
    """The interface of Hugging Face's language models; the head is the embedding."""

    @dataclasses.dataclass
    class Output:
        loss: torch.Tensor
        logits: torch.Tensor

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 4)
        self.head = nn.Linear(4, 11, bias=False)
        self.head.weight = self.embedding.weight

    def forward(self, input_ids, labels):
        logits = self.head(self.embedding(input_ids).cumsum(dim=1).tanh())
        return self.Output(F.cross_entropy(logits.flatten(0, 1), labels.flatten()), logits)


class Counting(nn.Module):
    """Remembers in a buffer, in an attribute, in a list and in a plain tensor; none is in the output."""

    def __init__(self):
        super().__init__()
        self.register_buffer("n_calls", torch.zeros(()))
        self.seen, self.history, self.last, self.sizes = 0, [], torch.zeros(2), {"max": 0}

    def forward(self, inputs):
        self.n_calls += 1
        self.seen += len(inputs)
        self.history.append(len(inputs))
        self.last[0] += 1.0
        self.sizes["max"] = max(self.sizes["max"], len(inputs))
        self.made_here = True
        return inputs


def tokens():
    draw = torch.Generator().manual_seed(1)
    return torch.randint(0, 11, (12, 6), generator=draw)


def language():
    model, ids = seeded(Tied), tokens()
    labels = ids.masked_fill(torch.arange(6) > torch.arange(12)[:, None] % 6, -100)
    batches = [
        {"input_ids": ids[:5], "labels": labels[:5]},
        {"input_ids": ids[5:, :5], "labels": labels[5:, :5]},
    ]
    count = lambda batch: (batch["labels"] != -100).sum()  # noqa: E731
    return model, {"loss": None, "data": batches, "count": count}


class SharedModule(nn.Module):
    """One module under two names, as encoders and decoders share their embedding.

    `torch.func.functional_call` leaves such a model with the tensors it was called with (2.13).
    """

    def __init__(self):
        super().__init__()
        self.shared = nn.Linear(5, 5)
        self.encoder = nn.Sequential(self.shared, nn.Tanh())
        self.head = nn.Linear(5, 3)

    def forward(self, inputs):
        return self.head(self.encoder(self.shared(inputs)))


class Rebinding(nn.Module):
    """Sets, adds and deletes buffers in its forward, as caches of positions do."""

    def __init__(self):
        super().__init__()
        self.register_buffer("positions", torch.ones(4))
        self.register_buffer("old", torch.ones(4))

    def forward(self, inputs):
        self.positions = self.positions * 1.0
        self.register_buffer("cache", inputs.detach().mean(dim=0))
        del self.old
        return inputs * self.positions


def under_autocast():
    def forward(model, inputs):
        with torch.autocast("cpu", torch.bfloat16):
            return model(inputs)

    return perceptron(), {"loss": CROSS_ENTROPY, "data": vectors(), "forward": forward}


class Averaging:
    """A loss that keeps an average for the log."""

    def __init__(self):
        self.average, self.values = 0.0, []

    def __call__(self, output, target):
        value = CROSS_ENTROPY(output, target)
        self.average = 0.9 * self.average + 0.1 * float(value.detach())
        self.values.append(float(value.detach()))
        return value


FORMS = {
    "a language model with its own loss": language,
    "a closure": lambda: (
        perceptron(),
        {"loss": CROSS_ENTROPY, "data": lambda: zip(*(t.split(7) for t in vectors()), strict=True)},
    ),
    "a loader with workers": lambda: (
        perceptron(),
        {
            "loss": CROSS_ENTROPY,
            "data": DataLoader(TensorDataset(*vectors()), batch_size=7, num_workers=1),
        },
    ),
    "autocast": under_autocast,
    "bfloat16": lambda: (
        perceptron().bfloat16(),
        {"loss": CROSS_ENTROPY, "data": (vectors()[0].bfloat16(), vectors()[1])},
    ),
    "a module with two names": lambda: (
        seeded(SharedModule),
        {"loss": CROSS_ENTROPY, "data": vectors()},
    ),
    "a model that rebinds its buffers": lambda: (
        perceptron(Rebinding()),
        {"loss": CROSS_ENTROPY, "data": vectors()},
    ),
    "a model that counts": lambda: (
        perceptron(Counting()),
        {"loss": CROSS_ENTROPY, "data": vectors()},
    ),
    "a loss that keeps a log": lambda: (
        perceptron(),
        {"loss": Averaging(), "data": vectors()},
    ),
    "counted weight decay": lambda: (
        perceptron(),
        {"loss": CROSS_ENTROPY, "data": vectors(), "count_weight_decay": True},
    ),
    "frozen layers": lambda: (
        perceptron(nn.Linear(4, 4).requires_grad_(False)),
        {"loss": CROSS_ENTROPY, "data": vectors()},
    ),
    "evaluation mode": lambda: (
        perceptron(nn.Dropout(0.3), nn.BatchNorm1d(4)),
        {"loss": CROSS_ENTROPY, "data": vectors(), "mode": "eval"},
    ),
}


def attributes(training):
    """What modules and loss remember outside their registered tensors."""
    owners = [*training.model.modules(), training.loss]
    plain = (int, float, bool, str, list, dict)
    own = [getattr(owner, "__dict__", {}) for owner in owners]
    return [
        {
            key: (id(value), value.tolist() if isinstance(value, torch.Tensor) else repr(value))
            for key, value in state.items()
            if isinstance(value, (*plain, torch.Tensor)) and not key.startswith("_")
        }
        for state in own
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_run_is_left_bit_for_bit_as_it_was(form):
    model, settings = FORMS[form]()
    steps = torch.optim.Adam([own for own in model.parameters() if own.requires_grad], 0.01)
    for own in model.parameters():
        own.grad = torch.full_like(own, 0.5)  # a gradient that is under way must stay
    steps.step()
    training = TorchTraining(model, optimizer=steps, **settings)
    before, remembered = snapshot(model, steps), attributes(training)
    made = use_everything(training)
    assert np.isfinite(made.loss())
    assert snapshot(model, steps) == before
    assert attributes(training) == remembered


def test_refusals_leave_the_run_as_it_was_too():
    """Where memory runs out, random numbers are drawn, or the loss is not finite: hooks are gone."""

    class Spoiled(nn.Module):
        def __init__(self, how):
            super().__init__()
            self.how, self.n_calls = how, 0

        def forward(self, inputs):
            self.n_calls += 1
            if self.how == "memory":
                raise torch.OutOfMemoryError("out of memory")
            noise = random.random() + float(np.random.rand()) + torch.rand(())  # noqa: NPY002
            return inputs * noise if self.how == "random" else inputs * math.nan

    for how in ("memory", "random", "nan"):
        model = perceptron(Spoiled(how))
        steps = torch.optim.SGD(model.parameters(), 0.1)
        training = TorchTraining(model, CROSS_ENTROPY, vectors(), steps)
        before, remembered = snapshot(model, steps), attributes(training)
        with pytest.raises(TrainingError):
            training.objective()
        assert snapshot(model, steps) == before
        assert attributes(training) == remembered


def test_generator_of_a_loader_is_put_back():
    own = torch.Generator().manual_seed(3)
    before = own.get_state().clone()
    inputs, targets = vectors()
    loader = DataLoader(
        TensorDataset(inputs, targets),
        batch_sampler=torch.utils.data.BatchSampler(
            RandomSampler(range(60), generator=own), batch_size=8, drop_last=False
        ),
        generator=own,
    )
    with pytest.raises(TrainingError, match="shuffles"):
        TorchTraining(perceptron(), CROSS_ENTROPY, loader).objective()
    assert torch.equal(own.get_state(), before)


def test_flags_come_back_after_an_error_in_the_model():
    model = perceptron(nn.Dropout(0.1))
    with pytest.raises(TrainingError, match="RuntimeError"):
        TorchTraining(
            model, CROSS_ENTROPY, (torch.ones(9, 4), vectors(9)[1]), mode="eval"
        ).objective()
    assert all(module.training for module in model.modules())


def test_diagnosis_inside_no_grad_and_inference_mode_works():
    training = TorchTraining(perceptron(), CROSS_ENTROPY, vectors())
    expected = training.objective().gradient()
    for scope in (torch.no_grad(), torch.inference_mode()):
        with scope:
            np.testing.assert_array_equal(training.objective().gradient(), expected)


def test_objective_stays_at_its_point_when_the_run_goes_on():
    model = perceptron()
    made = TorchTraining(model, CROSS_ENTROPY, vectors()).objective()
    loss, gradient = made.loss(), made.gradient()
    with torch.no_grad():
        for own in model.parameters():
            own.add_(1.0)
    assert made.loss() == loss
    np.testing.assert_array_equal(made.gradient(), gradient)
