"""Arrays from files into a JAX run, and every refusal by its text."""

import jax.numpy as jnp
import numpy as np
import pytest
from safetensors.numpy import save_file

from unsaddle import JaxTraining
from unsaddle.errors import CheckpointError
from unsaddle.jax import load_checkpoint

ACCEPTED = "accepted: a .safetensors or .npz file with one array for each of params, by its name. "
SAVED = {"layer.w": np.array([1.0, 2.0], np.float32), "layer.b": np.array([3.0], np.float32)}


def run():
    def loss(params, x):
        return jnp.mean(x @ params["layer"]["w"] + params["layer"]["b"][0])

    params = {"layer": {"w": np.zeros(2, np.float32), "b": np.zeros(1, np.float32)}, "n": 3}
    return JaxTraining(loss, params, np.ones((4, 2)))


@pytest.mark.parametrize("separator", [".", "/"])
def test_arrays_are_found_by_the_path_of_their_leaf(separator, tmp_path):
    saved = {name.replace(".", separator): array for name, array in SAVED.items()}
    np.savez(tmp_path / "c.npz", **saved)
    save_file(saved, tmp_path / "c.safetensors")
    before = run()
    for name in ("c.npz", "c.safetensors"):
        loaded = load_checkpoint(before, tmp_path / name)
        assert loaded.objective().point.tolist() == [3.0, 1.0, 2.0]
        assert loaded.params["n"] == 3
    assert before.objective().point.tolist() == [0.0, 0.0, 0.0]


NAMES = "The names of params are layer.b, layer.w."
MISFITS = {
    "one missing": (
        {"layer.w": SAVED["layer.w"]},
        f"checkpoint c.npz without layer.b; {ACCEPTED}{NAMES}",
    ),
    "one too many": (
        {**SAVED, "head": np.ones(1)},
        f"checkpoint c.npz with unknown head; {ACCEPTED}{NAMES}",
    ),
    "another shape": (
        {**SAVED, "layer.b": np.ones(2)},
        "layer.b of shape (2,) in checkpoint c.npz; accepted: shape (1,), as in params. Build the model "
        "with the sizes it was trained with.",
    ),
}


@pytest.mark.parametrize("case", MISFITS)
def test_checkpoint_that_does_not_fit_is_refused(case, tmp_path):
    saved, text = MISFITS[case]
    np.savez(tmp_path / "c.npz", **saved)
    with pytest.raises(CheckpointError) as refused:
        load_checkpoint(run(), tmp_path / "c.npz")
    assert str(refused.value) == text


def test_absent_damaged_and_pickled_files_are_refused(tmp_path):
    damaged = (
        "checkpoint c.npz that is damaged, truncated or holds objects; "
        f"{ACCEPTED}Copy it again, or take an earlier one."
    )
    with pytest.raises(CheckpointError) as absent:
        load_checkpoint(run(), tmp_path / "c.npz")
    assert str(absent.value) == f"no checkpoint at {tmp_path / 'c.npz'}; {ACCEPTED}Check the path."
    (tmp_path / "c.npz").write_bytes(b"nothing")
    with pytest.raises(CheckpointError) as broken:
        load_checkpoint(run(), tmp_path / "c.npz")
    assert str(broken.value) == damaged
    np.savez(tmp_path / "c.npz", w=np.array([{"runs": "code"}], dtype=object))
    with pytest.raises(CheckpointError) as pickled:
        load_checkpoint(run(), tmp_path / "c.npz")
    assert str(pickled.value) == damaged
