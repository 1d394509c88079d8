"""A run from a user's file: what is loaded, what is refused and how, and what is imported for it."""

import subprocess
import sys

import pytest

import unsaddle
from unsaddle.diagnosis.loading import load_training, with_checkpoint, with_mode
from unsaddle.errors import CheckpointError, InvalidInput, TrainingError

GOOD = """
import torch
from dataclasses import dataclass
from helper_beside import WIDTH
import unsaddle.torch

@dataclass
class Settings:
    width: "int" = WIDTH

def training():
    model = torch.nn.Linear(Settings().width, 1)
    data = (torch.ones(4, WIDTH), torch.ones(4, 1))
    return unsaddle.torch.TorchTraining(model, torch.nn.MSELoss(), data, name="mine")
"""


def test_file_beside_its_helper_is_loaded(tmp_path):
    (tmp_path / "helper_beside.py").write_text("WIDTH = 3\n")
    (tmp_path / "run.py").write_text(GOOD)
    path = list(sys.path)
    training = load_training(tmp_path / "run.py")
    assert training.title == "mine"
    assert training.objective().n_parameters == 4
    assert sys.path == path


ACCEPTED_FILE = (
    "accepted: a Python file that defines training(), returning a TorchTraining or JaxTraining. "
)
SEE = "Call training() in a Python session to see the whole traceback."
FILES = {
    "no training": (
        "def trainning():\n    pass\n\ndef other():\n    pass\n",
        "run.py without training() (it defines trainning, other); "
        + ACCEPTED_FILE
        + "Did you mean to rename trainning?",
    ),
    "nothing at all": ("", f"run.py without training(); {ACCEPTED_FILE}Define it at top level."),
    "syntax": (
        "def training(:\n",
        f"run.py, line 1: running it raised SyntaxError: invalid syntax (run.py, line 1); "
        f"{ACCEPTED_FILE}{SEE}",
    ),
    "raises while it runs": (
        "import json\n\njson.loads('{')\n",
        "run.py, line 3: running it raised JSONDecodeError: Expecting property name enclosed in "
        f"double quotes: line 1 column 2 (char 1); {ACCEPTED_FILE}{SEE}",
    ),
    "leaves": (
        "import sys\nsys.exit(3)\n",
        f"run.py, line 2: running it raised SystemExit: 3; {ACCEPTED_FILE}{SEE}",
    ),
    "raises in training": (
        "def training():\n    return missing_name\n",
        "run.py, line 2: training() raised NameError: name 'missing_name' is not defined; "
        + ACCEPTED_FILE
        + SEE,
    ),
    "returns nothing": (
        "def training():\n    pass\n",
        "training() of run.py returned None; accepted: a TorchTraining or JaxTraining. End it "
        "with: return unsaddle.TorchTraining(model, loss, data, optimizer), or "
        "unsaddle.JaxTraining(loss, params, data, optimizer).",
    ),
    "returns something else": (
        "def training():\n    return 1, 2\n",
        "training() of run.py returned a tuple; accepted: a TorchTraining or JaxTraining. End it "
        "with: return unsaddle.TorchTraining(model, loss, data, optimizer), or "
        "unsaddle.JaxTraining(loss, params, data, optimizer).",
    ),
    "is refused by TorchTraining": (
        "import unsaddle.torch\n\n"
        "def training():\n    return unsaddle.torch.TorchTraining(1, 2, 3)\n",
        "model=1; accepted: a torch.nn.Module. The order is "
        "TorchTraining(model, loss, data, optimizer).",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_file_that_gives_no_training_is_refused(case, tmp_path):
    source, text = FILES[case]
    file = tmp_path / "run.py"
    file.write_text(source)
    with pytest.raises(TrainingError) as refused:
        load_training(file)
    message = str(refused.value).replace(str(file), "run.py")
    assert message == text
    raised = " raised " in text
    assert (refused.value.__cause__ is not None) == raised


def test_missing_file_and_other_kinds_of_file_are_refused(tmp_path):
    with pytest.raises(TrainingError) as missing:
        load_training(tmp_path / "absent.py")
    assert str(missing.value) == (
        f"no file at {tmp_path / 'absent.py'}; {ACCEPTED_FILE}"
        "Check the path, or run it from another folder."
    )
    (tmp_path / "weights.pt").write_bytes(b"")
    with pytest.raises(TrainingError) as other:
        load_training(tmp_path / "weights.pt")
    assert str(other.value) == (
        f"weights.pt, not a Python file; {ACCEPTED_FILE}"
        "Give the script that builds the run; weights go into --checkpoint."
    )


JAX_RUN = """
import jax.numpy as jnp
import optax
import unsaddle

def loss(params, x):
    return jnp.mean(x * (params["w"][0] ** 2 - params["w"][1] ** 2 + params["w"][1] ** 4))

def training():
    params = {"w": jnp.array([0.0, 1e-6])}
    return unsaddle.JaxTraining(loss, params, jnp.ones((4,)), optax.sgd(0.1), name="mine")
"""


@pytest.fixture
def jax_run(tmp_path):
    (tmp_path / "run.py").write_text(JAX_RUN)
    return load_training(tmp_path / "run.py")


def test_file_with_a_jax_run_is_loaded(jax_run):
    assert jax_run.title == "mine"
    assert isinstance(jax_run, unsaddle.JaxTraining)


def test_diagnosing_a_jax_file_never_imports_pytorch(tmp_path):
    (tmp_path / "run.py").write_text(JAX_RUN)
    code = (
        "from unsaddle.diagnosis.loading import load_training\nimport sys, unsaddle\n"
        f"training = load_training({str(tmp_path / 'run.py')!r})\n"
        "print(unsaddle.diagnose(training, seed=0).kind, 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "STRICT_SADDLE False", done.stderr


def test_mode_of_a_run_without_modules_is_refused(jax_run):
    with pytest.raises(InvalidInput) as refused:
        with_mode(jax_run, "eval")
    assert str(refused.value) == (
        "--mode eval for a JaxTraining; accepted: a run of PyTorch, whose modules have modes. Let the "
        "loss of the file evaluate so: deterministic=True, train=False, equinox.nn.inference_mode."
    )


def test_mode_and_checkpoint_of_a_torch_run(tmp_path):
    import torch

    model = torch.nn.Linear(2, 1)
    run = unsaddle.TorchTraining(model, torch.nn.MSELoss(), (torch.ones(3, 2), torch.ones(3, 1)))
    assert with_mode(run, "eval").mode == "eval"
    torch.save({"weight": torch.ones(1, 2), "bias": torch.zeros(1)}, tmp_path / "best.pt")
    assert with_checkpoint(run, tmp_path / "best.pt") is run
    assert model.weight.tolist() == [[1.0, 1.0]]


def test_checkpoint_of_another_library_is_refused_for_a_jax_run(jax_run, tmp_path):
    (tmp_path / "best.pt").write_bytes(b"")
    with pytest.raises(CheckpointError) as refused:
        with_checkpoint(jax_run, tmp_path / "best.pt")
    assert str(refused.value) == (
        "checkpoint best.pt for a JAX run; accepted: a .safetensors or .npz file with one array for "
        "each of params, by its name. Restore others (Orbax, msgpack, Equinox) inside training(), or "
        "write the arrays with numpy.savez or safetensors."
    )
