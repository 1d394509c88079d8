"""Both ends of a network's Hessian against SciPy's `eigsh` and curvlinops with `eigsh`."""

from __future__ import annotations

import contextlib
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from scipy.sparse.linalg import ArpackNoConvergence, LinearOperator, eigsh

from benchmarks import models, networks
from benchmarks.measure import Row
from unsaddle import streams
from unsaddle.krylov import Recurrence
from unsaddle.spectrum import both_ends
from unsaddle.torch import Objective, products

TITLE = "Both ends of a network's Hessian to 1 %"
ROOT = Path(__file__).parents[1]
RIVALS = ROOT / ".venv-rivals" / "bin" / "python"
REL_TOL = 0.01
MOST_PRODUCTS = 1500


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    return (
        "digits near a saddle (MLP 1,797 samples, CNN 512, the large MLP 256), float32; each until it "
        "says 1 % by itself, same start vectors, contestants in turns, CPU seconds, all made anew; "
        f"median of {n_seeds(toy)} seeds. eigsh: default ncv, k=1 'SA' for one end, k=2 'BE' for both. "
        "curvlinops 3.0.1 in an environment of its own (make rivals), its determinism check off, the "
        "same parts of the data"
    )


def n_seeds(toy: bool) -> int:
    return 1 if toy else 2


@dataclass(frozen=True)
class _Case:
    """A network, and how a rival builds it."""

    name: str
    objective: Objective
    builder: str
    arguments: list[Any]


def cases(toy: bool) -> list[_Case]:
    """Return the networks of performance.md 3."""
    small, convolutional = networks.objectives(toy).values()
    later, large = networks.past_the_plateau(toy), networks.large(toy)
    widths = [32, 32] if toy else [256, 256]
    wide = [48, 48] if toy else [960, 960]
    return [
        _Case("MLP 85k, plateau", small, "mlp", [widths]),
        _Case("MLP 85k, later", later, "mlp", [widths]),
        _Case("CNN 57k, plateau", convolutional, "cnn", [2 if toy else 16]),
        _Case("MLP 995k, plateau", large, "mlp", [wide]),
    ]


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: products .25-.5 of eigsh later, near 1 on plateaus, where eigsh converges
    before its first restart; CPU time .3-.5 of eigsh over the same products, .2-.4 of curvlinops.
    """
    return [row for case in cases(toy) for row in _rows_of(case, toy)]


def _rows_of(case: _Case, toy: bool) -> list[Row]:
    objective = case.objective
    starts = [
        streams.generator(seed, "spectrum start").standard_normal(objective.n_parameters)
        for seed in range(n_seeds(toy))
    ]
    one: list[dict[str, Any]] = []
    with _rival(case, starts) as rival:
        rival(-1)  # what it compiles and imports at its first product is not its cost
        for seed, start in enumerate(starts):
            one.append(
                {
                    "ours": _ours(objective, seed),
                    "SA": _eigsh(objective, start, k=1, which="SA"),
                    "BE": _eigsh(objective, start, k=2, which="BE"),
                    "curvlinops": rival(seed),
                }
            )
    truth = both_ends(
        objective.operator(), seed=99, rel_tol=1e-4, abs_tol_share=1e-8, dense_limit=0,
        max_products=20 if toy else 300,
    ).smallest.value  # fmt: skip
    reached = [_first_within(objective, start, truth, toy) for start in starts]
    ours = _middle(one, "ours", "products")
    theirs = _middle(one, "SA", "products")
    note = f"{ours:.0f} against {theirs:.0f}; λ_min {truth:.3g}, worst error "
    note += f"{_worst(one, 'ours', truth)}, eigsh {_worst(one, 'SA', truth)}"
    made = [
        Row(
            f"products until 1 % is stated / eigsh SA, {case.name}",
            ours / theirs,
            expected=".25-.5; near 1 on plateaus",
            target=0.5,
            sense="<=",
            note=note,
        ),
        Row(
            f"products until 1 % is true / eigsh SA, {case.name}",
            statistics.median(reached) / theirs,
            expected=".25-.5",
            target=0.5,
            sense="<=",
            note=f"{statistics.median(reached):.0f} products: what the space itself holds",
        ),
    ]
    for rival_name, what in (
        ("BE", "eigsh BE, our products"),
        ("curvlinops", "curvlinops + eigsh BE"),
    ):
        made.append(_seconds_row(case.name, one, rival_name, what, truth))
    return made


def _seconds_row(name: str, one: list[dict[str, Any]], rival: str, what: str, truth: float) -> Row:
    expected = ".2-.4" if rival == "curvlinops" else ".3-.5"
    label = f"CPU time of both ends / {what}, {name}"
    if one[0][rival] is None:
        return Row(label, None, expected=expected, target=1 / 3, sense="<=",
                   note="not measured: no environment of rivals; `make rivals` makes it")  # fmt: skip
    ratios = [trial["ours"]["seconds"] / trial[rival]["seconds"] for trial in one]
    low, high = np.quantile(ratios, [0.25, 0.75])
    note = f"{_middle(one, 'ours', 'seconds'):.2g} s, {_middle(one, 'ours', 'both'):.0f} products; "
    note += (
        f"{_middle(one, rival, 'seconds'):.2g} s, {_middle(one, rival, 'products'):.0f} products, "
    )
    note += f"error {_worst(one, rival, truth)}"
    return Row(
        label, statistics.median(ratios), expected=expected, target=1 / 3, sense="<=",
        low=float(low), high=float(high), note=note,
    )  # fmt: skip


def _middle(one: list[dict[str, Any]], who: str, what: str) -> float:
    return statistics.median(trial[who][what] for trial in one)


def _worst(one: list[dict[str, Any]], who: str, truth: float) -> str:
    found = [trial[who]["ends"] for trial in one]
    if any(ends is None for ends in found):
        return "not converged"
    return f"{max(abs(ends[0] - truth) / abs(truth) for ends in found):.0e}"


def _ours(objective: Objective, seed: int) -> dict[str, Any]:
    start = time.process_time()
    found = both_ends(
        objective.operator(), seed=seed, rel_tol=REL_TOL, max_products=MOST_PRODUCTS, dense_limit=0
    )
    return {
        "seconds": time.process_time() - start,
        "products": found.smallest.n_products,
        "both": found.n_products,
        "ends": [found.smallest.value, found.largest.value],
    }


def _first_within(objective: Objective, start: np.ndarray, truth: float, toy: bool) -> int:
    """Return after how many products the lowest Ritz value is right to 1 %."""
    run = Recurrence(objective.operator(), start)
    for n_products in range(1, 20 if toy else 300):
        run.step()
        if abs(run.krylov().ritz()[0][0] - truth) <= REL_TOL * abs(truth):
            return n_products
    return n_products


def _eigsh(objective: Objective, start_vector: np.ndarray, **options: Any) -> dict[str, Any]:
    start = time.process_time()
    operator = objective.operator()
    dtype = operator.working_dtype
    wrapped = LinearOperator((operator.n_dims,) * 2, matvec=operator.product, dtype=dtype)
    try:
        values = eigsh(
            wrapped, v0=start_vector.astype(dtype), tol=REL_TOL, maxiter=MOST_PRODUCTS // 10,
            return_eigenvectors=False, **options,
        )  # fmt: skip
        ends = sorted(float(value) for value in values)
    except ArpackNoConvergence:
        ends = None
    seconds = time.process_time() - start
    return {"seconds": seconds, "products": operator.n_products, "ends": ends}


@contextlib.contextmanager
def _rival(
    case: _Case, starts: list[np.ndarray]
) -> Generator[Callable[[int], dict[str, Any] | None]]:
    """Give a function of the start's number that lets the rival work; None without its environment."""
    if not RIVALS.exists():
        yield lambda seed: None
        return
    objective = case.objective
    data = objective.samples.blocks[0]
    with tempfile.TemporaryDirectory() as folder:
        model = getattr(models, case.builder)(*case.arguments)
        point = torch.tensor(objective.point, dtype=torch.float32)
        torch.nn.utils.vector_to_parameters(point, model.parameters())
        torch.save(
            {
                "builder": case.builder,
                "arguments": case.arguments,
                "state": model.state_dict(),
                "inputs": data.tensors[0],
                "targets": data.tensors[1],
                "part": products.part_size(objective.cost, objective.n_samples),
                "starts": [torch.tensor(start, dtype=torch.float32) for start in starts],
                "tol": REL_TOL,
                "max_products": MOST_PRODUCTS,
            },
            Path(folder) / "network.pt",
        )
        command = [str(RIVALS), "-m", "benchmarks.curvlinops_rival", folder]
        with subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            if process.stdout.readline().strip() != "ready":
                raise RuntimeError("the rival did not start: run `make rivals` again")

            def ask(seed: int) -> dict[str, Any]:
                process.stdin.write(f"{seed}\n")
                process.stdin.flush()
                return json.loads(process.stdout.readline())

            yield ask
            process.stdin.close()
