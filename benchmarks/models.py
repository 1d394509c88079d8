"""The benchmarks' networks; PyTorch alone, since rivals in other environments build them too."""

from __future__ import annotations

from torch import nn


def mlp(widths: tuple[int, ...] = (256, 256)) -> nn.Module:
    """Return a tanh network 64 - widths - 10; 85,002 parameters as it stands."""
    layers: list[nn.Module] = []
    for before, after in zip((64, *widths), (*widths, 10), strict=True):
        layers += [nn.Linear(before, after), nn.Tanh()]
    return nn.Sequential(*layers[:-1])


def cnn(n_first: int = 16) -> nn.Module:
    """Return two convolutions and two dense layers; 57,110 parameters as it stands."""
    n_second = 2 * n_first
    return nn.Sequential(
        nn.Unflatten(1, (1, 8, 8)),
        nn.Conv2d(1, n_first, 3, padding=1),
        nn.Tanh(),
        nn.Conv2d(n_first, n_second, 3, padding=1),
        nn.Tanh(),
        nn.AvgPool2d(2),
        nn.Flatten(),
        nn.Linear(16 * n_second, 100),
        nn.Tanh(),
        nn.Linear(100, 10),
    )
