"""Branches as text, table, picture and page; and the command."""

import json
import sys

import numpy as np
import pytest
import torch

from unsaddle import cli, figures
from unsaddle.branching import branch
from unsaddle.diagnosis.loading import load_training
from unsaddle.report import text

SETTINGS = {"n_repeats": 6, "budget": 1600, "seed": 0}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    from .conftest import QUICK

    path = tmp_path_factory.mktemp("quick") / "quick.py"
    path.write_text(QUICK, encoding="utf-8")
    return branch(path, ["lr x10", "momentum", "lr x1e20", "perturb radius=0.05"], **SETTINGS)


def test_the_text_leads_with_the_answer_and_holds_every_candidate(found):
    shown = text(found)
    flat = " ".join(shown.split())
    assert flat.startswith("Best: ")
    assert "as it is (6 of 6 pairs lower)" in flat
    for word in (
        "6 of 6",
        "diverged",
        "MINIMUM",
        "the baseline",
        "Forecast against measured",
        "seed 0",
    ):
        assert word in flat, word
    assert all(len(line) <= 100 for line in shown.splitlines())


def test_the_pictures_show_what_was_measured(found):
    picture = figures.figure(found)
    losses, inside, ends = picture.axes
    lines = {line.get_gid(): line for line in losses.get_lines()}
    best = found.best
    drawn = lines[f"loss {best.name}"]
    assert np.array_equal(drawn.get_xdata(), best.points)
    assert np.allclose(drawn.get_ydata(), best.band[0])
    marks = {line.get_gid(): line for line in inside.get_lines() if line.get_gid()}
    shown = marks["forecast as it is"].get_xdata()[0]
    assert shown == found["as it is"].forecast.median * 2  # batches of two
    assert (
        len([line for line in ends.get_lines() if (line.get_gid() or "").startswith("end ")]) == 4
    )
    assert {text.get_text().split("\n")[0] for text in ends.texts} >= {"MINIMUM", "6 of 6 diverged"}


def test_files_of_every_kind(found, tmp_path):
    for ending in ("png", "svg", "pdf", "html", "json", "npz"):
        assert found.save(tmp_path / f"out.{ending}").stat().st_size > 1000
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<script src" not in page
    assert "default-src 'none'" in page
    assert "https://" not in page
    with np.load(tmp_path / "out.npz") as kept:
        assert kept["0 loss"].shape == (6, 41)


@pytest.fixture
def command(monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["unsaddle", *map(str, arguments)])
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code or 0
        captured = capsys.readouterr()
        return code, captured.out, " ".join(captured.err.split())

    return run


def test_the_command_runs_what_is_typed(command, quick_file, tmp_path):
    best = tmp_path / "best.pt"
    code, out, _ = command(
        "branch", quick_file, "-c", "lr x10", "adam lr=0.01", "--repeats", 2, "--budget", "100 epochs",
        "--seed", 0, "--json", "--best", best,
    )  # fmt: skip
    assert code == 0
    data = json.loads(out)
    assert {row["candidate"]["name"] for row in data["branches"]} == {
        "as it is", "lr x10", "adam lr=0.01",
    }  # fmt: skip
    assert data["budget"] == 800
    assert data["command"].startswith("unsaddle branch ")
    kept = torch.load(best, weights_only=True)
    fresh = load_training(quick_file)
    assert kept["model"].keys() == fresh.model.state_dict().keys()
    assert not torch.equal(kept["model"]["point"], fresh.model.point)


def test_the_command_branches_from_checkpoints(command, quick_file, tmp_path):
    paths = []
    for number in (1, 2):
        paths.append(tmp_path / f"{number}.pt")
        torch.save({"point": torch.tensor([0.0, 10.0**-number]).double()}, paths[-1])
    code, out, _ = command(
        "branch", quick_file, "--from-checkpoints", *paths, "-c", "lr x10", "--repeats", 1,
        "--budget", 400, "--seed", 0, "--no-ends", "--json",
    )  # fmt: skip
    assert code == 0
    assert list(json.loads(out)["starts"]) == ["1.pt", "2.pt"]


REFUSED = {
    "two kinds of starts": (
        ("--checkpoint", "a.pt", "--from-checkpoints", "b.pt"),
        "error: --checkpoint and --from-checkpoints; accepted: one of the two. Put all states into "
        "--from-checkpoints.",
    ),
    "an absent checkpoint": (
        ("--from-checkpoints", "absent.pt"),
        "error: no checkpoint at absent.pt; accepted: a .safetensors file, or a torch file of tensors. "
        "Check the path.",
    ),
    "a page that is none": (
        ("--html", "x.png"),
        "error: --html x.png; accepted: a name that ends in .html. Use --save for other formats.",
    ),
    "a best of another form": (
        ("--best", "x.bin"),
        "error: the ending '.bin' of 'x.bin'; accepted: .pt, .pth. Choose one of them",
    ),
    "no repeats": (("--repeats", "0"), "error: n_repeats=0; accepted: a whole number from 1."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name, command, quick_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    arguments, message = REFUSED[name]
    code, _, error = command("branch", quick_file, *arguments)
    assert code == 2
    assert message in error
