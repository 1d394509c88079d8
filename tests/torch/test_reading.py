"""Every form of data gives the same objective; what cannot be read twice is named."""

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import (
    BatchSampler,
    DataLoader,
    IterableDataset,
    SequentialSampler,
    SubsetRandomSampler,
    TensorDataset,
    WeightedRandomSampler,
)
from torch.utils.data.distributed import DistributedSampler

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


def perceptron():
    return seeded(lambda: nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3)))


def batches(size=7):
    return list(zip(*(tensor.split(size) for tensor in vectors()), strict=True))


def dataset():
    return TensorDataset(*vectors())


class Stream(IterableDataset):
    def __iter__(self):
        return iter(dataset())


def stacked(rows):
    """A collate_fn of one's own: dicts, with a key more than the model needs."""
    return {
        "inputs": torch.stack([row[0] for row in rows]),
        "labels": torch.stack([row[1] for row in rows]),
        "length": None,
    }


def of_dict(output, batch):
    return CROSS_ENTROPY(output, batch["labels"])


def on_inputs(model, batch):
    return model(batch["inputs"])


PLAIN = {"loss": CROSS_ENTROPY}
DICTS = {"loss": of_dict, "forward": on_inputs}
FORMS = {
    "a list of batches": (lambda: batches(), 7, PLAIN),
    "a loader": (lambda: DataLoader(dataset(), batch_size=7), 7, PLAIN),
    "a loader with workers": (
        lambda: DataLoader(dataset(), batch_size=7, num_workers=2),
        7,
        PLAIN,
    ),
    "a batch sampler": (
        lambda: DataLoader(
            dataset(), batch_sampler=BatchSampler(SequentialSampler(range(60)), 7, drop_last=False)
        ),
        7,
        PLAIN,
    ),
    "a collate function that makes dicts": (
        lambda: DataLoader(dataset(), batch_size=7, collate_fn=stacked),
        7,
        DICTS,
    ),
    "a dict of all data": (lambda: stacked(dataset()), None, DICTS),
    "a map-style dataset": (dataset, None, PLAIN),
    "an iterable dataset": (Stream, None, PLAIN),
    "a loader of an iterable dataset": (lambda: DataLoader(Stream(), batch_size=7), 7, PLAIN),
    "a closure that returns an iterator": (lambda: lambda: iter(batches()), 7, PLAIN),
    "a generator function": (lambda: lambda: (pair for pair in batches()), 7, PLAIN),
    "a closure that returns a loader": (
        lambda: lambda: DataLoader(dataset(), batch_size=7),
        7,
        PLAIN,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_data_gives_the_same_objective(form):
    build, batch_size, settings = FORMS[form]
    expected = TorchTraining(perceptron(), CROSS_ENTROPY, vectors()).objective()
    made = TorchTraining(perceptron(), data=build(), **settings).objective()
    assert (made.n_samples, made.batch_size, made.notes) == (60, batch_size, ())
    assert made.loss() == expected.loss()
    np.testing.assert_array_equal(made.gradient(), expected.gradient())
    np.testing.assert_array_equal(made.targets(), np.arange(60) % 3)


def test_unequal_batches_are_right_where_the_mean_of_batch_means_is_wrong():
    """60 samples in batches of 7 leave one of 4: the mean of nine means weighs those 4 too much."""
    inputs, targets = vectors()
    inputs[56:] *= 20.0  # the last four are unlike the others
    model = perceptron().double()
    pieces = [(inputs.double().split(7)[i], targets.split(7)[i]) for i in range(9)]
    made = TorchTraining(model, CROSS_ENTROPY, pieces).objective()
    whole = CROSS_ENTROPY(model(inputs.double()), targets).item()
    of_means = float(np.mean([CROSS_ENTROPY(model(x), y).item() for x, y in pieces]))
    assert made.loss() == pytest.approx(whole, rel=1e-12)
    gradients = torch.autograd.grad(
        CROSS_ENTROPY(model(inputs.double()), targets), [model[0].weight]
    )
    np.testing.assert_allclose(
        made.gradient()[made.slices["0.weight"]], gradients[0].reshape(-1).numpy(), rtol=1e-11
    )
    # The weight of the last four is 1/9 instead of 4/60.
    last = CROSS_ENTROPY(model(inputs[56:].double()), targets[56:]).item()
    rest = CROSS_ENTROPY(model(inputs[:56].double()), targets[:56]).item()
    assert of_means - whole == pytest.approx((1 / 9 - 4 / 60) * (last - rest), rel=1e-10)
    assert abs(of_means - whole) > 1e-3 * whole


def test_samples_a_loader_drops_are_told():
    by_loader = DataLoader(dataset(), batch_size=8, drop_last=True)
    by_sampler = DataLoader(
        dataset(), batch_sampler=BatchSampler(SequentialSampler(range(60)), 8, drop_last=True)
    )
    for loader in (by_loader, by_sampler):
        made = TorchTraining(perceptron(), CROSS_ENTROPY, loader).objective()
        assert made.n_samples == 56
        assert made.notes == ("the loader drops the last 4 of 60 samples (drop_last=True)",)
    even = DataLoader(dataset(), batch_size=6, drop_last=True)
    assert TorchTraining(perceptron(), CROSS_ENTROPY, even).objective().notes == ()


def test_share_of_one_process_is_told():
    sampler = DistributedSampler(dataset(), num_replicas=4, rank=1, shuffle=False)
    made = TorchTraining(
        perceptron(), CROSS_ENTROPY, DataLoader(dataset(), batch_size=5, sampler=sampler)
    ).objective()
    assert made.n_samples == 15
    assert made.notes == (
        "the loader gives the share of one of 4 processes: the mean is over that share",
    )


class Padded(nn.Module):
    """Means of word vectors, blind to padding."""

    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(9, 5)
        self.head = nn.Linear(5, 3)

    def forward(self, ids, mask):
        share = mask[..., None] / mask.sum(dim=1)[:, None, None]
        return self.head((self.words(ids) * share).sum(dim=1).tanh())


def padded(length_of):
    draw = torch.Generator().manual_seed(3)
    ids = torch.randint(0, 9, (24, 8), generator=draw)
    lengths = torch.randint(1, 9, (24,), generator=draw)
    mask = (torch.arange(8) < lengths[:, None]).double()
    made = []
    for rows in torch.arange(24).split(5):
        width = length_of(lengths[rows])
        made.append({"ids": ids[rows, :width], "mask": mask[rows, :width], "labels": rows % 3})
    return made


def test_batches_padded_to_lengths_of_their_own_are_the_same_samples():
    """Hugging Face's collators pad to the longest of a batch; the objective must not notice."""
    model = seeded(Padded).double()
    settings = {"forward": lambda net, batch: net(batch["ids"], batch["mask"]), "loss": of_dict}
    ragged = TorchTraining(model, data=padded(lambda own: int(own.max())), **settings).objective()
    even = TorchTraining(model, data=padded(lambda _: 8), **settings).objective()
    assert len(ragged.samples.blocks) > 1
    assert len(even.samples.blocks) == 1
    vector = np.random.default_rng(0).standard_normal(even.n_parameters)
    assert ragged.loss() == pytest.approx(even.loss(), rel=1e-14)
    np.testing.assert_allclose(ragged.gradient(), even.gradient(), atol=1e-15)
    np.testing.assert_allclose(
        ragged.operator().product(vector), even.operator().product(vector), atol=1e-14
    )
    one, other = ragged.sample_gradients(vector), even.sample_gradients(vector)
    np.testing.assert_allclose(one.projections, other.projections, atol=1e-14)
    np.testing.assert_allclose(one.gram, other.gram, atol=1e-14)
    rows = [23, 4, 5, 0, 17]
    np.testing.assert_allclose(
        ragged.gradients_of(rows, even.point), even.gradients_of(rows), atol=1e-15
    )
    assert ragged.part(rows).loss() == pytest.approx(even.part(rows).loss(), rel=1e-13)


ACCEPTED_DATA = (
    "a pair (inputs, targets) of tensors, a dict of tensors, a map-style Dataset, a DataLoader or "
    "another re-iterable of such batches, or a function without arguments that returns one"
)
SAME = "data that are the same at every pass"
SHUFFLES = (
    "a data loader that shuffles: the same samples come in another order at each pass; accepted: "
    f"{SAME}, in the same order. Build the loader for the diagnosis with shuffle=False, or pass the "
    "tensors themselves and the run's batch_size."
)


def exhausted():
    once = iter(batches())
    return lambda: once


def growing():
    """A closure that keeps its position: the second pass begins where the first ended."""
    position = []

    def start():
        position.append(0)
        return iter(batches()[len(position) - 1 :])

    return start


REFUSED = {
    "a closure that returns the same iterator": (
        exhausted,
        f"data that can be read only once (the second pass gave nothing); accepted: {ACCEPTED_DATA}. "
        "Pass a list of its batches, the DataLoader itself, or a function that makes a fresh one: a "
        "diagnosis needs many passes.",
    ),
    "a closure that keeps its position": (
        growing,
        f"data of 60 samples at the first pass and 53 at the second; accepted: {SAME}. Start every "
        "pass from the beginning: return a fresh iterator, and keep no position.",
    ),
    "a closure with an argument": (
        lambda: lambda path: iter(path),
        "data of type function that could not be called: <lambda>.<locals>.<lambda>() "
        "missing 1 required positional argument: 'path'; accepted: a function without arguments that "
        "returns an iterator over the batches. Wrap it: data=lambda: batches(path, size).",
    ),
    "a closure that returns a number": (
        lambda: lambda: 3,
        "data whose call returned a int; accepted: a function without arguments that returns an "
        "iterator over the batches. Return iter(...) of the batches, or pass the batch itself as "
        "data.",
    ),
    "a closure that shuffles": (
        lambda: lambda: DataLoader(dataset(), batch_size=7, shuffle=True),
        SHUFFLES,
    ),
    "a random subset": (
        lambda: DataLoader(dataset(), batch_size=7, sampler=SubsetRandomSampler(range(30))),
        SHUFFLES,
    ),
    "a shuffling distributed sampler": (
        lambda: DataLoader(
            dataset(), batch_size=7, sampler=DistributedSampler(dataset(), 2, 0, shuffle=True)
        ),
        SHUFFLES,
    ),
    "a weighted sampler": (
        lambda: DataLoader(dataset(), sampler=WeightedRandomSampler([1.0] * 60, 60)),
        "a data loader that draws its samples anew at each pass (WeightedRandomSampler); accepted: "
        f"{SAME}, in the same order. Build the loader for the diagnosis without the sampler, and put "
        'the weights into the loss: reduction="none", then weight, then .mean().',
    ),
    "a dict of unequal lengths": (
        lambda: {"inputs": torch.ones(4, 5), "labels": torch.zeros(3)},
        "the batch has tensors of 4, 3 samples; accepted: one target per input: all tensors with the "
        "same first axis. Check how the data were cut.",
    ),
    "a dict with words": (
        lambda: {"inputs": torch.ones(4, 5), "task": "mnli"},
        f"data with a str where a tensor is expected; accepted: {ACCEPTED_DATA}; inputs and targets "
        "may be tuples or dicts of tensors. Convert it before (torch.from_numpy, torch.tensor, or the "
        "collate_fn of the DataLoader).",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_data_that_cannot_be_read_twice_are_refused(case):
    build, text = REFUSED[case]
    with pytest.raises(TrainingError) as refused:
        TorchTraining(perceptron(), CROSS_ENTROPY, build()).objective()
    assert str(refused.value) == text


def test_rows_that_are_not_finite_are_counted_through_blocks():
    data = padded(lambda own: int(own.max()))
    data[3]["mask"][1, 0] = float("nan")
    with pytest.raises(TrainingError, match="inputs that are not finite in row 16 of 24;"):
        TorchTraining(
            seeded(Padded),
            of_dict,
            data,
            forward=lambda net, batch: net(batch["ids"], batch["mask"]),
        ).objective()


def test_tensors_made_in_inference_mode_are_read():
    with torch.inference_mode():
        model, data = perceptron(), tuple(tensor.clone() for tensor in vectors())
    made = TorchTraining(model, CROSS_ENTROPY, data).objective()
    expected = TorchTraining(perceptron(), CROSS_ENTROPY, vectors()).objective()
    np.testing.assert_array_equal(made.gradient(), expected.gradient())
