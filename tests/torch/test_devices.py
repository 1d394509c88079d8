"""Where a model is, and the random states of what is there. No accelerator here: they are played."""

import random

import numpy as np
import pytest
import torch
from torch import nn

from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining, randomness
from unsaddle.torch.checks import check_device
from unsaddle.torch.randomness import random_states_kept

CROSS_ENTROPY = nn.CrossEntropyLoss()


def vectors(n=20):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, 5, generator=draw), torch.arange(n) % 3


def perceptron():
    return nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3))


def test_model_that_is_split_over_devices_is_refused():
    model = perceptron()
    model[2].to("meta")
    with pytest.raises(TrainingError) as refused:
        TorchTraining(model, CROSS_ENTROPY, vectors()).objective()
    assert str(refused.value) == (
        "a model that is split over devices: 0.weight on cpu, 2.weight on meta; accepted: a model on "
        "one device. Move it with model.to(device); a model too large for one device cannot be "
        "diagnosed."
    )


def test_buffer_on_another_device_is_a_split_and_a_counter_is_none():
    wide, counting = perceptron(), perceptron()
    wide.register_buffer("mask", torch.zeros(3, device="meta"))
    counting.register_buffer("n_calls", torch.zeros((), device="meta"))
    with pytest.raises(TrainingError, match=r"devices: 0\.weight on cpu, mask on meta;"):
        check_device(wide)
    assert check_device(counting) == torch.device("cpu")


def test_model_without_values_is_refused():
    with pytest.raises(TrainingError) as refused:
        TorchTraining(perceptron().to("meta"), CROSS_ENTROPY, vectors()).objective()
    assert str(refused.value) == (
        "a model on the device meta, which has shapes and no values; accepted: a model with values. "
        "Build it with model.to_empty(device=...) and load its weights."
    )


def test_every_global_random_state_comes_back():
    own = torch.Generator().manual_seed(4)

    def draw():
        return (
            random.random(),
            float(np.random.rand()),  # noqa: NPY002
            float(torch.rand(())),
            float(torch.rand((), generator=own)),
        )

    with random_states_kept([own]):
        first = draw()

    def failing():
        with random_states_kept([own]):
            assert draw() == first
            raise ValueError("inside")

    with pytest.raises(ValueError, match="inside"):
        failing()
    with random_states_kept([own]):
        assert draw() == first


class Played:
    """A device module with two devices, each with a state."""

    def __init__(self):
        self.states = {0: 10, 1: 20}

    def is_initialized(self):
        return True

    def device_count(self):
        return 2

    def get_rng_state(self, index=0):
        return self.states[index]

    def set_rng_state(self, state, index=0):
        self.states[index] = state


def test_states_of_all_accelerators_come_back(monkeypatch):
    played, apple = Played(), Played()
    monkeypatch.setattr(torch, "cuda", played)
    monkeypatch.setattr(torch, "mps", apple)
    monkeypatch.setattr(randomness, "_has_mps", lambda: True)
    with random_states_kept():
        played.states, apple.states = {0: 1, 1: 2}, {0: 3, 1: 4}
    assert played.states == {0: 10, 1: 20}
    assert apple.states[0] == 10


def test_accelerator_that_was_never_used_is_not_woken_up(monkeypatch):
    asleep = Played()
    asleep.is_initialized = lambda: False
    asleep.get_rng_state = None  # a call would raise
    monkeypatch.setattr(torch, "cuda", asleep)
    with random_states_kept():
        pass
    assert asleep.states == {0: 10, 1: 20}


def test_distributed_model_is_looked_through(tmp_path):
    """One process is a world too; gradients are not synchronised by a diagnosis."""
    torch.distributed.init_process_group(
        "gloo", init_method=f"file://{tmp_path}/store", rank=0, world_size=1
    )
    try:
        model = perceptron()
        wrapped = nn.parallel.DistributedDataParallel(model)
        steps = torch.optim.SGD(wrapped.parameters(), 0.1)
        made = TorchTraining(wrapped, CROSS_ENTROPY, vectors(), steps).objective()
        plain = TorchTraining(model, CROSS_ENTROPY, vectors()).objective()
    finally:
        torch.distributed.destroy_process_group()
    assert made.names == ("0.weight", "0.bias", "2.weight", "2.bias")
    np.testing.assert_array_equal(made.gradient(), plain.gradient())
    assert all(own.grad is None for own in model.parameters())


def test_sharded_parameter_is_refused():
    """As FSDP leaves them: no such group here, so the class is played."""

    class DTensor(torch.Tensor):
        pass

    DTensor.__module__ = "torch.distributed.tensor"
    model = perceptron()
    data = torch.ones(4, 5).as_subclass(DTensor)
    model[0].weight = nn.Parameter(data)
    with pytest.raises(TrainingError) as refused:
        TorchTraining(model, CROSS_ENTROPY, vectors()).objective()
    assert str(refused.value) == (
        "parameter 0.weight that is sharded over processes (DTensor); accepted: a model whose "
        "parameters are whole. Gather the weights into an unsharded copy of the model and diagnose "
        "that."
    )
