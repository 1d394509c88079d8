"""`python -m benchmarks [NAME ...] [--json PATH]`: measure and print the tables.

Each benchmark runs in a process of its own, on one CPU and one thread, with the environment set
before any library is imported.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import importlib
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.measure import Row

NAMES = (
    "engine", "noise", "one-walker", "recording", "cold-start", "products", "spectrum", "curvature",
    "basis", "diagnosis", "scaling", "finite-sums", "maps", "forecasts", "plateau", "watch", "branches",
    "explorer",
)  # fmt: skip
UNPINNED = (
    "cold-start",
    "explorer",
)  # a newcomer's process, and a browser's, have the whole machine
PACKAGES = ("unsaddle", "jax", "optax", "numpy", "scipy", "torch")
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
    "JAX_PLATFORMS": "cpu",
}


def main() -> None:
    """Parse, measure in child processes, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES) + "; all if none")
    parser.add_argument("--json", type=Path, help="write machine, versions and rows to this file")
    parser.add_argument("--toy", action="store_true", help="tiny sizes: only to see that it runs")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in NAMES]
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}")
    if arguments.child:
        measure(arguments.child, arguments.toy, arguments.json)
        return
    console = Console(width=None if sys.stdout.isatty() else 150)
    about = machine()
    console.print("\n".join(f"{key}: {value}" for key, value in about.items()), highlight=False)
    results: dict[str, Any] = {}
    for name in arguments.names or NAMES:
        results[name] = run_child(name, arguments.toy)
        console.print(drawn(results[name]))
    if arguments.json:
        arguments.json.write_text(json.dumps({"machine": about, "benchmarks": results}, indent=1))


def machine() -> dict[str, str]:
    """Return what the numbers were taken on."""
    found = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        )
        if Path("/proc/cpuinfo").exists()
        else iter(()),
        platform.processor(),
    )
    versions = [f"{name} {importlib.metadata.version(name)}" for name in PACKAGES]
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return {
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": f"{found}, {os.cpu_count()} CPUs, {platform.platform(terse=True)}, load {load}",
        "versions": ", ".join([f"Python {platform.python_version()}", *versions]),
        "protocol": "ratios within one run, contestants in turns, one CPU, one thread, CPU time",
    }


def run_child(name: str, toy: bool) -> dict[str, Any]:
    """Return one benchmark's title, protocol and rows, measured in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "rows.json"
        command = [sys.executable, "-m", "benchmarks", "--child", name, "--json", str(target)]
        environment = os.environ if name in UNPINNED else {**os.environ, **ONE_THREAD}
        subprocess.run([*command, *["--toy"] * toy], check=True, env=dict(environment))
        return json.loads(target.read_text())


def measure(name: str, toy: bool, target: Path) -> None:
    """Measure in this process, pinned to one CPU where that is possible."""
    if name not in UNPINNED and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    module = importlib.import_module(f"benchmarks.{name.replace('-', '_')}")
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    rows: list[Row] = module.rows(toy)
    kept = [{**dataclasses.asdict(row), "met": row.met} for row in rows]
    target.write_text(
        json.dumps({"title": module.TITLE, "protocol": module.protocol(toy), "rows": kept})
    )


def drawn(result: dict[str, Any]) -> Table:
    """Return the table of one benchmark."""
    table = Table(
        title=result["title"],
        caption=result["protocol"],
        title_justify="left",
        caption_justify="left",
    )
    table.add_column("what", ratio=4)
    for heading in ("measured", "quartiles", "expected", "target", "met"):
        table.add_column(heading, justify="right", no_wrap=heading != "expected")
    table.add_column("note", ratio=3, style="dim")
    for row in result["rows"]:
        unit = f" {row['unit']}" if row["unit"] == "s" else ""
        table.add_row(
            row["what"],
            "–" if row["value"] is None else f"{row['value']:.3g}{unit}",
            "" if row["low"] is None else f"{row['low']:.3g}–{row['high']:.3g}",
            row["expected"],
            ""
            if row["target"] is None
            else f"{'≥' if row['sense'] == '>=' else '≤'} {row['target']:.3g}",
            {None: "", True: "[green]yes[/]", False: "[red]no[/]"}[row["met"]],
            row["note"],
        )
    return table


if __name__ == "__main__":
    main()
