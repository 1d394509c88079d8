"""Units and outputs that pass no gradient: dead rectifiers, saturation."""

from tests.diagnosis.labelled.entry import Entry
from tests.diagnosis.labelled.runs import dead, fitted, separated, squashed
from torch import nn

DEAD = "The biases of the rectified units are -50: no sample comes near, so their outputs are exactly 0."
TAIL = (
    "The data is separable and the least margin m of the logits is far from 0: the loss falls as "
    "exp(-m), without end, and so does the slope along the weights."
)
PLATEAU = (
    "All outputs are far on the wrong side of a bounded activation: slope and curvature are "
    "proportional to 1 - y², which falls as exp(-2s) the further out they are."
)

ENTRIES = {
    f"dead units, {architecture}, {task}": Entry(
        dead(architecture, task, **settings), "DEGENERATE", "DEAD_UNITS", DEAD, falls=(-5e-2, 1e-3)
    )
    for architecture, task, settings in (
        ("ReLU", "cross-entropy", {}),
        ("ReLU convolution", "MSE", {}),
        ("ReLU", "BCE", {"batch_size": 4}),
        ("ReLU convolution", "Huber", {"name": "Adam", "lr": 1e-3}),
    )
} | {
    "logits grow, linear, BCE": Entry(
        separated(6), "NOT_CRITICAL", "SATURATION", TAIL, falls=(0.0, 2e-2)
    ),
    "logits grow, linear, cross-entropy": Entry(
        separated(8, "cross-entropy"), "NOT_CRITICAL", "SATURATION", TAIL, falls=(0.0, 2e-2)
    ),
    "logits grow above a floor, linear, BCE": Entry(
        separated(12, floor=True), "DEGENERATE", "SATURATION", TAIL
    ),
    "logits grow, ReLU, BCE": Entry(
        fitted("ReLU", "BCE", noise=0.0, n_calls=12), "NOT_CRITICAL", "SATURATION", TAIL
    ),
    "logits grow, GELU, BCE": Entry(
        fitted("GELU", "BCE", noise=0.0, n_calls=12), "NOT_CRITICAL", "SATURATION", TAIL
    ),
    "outputs saturate, tanh, MSE": Entry(
        squashed(nn.Tanh(), 2), "NOT_CRITICAL", "SATURATION", TAIL, falls=(0.0, 0.1)
    ),
    "outputs saturate, sigmoid, MSE": Entry(
        squashed(nn.Sigmoid(), 8), "NOT_CRITICAL", "SATURATION", TAIL
    ),
    "outputs saturate on the wrong side, tanh, MSE": Entry(
        squashed(nn.Tanh(), 8, wrong=True), "NOT_CRITICAL", "SATURATION", PLATEAU
    ),
    "outputs saturate on the wrong side, sigmoid, MSE": Entry(
        squashed(nn.Sigmoid(), 12, wrong=True), "NOT_CRITICAL", "SATURATION", PLATEAU
    ),
}
