"""The Lightning callback in a real Trainer, offline."""

import subprocess
import sys

import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from unsaddle import TorchTraining

pl = pytest.importorskip(
    "lightning.pytorch", reason="Lightning is not installed: its callback is not tested"
)
from unsaddle.torch.watch.lightning import WatchCallback  # noqa: E402 -- imports Lightning

# Of Lightning itself (torch.jit, few workers, no logger), not of ours.
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.slow]


class Module(pl.LightningModule):
    def __init__(self, learning_rate=1e-6):
        super().__init__()
        torch.manual_seed(0)
        self.net = nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.1), nn.Linear(4, 1))
        self.learning_rate = learning_rate

    def training_step(self, batch, index):
        loss = nn.functional.mse_loss(self.net(batch[0]), batch[1])
        self.log("train_loss", loss)
        return loss

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), lr=self.learning_rate, momentum=0.9)


def loader():
    inputs = torch.randn(64, 4, generator=torch.Generator().manual_seed(0))
    data = TensorDataset(inputs, inputs[:, :1])
    return DataLoader(data, 8, shuffle=True, generator=torch.Generator().manual_seed(1))


def callback(data, **settings):
    def training(trainer, module):
        return TorchTraining(module.net, nn.MSELoss(), data, trainer.optimizers[0])

    return WatchCallback(training, horizon=64, gain=0.6, gradients_every=2, seed=0, **settings)


def fit(folder, callbacks, n_steps=100, checkpoint=None, data=None, module=None, **named):
    trainer = pl.Trainer(
        max_steps=n_steps,
        callbacks=callbacks,
        accelerator="cpu",
        default_root_dir=folder,
        logger=pl.loggers.CSVLogger(folder),
        enable_progress_bar=False,
        enable_model_summary=False,
        **named,
    )
    module = module or Module()
    trainer.fit(module, data or loader(), ckpt_path=checkpoint)
    return trainer, module


def test_a_plateau_is_diagnosed_and_logged_by_the_trainers_loggers(tmp_path):
    data, told = loader(), []
    watching = callback(data, on_plateau=told.append)
    fit(tmp_path, [watching], data=data, accumulate_grad_batches=2, gradient_clip_val=1e-3)
    (event,) = told
    assert event.report is not None, event.problem
    assert event.step == 64
    assert watching.watch.n_steps == 100  # of the optimizer; 200 batches
    assert event.report.loss == pytest.approx(event.check.loss, rel=0.3)  # the mean, not half of it
    # Seen before clipping: the clipped norm would be 1e-3.
    assert event.gradient.squared_norm > 1e-2
    written = next(tmp_path.rglob("metrics.csv")).read_text()
    assert "unsaddle/gain" in written


def test_the_fit_is_bit_for_bit_the_same_with_the_watch(tmp_path):
    plain = fit(tmp_path, [])[1]
    data = loader()
    watched = fit(tmp_path, [callback(data)], data=data)[1]
    for ours, theirs in zip(watched.parameters(), plain.parameters(), strict=True):
        assert torch.equal(ours, theirs)


def test_a_checkpoint_brings_the_watch_back(tmp_path):
    whole_data, first_data = loader(), loader()
    whole = callback(whole_data)
    fit(tmp_path, [whole], data=whole_data)
    trainer, _ = fit(tmp_path, [callback(first_data)], n_steps=40, data=first_data)
    trainer.save_checkpoint(tmp_path / "at_40.ckpt")
    second_data = loader()
    second = callback(second_data)
    fit(tmp_path, [second], checkpoint=tmp_path / "at_40.ckpt", data=second_data)
    assert second.watch.n_steps == 100
    assert [event.step for event in second.watch.events] == [64]


class Manual(Module):
    """Steps by itself, and returns no loss, or its loss."""

    def __init__(self, returns):
        super().__init__()
        self.automatic_optimization, self.returns = False, returns

    def training_step(self, batch, index):
        optimizer = self.optimizers()
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(self.net(batch[0]), batch[1])
        self.manual_backward(loss)
        optimizer.step()
        return loss if self.returns else None


@pytest.mark.parametrize("returns", [False, True])
def test_a_module_that_steps_by_itself_is_watched_by_the_loss_that_it_returns(
    returns, tmp_path, caplog
):
    data = loader()
    watching = callback(data)
    fit(tmp_path, [watching], n_steps=20, data=data, module=Manual(returns))
    assert watching.watch.n_steps == (20 if returns else 0)
    assert caplog.text.count("training_step returned no loss") == (0 if returns else 1)


def test_an_incomplete_last_group_of_an_epoch_is_a_mean_too(tmp_path):
    data = loader()  # 8 batches an epoch: groups of 3, 3 and 2
    watching, seen = callback(data), []
    watching.on_train_start_ = watching.on_train_start

    def start(trainer, module):
        watching.on_train_start_(trainer, module)
        watching.watch.observe_loss = lambda loss: seen.append(float(loss))

    watching.on_train_start = start
    fit(tmp_path, [watching], n_steps=60, data=data, accumulate_grad_batches=3)
    whole, last = [x for k, x in enumerate(seen) if k % 3 < 2], seen[2::3]
    # 20 means of 16 samples: a third less would be eight standard errors off.
    assert sum(last) / len(last) == pytest.approx(sum(whole) / len(whole), rel=0.2)


def test_a_second_fit_after_a_resumed_one_does_not_go_back_to_the_checkpoint(tmp_path):
    data = loader()
    trainer, _ = fit(tmp_path, [callback(data)], n_steps=40, data=data)
    trainer.save_checkpoint(tmp_path / "at_40.ckpt")
    watching = callback(data)
    fit(tmp_path, [watching], n_steps=50, checkpoint=tmp_path / "at_40.ckpt", data=data)
    assert watching.watch.n_steps == 50
    fit(tmp_path, [watching], n_steps=10, data=data)
    assert watching.watch.n_steps == 10


def test_two_callbacks_with_names_of_their_own(tmp_path):
    data = loader()
    both = [callback(data, name="one"), callback(data, name="two")]
    fit(tmp_path, [*both], data=data)  # Lightning adds its own to the list
    assert [len(one.watch.events) for one in both] == [1, 1]
    assert len({one.state_key for one in both}) == 2


def test_without_lightning_the_extra_is_named():
    code = (
        "import sys; sys.modules['lightning'] = sys.modules['pytorch_lightning'] = None\n"
        "import unsaddle.torch.watch.lightning"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "watching a Lightning training needs lightning, which is not installed" in done.stderr
    assert "pip install 'unsaddle[watch]'" in done.stderr
