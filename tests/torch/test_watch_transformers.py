"""The Hugging Face callback in a real Trainer, offline."""

import subprocess
import sys

import pytest
import torch

transformers = pytest.importorskip(
    "transformers", reason="transformers is not installed: its callback is not tested"
)
pytest.importorskip("accelerate", reason="the Trainer needs accelerate, which is not installed")
from unsaddle.errors import TrainingError  # noqa: E402
from unsaddle.torch.watch.transformers import attach, training_of  # noqa: E402

# Of the libraries themselves, not of ours.
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.slow]


def rows(labelled=True):
    draw = torch.Generator().manual_seed(0)
    ids = torch.randint(0, 20, (32, 6), generator=draw)
    made = [{"input_ids": one, "attention_mask": torch.ones(6, dtype=torch.long)} for one in ids]
    if labelled:
        for index, row in enumerate(made):
            row["labels"] = torch.tensor(index % 2)
    return made


def trainer(folder, data=None, n_steps=80):
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=20,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        max_position_embeddings=8,
        num_labels=2,
    )
    arguments = transformers.TrainingArguments(
        str(folder),
        per_device_train_batch_size=4,
        gradient_accumulation_steps=2,
        max_steps=n_steps,
        learning_rate=1e-7,
        lr_scheduler_type="constant",
        report_to="none",
        save_steps=40,
        disable_tqdm=True,
        use_cpu=True,
    )
    return transformers.Trainer(
        model=transformers.BertForSequenceClassification(config),
        args=arguments,
        train_dataset=data or rows(),
    )


def watch(of, **settings):
    return attach(of, horizon=64, gain=0.6, gradients_every=2, seed=0, **settings)


def test_a_plateau_is_diagnosed_and_stands_in_the_log_history(tmp_path):
    run, told = trainer(tmp_path), []
    callback = watch(run, on_plateau=told.append)
    run.train()
    (event,) = told
    assert event.report is not None, event.problem
    assert event.step == 64
    assert callback.watch.n_steps == 80
    # What the Trainer itself reports: a model that ignores num_items_in_batch is given the sum over the
    # accumulated batches, here two.
    assert event.check.loss == pytest.approx(run.state.log_history[-1]["train_loss"], rel=0.02)
    assert event.report.loss == pytest.approx(0.69, abs=0.03)
    assert event.notes[0].startswith("diagnosed in evaluation mode")
    assert event.gradient.n_pairs > 20
    assert [row["step"] for row in run.state.log_history if "unsaddle/gain" in row] == [64, 80]


def test_the_training_is_bit_for_bit_the_same_with_the_watch(tmp_path):
    plain, watched = trainer(tmp_path / "a"), trainer(tmp_path / "b")
    plain.train()
    watched = trainer(tmp_path / "b")
    watch(watched)
    watched.train()
    for ours, theirs in zip(watched.model.parameters(), plain.model.parameters(), strict=True):
        assert torch.equal(ours, theirs)


def test_a_checkpoint_brings_the_watch_back(tmp_path):
    first = trainer(tmp_path, n_steps=40)
    watch(first)
    first.train()
    second = trainer(tmp_path)
    callback = watch(second)
    second.train(resume_from_checkpoint=str(tmp_path / "checkpoint-40"))
    assert callback.watch.n_steps == 80
    assert [event.step for event in callback.watch.events] == [64]


def test_a_resume_from_another_folder_is_told_to_begin_afresh(tmp_path, caplog):
    first = trainer(tmp_path / "first", n_steps=40)
    watch(first)
    first.train()
    second = trainer(tmp_path / "second", n_steps=45)
    callback = watch(second)
    second.train(resume_from_checkpoint=str(tmp_path / "first" / "checkpoint-40"))
    assert callback.watch.n_steps == 5
    assert "the training goes on at step 40, the watch begins afresh: there is no" in caplog.text


def test_batches_without_labels_are_refused_with_what_to_pass(tmp_path):
    with pytest.raises(
        TrainingError, match="batches with attention_mask, input_ids; accepted: batch"
    ):
        training_of(trainer(tmp_path, rows(labelled=False))).objective()


def test_a_set_that_can_only_be_iterated_is_refused(tmp_path):
    class Stream(torch.utils.data.IterableDataset):
        def __iter__(self):
            return iter(rows())

    with pytest.raises(
        TrainingError, match="a training set that can only be iterated; accepted: one"
    ):
        training_of(trainer(tmp_path, Stream()))


def test_without_transformers_the_extra_is_named():
    code = (
        "import sys; sys.modules['transformers'] = None\nimport unsaddle.torch.watch.transformers"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (
        "watching a Hugging Face training needs transformers, which is not installed" in done.stderr
    )
