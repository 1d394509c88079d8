"""Full batches at exact symmetries: zero weights, and identical units."""

from tests.diagnosis.labelled.entry import Entry
from tests.diagnosis.labelled.runs import twins, zeroed

ZERO = (
    "All weights are zero and the last bias is the best constant: the loss is even along every weight, "
    "so its gradient is zero, while products of two layers bend it down wherever the residuals "
    "correlate with the inputs."
)
TWINS = (
    "Equal units see equal gradients at every step, so that their difference stays zero; where one unit "
    "is at its best, the sum over the units is at rest too."
)

ENTRIES = {
    f"zero weights, {architecture}, {task}, {settings.get('name', 'SGD')}": Entry(
        zeroed(architecture, task, **settings), "STRICT_SADDLE", "EXACT_SYMMETRY", ZERO
    )
    for architecture, task, settings in (
        ("two linear layers", "MSE", {}),
        ("tanh", "cross-entropy", {"name": "Adam", "lr": 1e-2}),
        ("GELU", "BCE", {"momentum": 0.9}),
        ("convolution", "cross-entropy", {"name": "RMSprop", "lr": 1e-3}),
        ("LayerNorm", "Huber", {"momentum": 0.9, "nesterov": True}),
        ("attention", "cross-entropy", {"name": "AdamW", "lr": 1e-2}),
        ("embedding", "cross-entropy", {"name": "Adagrad", "lr": 1e-2}),
        ("ReLU", "MSE of two", {}),
        ("tanh", "Poisson", {}),
    )
} | {
    f"identical units, {architecture}, {task}": Entry(
        twins(architecture, task, seed=1), "STRICT_SADDLE", "EXACT_SYMMETRY", TWINS
    )
    for architecture, task in (("tanh", "MSE"), ("sigmoid", "MSE"), ("GELU", "Huber"))
}
