"""Memory that runs out: fewer samples at a time, then graphs built again, then differences.

The allocator is simulated: a module that raises what PyTorch raises from so many samples on.
"""

import numpy as np
import pytest
import torch
from torch import nn

from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining, products
from unsaddle.torch.memory import Memory, is_out_of_memory

CROSS_ENTROPY = nn.CrossEntropyLoss()
SAID = "CUDA out of memory. Tried to allocate 2.00 GiB."


def vectors(n=60):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, 5, generator=draw), torch.arange(n) % 3


class Tight(nn.Module):
    """Has memory for so many samples."""

    def __init__(self, room):
        super().__init__()
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            self.first, self.last = nn.Linear(5, 4), nn.Linear(4, 3)
        self.room = room

    def forward(self, inputs):
        if len(inputs) > self.room:
            raise torch.OutOfMemoryError(SAID)
        return self.last(self.first(inputs).tanh())


def objective(room):
    return TorchTraining(Tight(room), CROSS_ENTROPY, vectors()).objective()


@pytest.mark.parametrize("room", [1, 7, 20, 50])
def test_fewer_samples_at_a_time_give_the_same_numbers(room):
    wide, tight = objective(1000), objective(room)
    vector = np.random.default_rng(0).standard_normal(wide.n_parameters)
    assert tight.loss() == pytest.approx(wide.loss(), rel=1e-14)
    np.testing.assert_allclose(tight.gradient(), wide.gradient(), atol=1e-16)
    for keep in (True, False):
        np.testing.assert_allclose(
            tight.operator(keep_graph=keep).product(vector),
            wide.operator().product(vector),
            atol=1e-15,
        )
    one, other = tight.sample_gradients(vector), wide.sample_gradients(vector)
    np.testing.assert_allclose(one.projections, other.projections, atol=1e-15)
    assert wide.notes == ()
    assert len(tight.notes) == 1
    assert tight.notes[0].startswith("out of memory with ")
    assert tight.memory.limit <= room


def test_report_says_how_many_samples_there_was_memory_for():
    assert objective(10).notes == (
        "out of memory with 48 samples at a time: worked on 6 at a time",
    )


def test_memory_that_runs_out_later_is_noticed_too():
    made = objective(1000)
    expected = made.gradient()
    made.network.module.model.room = 13  # another process has taken its share
    np.testing.assert_allclose(made.gradient(), expected, atol=1e-16)
    assert made.notes == ("out of memory with 60 samples at a time: worked on 7 at a time",)
    assert made.part(slice(0, 30)).memory is made.memory  # what was learnt is not learnt again


def test_kept_graphs_are_given_up_first(monkeypatch):
    """Each part fits, all their graphs together do not."""
    monkeypatch.setattr(products, "part_size", lambda cost, n: 20)
    made = objective(1000)
    exact = made.operator(keep_graph=False).product(np.ones(made.n_parameters))
    build = products.PartGraph.of.__func__
    alive = []

    def crowded(cls, *arguments):
        if sum(own() is not None for own in alive) >= 2:
            raise torch.OutOfMemoryError(SAID)
        graph = build(cls, *arguments)
        import weakref

        alive.append(weakref.ref(graph))
        return graph

    monkeypatch.setattr(products.PartGraph, "of", classmethod(crowded))
    operator = made.operator()
    for _ in range(2):
        np.testing.assert_allclose(operator.product(np.ones(made.n_parameters)), exact, atol=1e-16)
    assert made.notes == (
        "out of memory with the graphs kept: each Hessian product builds them again",
    )


class TightTwice(torch.autograd.Function):
    """Enough memory for a gradient, never for the gradient's graph."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.tanh()

    @staticmethod
    def backward(ctx, slope):
        if torch.is_grad_enabled():
            raise torch.OutOfMemoryError(SAID)
        (x,) = ctx.saved_tensors
        return slope * (1 - x.tanh() ** 2)


def test_no_memory_for_double_backward_leaves_differences_of_gradients():
    model = Tight(1000)
    tight = TorchTraining(
        model,
        CROSS_ENTROPY,
        vectors(),
        forward=lambda net, x: net.last(TightTwice.apply(net.first(x))),
    ).objective()
    operator = tight.operator()
    assert operator.road == (
        f"central differences of gradients (no memory for double backward on one sample: {SAID})"
    )
    vector = np.ones(tight.n_parameters)
    np.testing.assert_allclose(
        operator.product(vector), objective(1000).operator().product(vector), atol=1e-8
    )


def test_no_memory_for_one_sample_is_refused():
    with pytest.raises(TrainingError) as refused:
        objective(0)
    assert str(refused.value) == (
        f"out of memory with one sample at a time ({SAID}); accepted: a model whose gradient on one "
        "sample fits into memory. Free memory on the device, diagnose fewer parameters with "
        "parameters=[...], or use torch.utils.checkpoint(..., use_reentrant=False) in the model."
    )
    assert isinstance(refused.value.__cause__, torch.OutOfMemoryError)


ERRORS = {
    "a GPU": (torch.OutOfMemoryError(SAID), True),
    "a CPU": (
        RuntimeError(
            "[enforce fail at alloc_cpu.cpp:118] DefaultCPUAllocator: can't allocate memory"
        ),
        True,
    ),
    "Apple's MPS": (RuntimeError("MPS backend out of memory (MPS allocated: 17 GB)"), True),
    "Python": (MemoryError(), True),
    "shapes": (RuntimeError("mat1 and mat2 shapes cannot be multiplied"), False),
    "a label": (IndexError("out of memory bounds"), False),
}


@pytest.mark.parametrize("who", ERRORS)
def test_every_way_of_saying_it_is_understood(who):
    error, expected = ERRORS[who]
    assert is_out_of_memory(error) is expected


def test_other_errors_pass_through():
    from unsaddle.torch.reading import read

    samples = read(vectors(), torch.device("cpu")).samples

    def fails(chunk):
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    with pytest.raises(RuntimeError, match="mat1"):
        list(Memory().over(samples, 10, fails))
