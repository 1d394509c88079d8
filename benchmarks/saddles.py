"""Small real networks beside a saddle: the places from which escapes are forecast and really trained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn

N_SAMPLES = 400  # of scikit-learn's digits: a step then takes a fraction of a millisecond
N_CLASSES = 10

Loss = Callable[[Tensor, Tensor], Tensor]


class Attention(nn.Module):
    """One head over the eight rows of a digit, read out from their mean."""

    def __init__(self, width: int = 4) -> None:
        super().__init__()
        self.queries, self.keys, self.values = (nn.Linear(8, width, bias=False) for _ in range(3))
        self.read = nn.Linear(width, N_CLASSES)

    def forward(self, pixels: Tensor) -> Tensor:
        """Return logits, `(n_samples, 10)`."""
        rows = pixels.reshape(-1, 8, 8)
        scores = self.queries(rows) @ self.keys(rows).transpose(1, 2)
        return self.read((scores.softmax(dim=2) @ self.values(rows)).mean(dim=1))


def _two_layers(activation: type[nn.Module]) -> nn.Module:
    return nn.Sequential(nn.Linear(64, 8), activation(), nn.Linear(8, N_CLASSES))


def _convolution() -> nn.Module:
    return nn.Sequential(
        nn.Unflatten(1, (1, 8, 8)),
        nn.Conv2d(1, 3, 3, stride=2),
        nn.Tanh(),
        nn.Flatten(),
        nn.Linear(27, N_CLASSES),
    )


def _normalised() -> nn.Module:
    return nn.Sequential(nn.LayerNorm(64), nn.Linear(64, 6), nn.Tanh(), nn.Linear(6, N_CLASSES))


def one_hot_error(output: Tensor, targets: Tensor) -> Tensor:
    """Return the mean over samples of half the squared distance from the class's unit vector."""
    wanted = nn.functional.one_hot(targets, N_CLASSES).to(output.dtype)
    return 0.5 * (output - wanted).square().sum(dim=1).mean()


def own_image_error(output: Tensor, targets: Tensor) -> Tensor:
    """Return the mean over samples of half the squared distance from the target image."""
    return 0.5 * (output - targets).square().sum(dim=1).mean()


@dataclass(frozen=True)
class Saddle:
    """A network whose weights' zero is a saddle; `rate` is a stable step of gradient descent."""

    build: Callable[[], nn.Module]
    loss: Loss
    rate: float
    images: bool = False  # whether the targets are the inputs themselves

    def data(self) -> tuple[Tensor, Tensor]:
        """Return inputs and targets, float64."""
        digits = load_digits()
        inputs = torch.tensor(digits.data[:N_SAMPLES] / 16.0)
        return inputs, inputs if self.images else torch.tensor(digits.target[:N_SAMPLES])

    def model(self, amplitude: float, seed: int) -> nn.Module:
        """Return the network with normal weights of that size, its output bias at its optimum."""
        generator = torch.Generator().manual_seed(seed)
        model = self.build().double()
        _, targets = self.data()
        with torch.no_grad():
            for name, own in model.named_parameters():
                if not _scales(model, name):
                    own.copy_(amplitude * torch.randn(own.shape, generator=generator).double())
            last = [module for module in model.modules() if isinstance(module, nn.Linear)][-1]
            if last.bias is not None:
                last.bias.copy_(self._best_bias(targets))
        return model

    def _best_bias(self, targets: Tensor) -> Tensor:
        if self.images:
            return targets.mean(dim=0)
        shares = torch.bincount(targets, minlength=N_CLASSES).double() / len(targets)
        return shares if self.loss is one_hot_error else shares.log()


def _scales(model: nn.Module, name: str) -> bool:
    """Whether a parameter is the gain of a normalisation, which stays at one."""
    owner, _, leaf = name.rpartition(".")
    return isinstance(model.get_submodule(owner), nn.LayerNorm) and leaf == "weight"


SADDLES = {
    "tanh, cross-entropy": Saddle(lambda: _two_layers(nn.Tanh), nn.CrossEntropyLoss(), 0.2),
    "tanh, squares": Saddle(lambda: _two_layers(nn.Tanh), one_hot_error, 0.05),
    "GELU, cross-entropy": Saddle(lambda: _two_layers(nn.GELU), nn.CrossEntropyLoss(), 0.2),
    "SiLU, squares": Saddle(lambda: _two_layers(nn.SiLU), one_hot_error, 0.05),
    "linear, cross-entropy": Saddle(lambda: _two_layers(nn.Identity), nn.CrossEntropyLoss(), 0.2),
    "linear, squares": Saddle(lambda: _two_layers(nn.Identity), one_hot_error, 0.05),
    "autoencoder, squares": Saddle(
        lambda: nn.Sequential(nn.Linear(64, 4), nn.Linear(4, 64)), own_image_error, 0.05, True
    ),
    "convolution, cross-entropy": Saddle(_convolution, nn.CrossEntropyLoss(), 0.2),
    "LayerNorm tanh, cross-entropy": Saddle(_normalised, nn.CrossEntropyLoss(), 0.05),
    "attention, cross-entropy": Saddle(Attention, nn.CrossEntropyLoss(), 0.2),
}
"""Named saddles: architectures times losses, each of 100 to 700 parameters."""
