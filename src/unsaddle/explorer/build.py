"""What the page is built from and tested against: `python -m unsaddle.explorer.build`.

Only a checkout has the page's sources beside the package; an installed package needs none of this.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from unsaddle import zoo
from unsaddle.critical import CriticalPoint
from unsaddle.explorer.fixtures import FIXTURES
from unsaddle.landscape import Landscape
from unsaddle.racing.place import reference_and_start


def zoo_table() -> dict[str, Any]:
    """Return what the page knows of the built-in landscapes, as plain data.

    >>> zoo_table()["landscapes"]["saddle"]["formula"]
    'x**2 - y**2'
    """
    return {"landscapes": {name: _entry(zoo.get(name)) for name in zoo.names()}}


def _entry(landscape: Landscape) -> dict[str, Any]:
    _, start = reference_and_start(landscape, None)
    return {
        "formula": landscape.formula,
        "source": landscape.source,
        "box": [list(side) for side in landscape.box],
        "start": start.tolist(),
        "critical_points": [_point(point) for point in landscape.critical_points],
    }


def _point(point: CriticalPoint) -> dict[str, Any]:
    return {
        "location": list(point.location),
        "value": point.value,
        "eigenvalues": list(point.eigenvalues),
        "kind": str(point.kind),
        "index": point.index,
    }


def written(data: object) -> str:
    """Return JSON as it is committed: compact, numbers as short as they are exact."""
    return json.dumps(data, separators=(",", ":"), allow_nan=False) + "\n"


def files() -> dict[str, Any]:
    """Return what is to be made of each file, its path relative to the page's sources."""
    made = {"src/world/zoo.json": zoo_table}
    return {**made, **{f"tests/fixtures/{name}.json": make for name, make in FIXTURES.items()}}


def main(arguments: list[str]) -> int:
    """Write the files named, or all of them, and return the exit status."""
    root = Path(__file__).parents[3] / "explorer"
    if not (root / "package.json").exists():
        sys.stderr.write("the page's sources are not here: run this in a checkout\n")
        return 1
    for path, make in files().items():
        if arguments and not any(word in path for word in arguments):
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(written(make()), encoding="utf-8")
        sys.stdout.write(f"{path}: {target.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
