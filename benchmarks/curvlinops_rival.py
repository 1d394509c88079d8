"""Both ends of a Hessian by curvlinops and `eigsh`, in an environment of its own (`make rivals`).

Run as `python -m benchmarks.curvlinops_rival FOLDER`; answers each line on its input with a
line of JSON: CPU seconds, products, both ends. FOLDER holds network, data and start vectors as tensors.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from scipy.sparse.linalg import ArpackNoConvergence, LinearOperator, eigsh

from benchmarks import models


def main(folder: Path) -> None:
    """Serve until the input ends."""
    from curvlinops import HessianLinearOperator

    torch.set_num_threads(1)
    saved: dict[str, Any] = torch.load(folder / "network.pt", weights_only=True)
    model = getattr(models, saved["builder"])(*saved["arguments"])
    model.load_state_dict(saved["state"])
    parts = list(
        zip(
            saved["inputs"].split(saved["part"]), saved["targets"].split(saved["part"]), strict=True
        )
    )
    print("ready", flush=True)
    for line in sys.stdin:
        number = int(line)
        start_vector = saved["starts"][number].numpy()
        started, n_products = time.process_time(), 0
        operator = HessianLinearOperator(
            model,
            torch.nn.CrossEntropyLoss(),
            list(model.parameters()),
            parts,
            check_deterministic=False,
        ).to_scipy()

        def product(vector: np.ndarray, own: Any = operator) -> np.ndarray:
            nonlocal n_products
            n_products += 1
            return own @ vector

        if number < 0:  # a first product, to be done with imports
            product(start_vector)
            print("{}", flush=True)
            continue
        counted = LinearOperator(operator.shape, matvec=product, dtype=operator.dtype)
        try:
            ends = eigsh(
                counted, k=2, which="BE", v0=start_vector, tol=saved["tol"],
                maxiter=saved["max_products"] // 10, return_eigenvectors=False,
            )  # fmt: skip
            ends = sorted(float(end) for end in ends)
        except ArpackNoConvergence:
            ends = None
        seconds = time.process_time() - started
        print(json.dumps({"seconds": seconds, "products": n_products, "ends": ends}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
