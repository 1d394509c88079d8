"""One Hessian-vector product in units of one gradient."""

from __future__ import annotations

import numpy as np
import torch

from benchmarks import networks
from benchmarks.measure import Contestant, Row, interleaved, speed_ratio
from unsaddle.torch import products

TITLE = "A Hessian–vector product in gradients"


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    return (
        "digits, all samples of the network (MLP 1,797, CNN 512, the large MLP 256), both in the "
        f"product's working precision, float32; one thread; median of {2 if toy else 15} rounds in turns"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: 1.5-1.9 with the graph kept, 2.2-2.9 with the graph made anew.
    """
    made: list[Row] = []
    large = networks.large(toy)
    cases = {**networks.objectives(toy), f"MLP of {large.n_parameters:,} parameters": large}
    for name, objective in cases.items():
        kept, anew = (objective.operator(keep_graph=keep) for keep in (True, False))
        dtype = torch.float32 if kept.working_dtype is np.float32 else torch.float64
        part = products.part_size(objective.cost, objective.n_samples)
        work = products.Work(
            objective.network, objective.samples, dtype, dtype, part, objective.memory
        )
        vector = np.random.default_rng(0).standard_normal(objective.n_parameters)
        costs = interleaved(
            {
                "gradient": Contestant(lambda w=work, o=objective: w.gradient(o.point)),
                "kept": Contestant(lambda k=kept, v=vector: k.product(v)),
                "anew": Contestant(lambda a=anew, v=vector: a.product(v)),
            },
            2 if toy else 15,
        )
        note = f"gradient {1e3 * costs['gradient'].min():.3g} ms"
        made += [
            Row(
                f"product / gradient, graph kept, {name}",
                **speed_ratio(costs, "gradient", "kept"),
                expected="1.5-1.9",
                target=2.0,
                sense="<=",
                note=note,
            ),
            Row(
                f"product / gradient, graph made anew, {name}",
                **speed_ratio(costs, "gradient", "anew"),
                expected="2.2-2.9",
                target=3.0,
                sense="<=",
            ),
        ]
    return made
