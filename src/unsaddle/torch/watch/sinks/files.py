"""Files that any tool reads: rows of numbers, or one JSON object a line with the whole diagnosis."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from unsaddle.errors import InvalidInput
from unsaddle.result import plain
from unsaddle.torch.watch.event import PlateauEvent
from unsaddle.torch.watch.sinks.sink import Sink


def _in_a_folder(path: str | Path) -> Path:
    target = Path(path)
    if not target.parent.is_dir():
        raise InvalidInput(
            f"the path {str(target)!r}",
            "a file in a folder that exists",
            "Create the folder first.",
        )
    return target


class CsvFile(Sink):
    """One row for each number: step, name, value. A run that goes on appends to the file.

    Raises:
        InvalidInput: the folder does not exist.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     CsvFile(f"{folder}/watch.csv").write(64, {"unsaddle/gain": 0.5})
    ...     print(Path(f"{folder}/watch.csv").read_text())
    step,name,value
    64,unsaddle/gain,0.5
    """

    def __init__(self, path: str | Path) -> None:
        self.path = _in_a_folder(path)

    def write(self, step: int, values: Mapping[str, float]) -> None:
        """Append the rows; the file is closed in between, so that a killed run loses none."""
        begins = not self.path.exists()
        with self.path.open("a", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            if begins:
                writer.writerow(["step", "name", "value"])
            writer.writerows([step, name, value] for name, value in values.items())


class JsonLines(Sink):
    """One object a line: `{"step", "values"}` for a look, `{"step", "event"}` for a plateau.

    Raises:
        InvalidInput: the folder does not exist.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = _in_a_folder(path)

    def write(self, step: int, values: Mapping[str, float]) -> None:
        """Append the numbers."""
        self._append({"step": step, "values": dict(values)})

    def event(self, event: PlateauEvent) -> None:
        """Append the event with its report."""
        self._append({"step": event.step, "event": plain(event.to_dict())})

    def _append(self, line: dict[str, Any]) -> None:
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line, allow_nan=False, ensure_ascii=False) + "\n")
