"""Runs at the noise floor: their batches raise the loss as fast as the slope lowers it."""

from tests.diagnosis.labelled.entry import Entry, trained
from tests.diagnosis.labelled.runs import fresh, run_of

AT_REST = "it has trained on until its loss went sideways, far above that of its minimum"


def settled(architecture, task, n_steps=800, **settings):
    """Return a run on batches of 4 that has come to where its rate lets it come."""

    def build():
        begun = fresh(architecture, task, batch_size=4, **settings)()
        model = trained(begun, n_steps)
        return run_of(model, begun.loss, begun.data, 4, **settings)

    return build


ENTRIES = {
    f"noise floor, linear, {task}, SGD, batches of 4": Entry(
        settled("linear", task, lr=rate), "NOT_CRITICAL", "NOISE_FLOOR", AT_REST, falls=(-0.2, 0.2)
    )
    for task, rate in (("MSE", 0.1), ("BCE", 0.5), ("Huber", 0.3))
}
