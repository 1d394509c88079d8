"""Where the gradient has not vanished: still moving, flat in its own square, balanced by the decay."""

from tests.diagnosis.labelled.entry import Entry
from tests.diagnosis.labelled.runs import far_out, fresh, inflected, ridge, zeroed
from torch import nn

MOVING = "A network that has just begun to learn, with a usual learning rate: training on learns."
INFLECTED = (
    "The loss of the one unit has its inflection here: y = 1/3 (sigmoid) or -1/3 (tanh), where its "
    "second derivative is zero and its slope is largest."
)
LINEAR = (
    "All residuals are far beyond delta, where Huber's loss is linear: the gradient is constant."
)
OUTWEIGHED = "Beside the saddle of zero weights, with a weight decay above the negative curvature."
BALANCED = (
    "The minimum of loss and weight decay together: the loss's gradient is -decay · parameters."
)

ENTRIES = (
    {
        f"still moving, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
            fresh(architecture, task, **settings),
            "NOT_CRITICAL",
            "STILL_MOVING",
            MOVING,
            falls=(0.1, 1.0),
        )
        for architecture, task, settings in (
            ("attention", "cross-entropy", {"name": "Adam", "lr": 1e-2}),
            ("convolution", "BCE", {"batch_size": 4}),
            ("embedding", "Poisson", {}),
            ("three linear layers", "MSE of two", {}),
            ("LayerNorm", "Huber", {"momentum": 0.9, "lr": 0.03}),
        )
    }
    | {
        f"inflection, {name}, MSE": Entry(
            inflected(activation), "GRADIENT_FLAT", "GRADIENT_FLAT", INFLECTED, falls=(0.01, 1.0)
        )
        for name, activation in (("sigmoid", nn.Sigmoid()), ("tanh", nn.Tanh()))
    }
    | {
        "constant slope, linear, Huber": Entry(
            far_out(), "GRADIENT_FLAT", "GRADIENT_FLAT", LINEAR, falls=(0.05, 1.0)
        )
    }
    | {
        f"decay outweighs, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
            zeroed(architecture, task, push=1e-3, **settings),
            "STRICT_SADDLE",
            "WEIGHT_DECAY",
            OUTWEIGHED,
            falls=(-0.7, 1e-3),  # the decay of the last bias costs
        )
        for architecture, task, settings in (
            ("tanh", "cross-entropy", {"weight_decay": 0.7}),
            ("two linear layers", "MSE", {"weight_decay": 3.0, "name": "Adam", "lr": 1e-2}),
            ("GELU", "BCE", {"weight_decay": 0.5, "batch_size": 4, "momentum": 0.9}),
        )
    }
    | {
        f"decay balances, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
            ridge(architecture, task, **settings), "NOT_CRITICAL", "WEIGHT_DECAY", BALANCED
        )
        for architecture, task, settings in (
            ("linear", "MSE", {"weight_decay": 0.3}),
            ("linear", "cross-entropy", {"weight_decay": 0.1, "name": "Adam", "lr": 1e-3}),
            ("tanh", "BCE", {"weight_decay": 0.02}),
        )
    }
)
