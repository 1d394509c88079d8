"""Weights from a file: what fits is loaded whole, all else is refused with nothing changed."""

import os
import pickle

import pytest
import torch
from safetensors.torch import save_file, save_model
from torch import nn

from unsaddle.errors import CheckpointError
from unsaddle.torch import TorchTraining, load_checkpoint

ACCEPTED = "accepted: a .safetensors file, or a state dict written by torch.save. "
UNREADABLE = (
    f"checkpoint c.pt that is damaged, truncated or of another format; {ACCEPTED}"
    "Copy it again, or take an earlier one."
)
SAVE = "Save it with torch.save(model.state_dict(), path) or safetensors."


def network(seed=0, width=4):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return nn.Sequential(nn.Linear(5, width), nn.Tanh(), nn.Linear(width, 3))


def training_of(model, optimizer=None):
    data = (torch.ones(6, 5).cumsum(0), torch.arange(6) % 3)
    return TorchTraining(model, nn.CrossEntropyLoss(), data, optimizer)


def stepped(optimizer_class, model):
    optimizer = optimizer_class(model.parameters(), lr=0.05)
    training = training_of(model)
    for _ in range(2):
        optimizer.zero_grad()
        nn.CrossEntropyLoss()(model(training.data[0]), training.data[1]).backward()
        optimizer.step()
    return optimizer


def same(first, second):
    pairs = zip(first.state_dict().items(), second.state_dict().items(), strict=True)
    return all(a == b and torch.equal(x, y) for (a, x), (b, y) in pairs)


def prefixed(state, prefix):
    return {prefix + key: value for key, value in state.items()}


FORMS = {
    "bare": lambda state: state,
    "under model": lambda state: {"model": state, "epoch": 3},
    "under state_dict": lambda state: {"state_dict": state},
    "under model_state_dict": lambda state: {"model_state_dict": state, "loss": 0.1},
    "of DataParallel": lambda state: prefixed(state, "module."),
    "of torch.compile": lambda state: prefixed(state, "_orig_mod."),
    "of both": lambda state: {"model": prefixed(state, "module._orig_mod.")},
}


@pytest.mark.parametrize("form", FORMS)
def test_every_usual_form_is_loaded(form, tmp_path):
    saved, mine = network(1), network(2)
    torch.save(FORMS[form](saved.state_dict()), tmp_path / "c.pt")
    loaded = load_checkpoint(training_of(mine), tmp_path / "c.pt")
    assert same(saved, mine)
    assert (loaded.n_tensors, loaded.optimizer_state) == (4, "absent")


def test_safetensors_are_loaded_tied_weights_included(tmp_path):
    saved, mine = network(1), network(2)
    save_file(saved.state_dict(), tmp_path / "c.safetensors")
    load_checkpoint(training_of(mine), tmp_path / "c.safetensors")
    assert same(saved, mine)

    class Tied(nn.Module):
        def __init__(self, value):
            super().__init__()
            self.first, self.second = nn.Linear(3, 3, bias=False), nn.Linear(3, 3, bias=False)
            self.second.weight = self.first.weight
            nn.init.constant_(self.first.weight, value)

    tied, other = Tied(1.0), Tied(2.0)
    save_model(tied, str(tmp_path / "tied.safetensors"))  # stores one of the two names
    load_checkpoint(TorchTraining(other, nn.MSELoss(), None), tmp_path / "tied.safetensors")
    assert same(tied, other)


def test_wrapped_model_takes_a_plain_checkpoint(tmp_path):
    saved, mine = network(1), network(2)
    torch.save(saved.state_dict(), tmp_path / "c.pt")
    load_checkpoint(training_of(nn.DataParallel(mine)), tmp_path / "c.pt")
    assert same(saved, mine)


@pytest.mark.parametrize("key", ["optimizer", "optimizer_state_dict"])
def test_optimizer_state_is_loaded_where_it_fits(key, tmp_path):
    saved, mine = network(1), network(2)
    theirs = stepped(torch.optim.Adam, saved)
    ours = torch.optim.Adam(mine.parameters(), lr=0.9)
    torch.save({"model": saved.state_dict(), key: theirs.state_dict()}, tmp_path / "c.pt")
    loaded = load_checkpoint(training_of(mine, ours), tmp_path / "c.pt")
    assert loaded.optimizer_state == "loaded"
    assert ours.param_groups[0]["lr"] == 0.05
    a, b = (next(iter(o.state.values()))["exp_avg_sq"] for o in (theirs, ours))
    assert torch.equal(a, b)


@pytest.mark.parametrize("other", ["another optimizer", "another number", "another shape", "junk"])
def test_optimizer_state_that_does_not_fit_is_left_out_and_said(other, tmp_path):
    saved, mine = network(1), network(2)
    ours = torch.optim.Adam(mine.parameters(), lr=0.9)
    state = {
        "another optimizer": lambda: stepped(torch.optim.SGD, saved).state_dict(),
        "another number": lambda: torch.optim.Adam([saved[0].weight]).state_dict(),
        "another shape": lambda: stepped(torch.optim.Adam, network(1, width=7)).state_dict(),
        "junk": lambda: {"step": 3},
    }[other]()
    torch.save({"model": saved.state_dict(), "optimizer": state}, tmp_path / "c.pt")
    loaded = load_checkpoint(training_of(mine, ours), tmp_path / "c.pt")
    assert loaded.optimizer_state == "does not fit"
    assert same(saved, mine)
    assert ours.param_groups[0]["lr"] == 0.9
    assert not ours.state


class Payload:
    """Unpickling it makes a folder: the proof that code ran."""

    def __init__(self, place):
        self.place = place

    def __reduce__(self):
        return os.mkdir, (str(self.place),)


@pytest.mark.parametrize("how", ["torch.save", "legacy torch.save", "pickle"])
def test_pickle_with_code_in_it_is_refused_without_running_it(how, tmp_path):
    place, file = tmp_path / "it_ran", tmp_path / "c.pt"
    content = {"model": network().state_dict(), "extra": Payload(place)}
    if how == "pickle":
        file.write_bytes(pickle.dumps({"extra": Payload(place)}))
    else:
        torch.save(content, file, _use_new_zipfile_serialization=how == "torch.save")
    mine = network(2)
    named = "a plain pickle" if how == "pickle" else f"{os.mkdir.__module__}.mkdir"
    with pytest.raises(CheckpointError) as refused:
        load_checkpoint(training_of(mine), file)
    assert str(refused.value) == (
        f"checkpoint c.pt that may run code ({named}), not tensors only; {ACCEPTED}"
        f"It was refused without running it. {SAVE}"
    )
    assert not place.exists()
    assert same(mine, network(2))
    if how == "pickle":  # the payload is live: the plain unpickler does run it
        pickle.loads(file.read_bytes())
        assert place.exists()


@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_truncated_file_is_refused(suffix, share, tmp_path):
    file = tmp_path / f"c{suffix}"
    if suffix == ".pt":
        torch.save(network().state_dict(), file)
    else:
        save_file(network().state_dict(), file)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    mine = network(2)
    with pytest.raises(CheckpointError) as refused:
        load_checkpoint(training_of(mine), file)
    assert str(refused.value) == UNREADABLE.replace("c.pt", file.name)
    assert refused.value.__cause__ is not None
    assert same(mine, network(2))


@pytest.mark.parametrize(
    "content", [b"not a checkpoint at all", b"\x80\x02", bytes(200), b"GIF89a\x00"]
)
def test_file_of_something_else_is_refused(content, tmp_path):
    (tmp_path / "c.pt").write_bytes(content)
    with pytest.raises(CheckpointError) as refused:
        load_checkpoint(training_of(network()), tmp_path / "c.pt")
    assert str(refused.value) == UNREADABLE


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(CheckpointError) as refused:
        load_checkpoint(training_of(network()), tmp_path / "c.pt")
    assert str(refused.value) == (
        f"no checkpoint at {tmp_path / 'c.pt'}; {ACCEPTED}Check the path."
    )


def test_a_bare_tensor_is_refused(tmp_path):
    torch.save(torch.ones(3), tmp_path / "c.pt")
    with pytest.raises(CheckpointError) as refused:
        load_checkpoint(training_of(network()), tmp_path / "c.pt")
    assert str(refused.value) == f"checkpoint c.pt that holds a Tensor; {ACCEPTED}{SAVE}"


FITS = (
    "accepted: a state dict of Sequential with its 4 tensors. "
    "Build the model as it was when the checkpoint was saved."
)
MISFITS = {
    "missing": (
        lambda state: {key: value for key, value in state.items() if key != "2.bias"},
        "2.bias is missing",
    ),
    "unknown": (lambda state: {**state, "3.weight": torch.ones(1)}, "3.weight is not in the model"),
    "shape": (
        lambda state: {**state, "2.bias": torch.ones(7)},
        "2.bias is (7,) in the file and (3,) in the model",
    ),
    "not a tensor": (
        lambda state: {**state, "2.bias": 3.0},
        "2.bias is float in the file and (3,) in the model",
    ),
    "everything": (
        lambda state: {"a": torch.ones(1)},
        "0.weight is missing; 0.bias is missing; 2.weight is missing and 2 more",
    ),
}


@pytest.mark.parametrize("case", MISFITS)
def test_checkpoint_that_does_not_fit_is_refused_and_nothing_changed(case, tmp_path):
    change, misfit = MISFITS[case]
    torch.save(change(network(1).state_dict()), tmp_path / "c.pt")
    mine = network(2)
    with pytest.raises(CheckpointError) as refused:
        load_checkpoint(training_of(mine), tmp_path / "c.pt")
    assert str(refused.value) == (f"checkpoint c.pt that does not fit the model: {misfit}; {FITS}")
    assert same(mine, network(2))
