"""Where nothing leads down: true minima, and points that are flat to second order."""

from tests.diagnosis.labelled.entry import Entry
from tests.diagnosis.labelled.runs import fitted, zeroed

CONVEX = "The loss is strictly convex in the parameters, and Newton's steps have ended."
CURVED = "Newton's steps have ended where all eigenvalues of the Hessian are positive."
SHIFT = (
    "The loss is convex, and one shift of all classes' weights leaves it as it is: flat, not lower."
)
SCALE = (
    "At a minimum of a product of layers: weights may move from one layer to the other for nothing."
)
THREE = "A product of three layers at zero: its first and second derivatives are zero."

ENTRIES = {
    f"minimum, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
        fitted(architecture, task, **settings), "MINIMUM", "MINIMUM", CONVEX, falls=(-5e-2, 1e-3)
    )
    for architecture, task, settings in (
        ("linear", "MSE", {}),
        ("linear", "BCE", {"batch_size": 4}),
        ("linear", "Huber", {"name": "Adam", "lr": 1e-2}),
        ("linear", "Poisson", {"lr": 0.01}),
        ("linear", "MSE of two", {"batch_size": 6, "momentum": 0.9, "lr": 0.01}),
    )
} | {
    "minimum, tanh, MSE, SGD": Entry(
        fitted("tanh", "MSE", noise=0.3, n_hidden=1, seed=1, lr=0.02), "MINIMUM", "MINIMUM", CURVED
    ),
    "flat, LayerNorm, BCE, Adam": Entry(
        fitted("LayerNorm", "BCE", noise=1.5, n_hidden=1, seed=1, name="Adam", lr=1e-3),
        "DEGENERATE",
        "FLAT",
        SCALE,
    ),
    "flat, linear, cross-entropy": Entry(
        fitted("linear", "cross-entropy"), "DEGENERATE", "FLAT", SHIFT
    ),
    "flat, two linear layers, MSE": Entry(
        fitted("two linear layers", "MSE"), "DEGENERATE", "FLAT", SCALE
    ),
    "flat, embedding, MSE": Entry(fitted("embedding", "MSE"), "DEGENERATE", "FLAT", SCALE),
    "flat, three linear layers, MSE": Entry(
        zeroed("three linear layers", "MSE"), "DEGENERATE", "FLAT", THREE
    ),
    "flat, three linear layers, BCE, batches of 4": Entry(
        zeroed("three linear layers", "BCE", batch_size=4),
        "DEGENERATE",
        "FLAT",
        THREE,
        falls=(-5e-2, 1e-3),
    ),
}
