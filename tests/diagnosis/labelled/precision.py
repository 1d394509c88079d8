"""Updates below the resolution of bfloat16 and float16."""

import torch
from tests.diagnosis.labelled.entry import Entry
from tests.diagnosis.labelled.runs import fresh

LOST = (
    "A parameter of 0.3 has neighbours 2e-3 (bfloat16) or 2e-4 (float16) away, and half of that is more "
    "than any step: really training on leaves the parameters what they are, bit by bit."
)

ENTRIES = {
    f"{str(dtype).removeprefix('torch.')}, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
        fresh(architecture, task, dtype=dtype, **settings), "NOT_CRITICAL", "BELOW_RESOLUTION", LOST,
        n_steps=50,
    )
    for dtype, architecture, task, settings in (
        (torch.bfloat16, "tanh", "cross-entropy", {"lr": 1e-5}),
        (torch.bfloat16, "embedding", "BCE", {"lr": 1e-5}),
        (torch.bfloat16, "GELU", "MSE", {"lr": 1e-7, "name": "Adam"}),
        (torch.float16, "convolution", "Huber", {"lr": 1e-6, "batch_size": 4}),
        (torch.float16, "attention", "cross-entropy", {"lr": 1e-6, "momentum": 0.9}),
        (torch.float16, "ReLU", "MSE", {"lr": 1e-6}),
    )
}  # fmt: skip
