"""Each sink against the real library, offline: what was written is read back with that library.

The trackers are no dependency of the tests: where one is not installed its test is skipped with a
notice, and what a user is told then is tested by its text.
"""

import csv
import json
import logging
import subprocess
import sys

import pytest
import torch
from torch import nn

from unsaddle import TorchTraining
from unsaddle.errors import InvalidInput
from unsaddle.torch import PlateauWatch
from unsaddle.torch.watch import sinks

NAMES = {"unsaddle/loss", "unsaddle/gain", "unsaddle/gain_low", "unsaddle/gain_high"}
# Of the libraries themselves, not of ours.
THEIRS = "ignore::DeprecationWarning"


def watched(sink):
    """Return the watch after 64 equal losses: one look, one plateau."""
    model = nn.Linear(2, 1, bias=False, dtype=torch.float64)
    data = torch.eye(2, dtype=torch.float64), torch.zeros(2, 1, dtype=torch.float64)
    sgd = torch.optim.SGD(model.parameters(), lr=0.1)
    watch = PlateauWatch(
        TorchTraining(model, nn.MSELoss(), data, sgd), horizon=64, sinks=[sink], seed=0
    )
    for _ in range(80):
        watch.step(2.0)
    watch.close()
    assert len(watch.events) == 1
    return watch


def no_complaint(caplog):
    assert "raised at step" not in caplog.text


def test_numbers_go_to_the_standard_log(caplog):
    with caplog.at_level(logging.INFO, "unsaddle.watch"):
        watched(sinks.Log())
    assert caplog.messages[0].startswith("step 64: unsaddle/loss 2, unsaddle/gain 0, ")
    no_complaint(caplog)


def test_a_csv_file_has_a_row_for_each_number_and_is_appended_to(tmp_path, caplog):
    for _ in range(2):
        watched(sinks.CsvFile(tmp_path / "watch.csv"))
    with (tmp_path / "watch.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    losses = [row for row in rows if row["name"] == "unsaddle/loss"]
    assert [(row["step"], row["value"]) for row in losses] == [("64", "2.0"), ("80", "2.0")] * 2
    no_complaint(caplog)


def test_json_lines_hold_numbers_and_the_whole_report(tmp_path, caplog):
    watched(sinks.JsonLines(tmp_path / "watch.jsonl"))
    lines = [json.loads(line) for line in (tmp_path / "watch.jsonl").read_text().splitlines()]
    assert lines[0]["step"] == 64
    assert set(lines[0]["values"]) >= NAMES
    assert lines[1]["event"]["report"]["kind"] == "NOT_CRITICAL"
    no_complaint(caplog)


def test_the_smallest_eigenvalue_is_written_with_its_residual(tmp_path):
    model = nn.Linear(2, 1, bias=False, dtype=torch.float64)
    data = torch.eye(2, dtype=torch.float64), torch.zeros(2, 1, dtype=torch.float64)
    watch = PlateauWatch(
        TorchTraining(model, nn.MSELoss(), data),
        sinks=[sinks.JsonLines(tmp_path / "watch.jsonl")], budget=None, eigenvalue_every=1, seed=0,
    )  # fmt: skip
    watch.step(1.0)
    values = json.loads((tmp_path / "watch.jsonl").read_text())["values"]
    assert values["unsaddle/smallest_eigenvalue"] == pytest.approx(1.0)
    assert values["unsaddle/smallest_eigenvalue_residual"] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("build", [sinks.CsvFile, sinks.JsonLines])
def test_a_folder_that_is_not_there_is_told_at_once(build, tmp_path):
    with pytest.raises(InvalidInput, match="accepted: a file in a folder that exists"):
        build(tmp_path / "absent" / "watch.txt")


@pytest.mark.filterwarnings(THEIRS)
def test_tensorboard_reads_scalars_and_text_back(tmp_path, caplog):
    pytest.importorskip(
        "tensorboard", reason="TensorBoard is not installed: its sink is not tested"
    )
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    watched(sinks.TensorBoard(tmp_path))
    read = EventAccumulator(str(tmp_path))
    read.Reload()
    assert [(one.step, one.value) for one in read.Scalars("unsaddle/loss")] == [
        (64, 2.0),
        (80, 2.0),
    ]
    text = read.Tensors("unsaddle/plateau/text_summary")
    assert text[0].step == 64
    assert b"PLATEAU" in text[0].tensor_proto.string_val[0]
    no_complaint(caplog)


@pytest.mark.filterwarnings(THEIRS)
def test_a_writer_of_the_users_stays_open(tmp_path):
    pytest.importorskip(
        "tensorboard", reason="TensorBoard is not installed: its sink is not tested"
    )
    from torch.utils.tensorboard import SummaryWriter

    with SummaryWriter(str(tmp_path)) as writer:
        watched(sinks.TensorBoard(writer))
        writer.add_scalar("own", 1.0, 0)
        assert writer.file_writer is not None


@pytest.mark.filterwarnings("ignore")
def test_mlflow_reads_metrics_and_the_plateau_back(tmp_path, caplog, monkeypatch):
    mlflow = pytest.importorskip("mlflow", reason="MLflow is not installed: its sink is not tested")
    monkeypatch.setenv("MLFLOW_ALLOW_FILE_STORE", "true")
    monkeypatch.setenv("MLFLOW_DISABLE_TELEMETRY", "true")
    mlflow.set_tracking_uri((tmp_path / "runs").as_uri())
    with mlflow.start_run() as run:
        watched(sinks.MLflow())
    client = mlflow.MlflowClient()
    history = client.get_metric_history(run.info.run_id, "unsaddle/loss")
    assert [(one.step, one.value) for one in history] == [(64, 2.0), (80, 2.0)]
    names = [one.path for one in client.list_artifacts(run.info.run_id, "unsaddle")]
    assert names == ["unsaddle/plateau_at_step_64.txt"]
    no_complaint(caplog)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_weights_and_biases_writes_an_offline_run(tmp_path, caplog, monkeypatch):
    wandb = pytest.importorskip("wandb", reason="wandb is not installed: its sink is not tested")
    monkeypatch.setenv("WANDB_SILENT", "true")
    run = wandb.init(mode="offline", dir=str(tmp_path), project="watch")
    watched(sinks.WeightsAndBiases(run))
    summary = {name: run.summary[name] for name in (*NAMES, "unsaddle/step")}
    run.finish()
    assert summary["unsaddle/loss"] == 2.0
    assert summary["unsaddle/step"] == 80
    assert list(tmp_path.glob("wandb/offline-run-*/*.wandb"))
    no_complaint(caplog)


@pytest.mark.parametrize(
    ("module", "package", "build"),
    [
        ("tensorboard", "tensorboard", "TensorBoard('folder')"),
        ("mlflow", "mlflow", "MLflow()"),
        ("wandb", "wandb", "WeightsAndBiases()"),
    ],
)
def test_a_tracker_that_is_missing_is_named_with_its_extra(module, package, build):
    code = (
        f"import sys; sys.modules[{module!r}] = None\n"
        f"from unsaddle.torch.watch import sinks; sinks.{build}"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (
        f"MissingExtra: writing to {package} needs {package}, which is not installed; accepted: an "
        "environment with the extra 'watch'. Install it with: pip install 'unsaddle[watch]'."
    ) in done.stderr, done.stderr


def test_watching_imports_no_tracker_and_no_trainer():
    code = (
        "import sys, unsaddle.torch.watch, unsaddle.torch.watch.sinks\n"
        "print([n for n in ('tensorboard', 'mlflow', 'wandb', 'lightning', 'transformers', 'jax')"
        " if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
