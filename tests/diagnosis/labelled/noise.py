"""Mini-batches whose noise does not lead out: it vanishes at the saddle, or has no part along it."""

from tests.diagnosis.labelled.entry import Entry
from tests.diagnosis.labelled.runs import attracted, noise_across, zeroed
from torch import nn

VANISHES = (
    "All weights are zero: every single sample's gradient is zero in all of them but the last bias, "
    "so that no batch pushes along a way out."
)
ACROSS = (
    "The network that bends down sees the same sample every time, so that its gradient has no noise "
    "anywhere; all noise is that of a constant beside it."
)
ATTRACTS = (
    "The curvature along the way out is ±1 by the sample, so that steps multiply the distance by 2 or "
    "by 0.1: 0.2 in two steps, although the mean curvature is negative."
)

ENTRIES = (
    {
        f"zero weights, batches of 4, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
            zeroed(architecture, task, batch_size=4, **settings),
            "STRICT_SADDLE",
            "NOISE_VANISHES",
            VANISHES,
            # the last bias hovers about its best value, which costs a little
            falls=(-5e-2, 1e-3),
        )
        for architecture, task, settings in (
            ("two linear layers", "MSE of two", {"lr": 0.05}),
            ("tanh", "cross-entropy", {"name": "Adam", "lr": 1e-2}),
            ("GELU", "BCE", {"momentum": 0.9}),
            ("convolution", "Huber", {}),
            ("attention", "cross-entropy", {"name": "Adam", "lr": 1e-3}),
            ("embedding", "MSE", {"name": "RMSprop", "lr": 1e-3}),
            ("LayerNorm", "Poisson", {"lr": 0.05}),
        )
    }
    | {
        f"curvature of either sign, batches of 1, {task}": Entry(
            attracted(), "STRICT_SADDLE", "NOISE_VANISHES", ATTRACTS, falls=(-1e-2, 1e-3)
        )
        for task in ("MSE",)
    }
    | {
        f"noise elsewhere, {architecture}, {type(loss).__name__}, {settings.get('name', 'SGD')}": Entry(
            noise_across(architecture, loss, **settings),
            "STRICT_SADDLE",
            "NOISE_WITHOUT_ESCAPE_COMPONENT",
            ACROSS,
            falls=(-5e-2, 1e-3),
        )
        for architecture, loss, settings in (
            ("two linear layers", nn.MSELoss(), {"lr": 0.02}),
            ("GELU", nn.BCEWithLogitsLoss(), {}),
            ("embedding", nn.BCEWithLogitsLoss(), {"momentum": 0.9, "lr": 0.01}),
            ("tanh", nn.MSELoss(), {"name": "Adam", "lr": 1e-3}),
            ("attention", nn.MSELoss(), {"lr": 0.02}),
        )
    }
)
