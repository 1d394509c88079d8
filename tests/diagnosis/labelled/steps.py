"""Nothing but the size of the steps: too small for the budget, or large enough to leave."""

from tests.diagnosis.labelled.entry import Entry
from tests.diagnosis.labelled.runs import fresh, zeroed

SMALL = (
    "Beside the saddle the distance grows by 1 + lr·λ a step: with the learning rate so small, the "
    "thousandth step is as far from out as the first."
)
SMALL_ON_A_SLOPE = "The network has just begun to learn, with a learning rate that moves nothing."
LEAVES = "The same saddles with a usual learning rate: really training on leaves them at once."

ENTRIES = (
    {
        f"beside a saddle, tiny steps, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
            zeroed(architecture, task, push=1e-3, **settings),
            "STRICT_SADDLE",
            "STEP_TOO_SMALL",
            SMALL,
            n_steps=1000,
        )
        for architecture, task, settings in (
            ("tanh", "MSE", {"lr": 1e-5}),
            ("GELU", "BCE", {"lr": 1e-4}),
            ("convolution", "cross-entropy", {"lr": 1e-4, "momentum": 0.9}),
            ("LayerNorm", "Huber", {"lr": 1e-4}),
            ("ReLU", "MSE", {"lr": 1e-5, "batch_size": 4}),
            ("attention", "cross-entropy", {"lr": 1e-7, "name": "Adam"}),
        )
    }
    | {
        f"on a slope, tiny steps, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
            fresh(architecture, task, **settings),
            "NOT_CRITICAL",
            "STEP_TOO_SMALL",
            SMALL_ON_A_SLOPE,
        )
        for architecture, task, settings in (
            ("tanh", "MSE", {"lr": 1e-9}),
            ("GELU", "cross-entropy", {"lr": 1e-9, "momentum": 0.9}),
            ("linear", "BCE", {"lr": 1e-8}),
            ("ReLU", "BCE", {"lr": 1e-10, "name": "Adam"}),
        )
    }
    | {
        f"beside a saddle, usual steps, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
            zeroed(architecture, task, push=1e-3, **settings),
            "STRICT_SADDLE",
            "NOT_HELD",
            LEAVES,
            falls=(0.1, 1.0),
        )
        for architecture, task, settings in (
            ("tanh", "MSE", {}),
            ("convolution", "cross-entropy", {"lr": 1.0}),
            ("two linear layers", "cross-entropy", {"lr": 1e-2, "name": "Adam"}),
            ("GELU", "Huber", {"lr": 0.3, "batch_size": 4}),
        )
    }
)
