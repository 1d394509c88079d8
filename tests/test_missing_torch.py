"""Without PyTorch the laboratory works and the diagnosis says which extra to install."""

import subprocess
import sys


def run_without_torch(code: str) -> subprocess.CompletedProcess[str]:
    hidden = f"import sys; sys.modules['torch'] = None\n{code}"
    return subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True)


def test_asking_for_a_torch_training_names_the_extra() -> None:
    done = run_without_torch("import unsaddle; unsaddle.TorchTraining")
    assert done.returncode != 0
    assert (
        "diagnosing a PyTorch run needs PyTorch, which is not installed; accepted: an environment with "
        "the extra 'torch'. Install it with: pip install 'unsaddle[torch]'." in done.stderr
    )


def test_a_race_needs_no_torch() -> None:
    done = run_without_torch(
        "import unsaddle; r = unsaddle.race('saddle', ['sgd'], n_steps=1000, seed=0); "
        "print(r.entries[0].verdicts.escape.median)"
    )
    assert done.stdout.strip() == "698.0", done.stderr
