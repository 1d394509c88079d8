"""A real run's branches on one plane: recording changes nothing, the share is a projection's."""

import json

import numpy as np
import pytest
import torch
from torch import nn

import unsaddle
from unsaddle.errors import InvalidInput
from unsaddle.explorer import replay


@pytest.fixture(scope="module")
def stuck():
    """Five parameters, one of them a way out."""

    class Saddle(nn.Module):
        def __init__(self):
            super().__init__()
            start = torch.tensor([1e-3, 0.5, -0.4, 0.0, 0.0], dtype=torch.float64)
            self.point = nn.Parameter(start)

        def forward(self, samples):
            x = self.point
            fall = -(x[0] ** 2) + x[0] ** 4
            return samples[:, 0] * (fall + 1e-4 * (x[1:] ** 2).sum()) + samples[:, 1] * x[1] * 1e-3

    rows = torch.stack([torch.ones(8), torch.tensor([1.0, -1.0] * 4)], dim=1).double()
    model = Saddle()
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)
    return unsaddle.TorchTraining(
        model, lambda out, _: out.mean(), (rows, torch.zeros(8)), sgd, batch_size=2
    )


def branched(stuck, **more):
    return unsaddle.branch(
        stuck, ["lr x10", "adam lr=0.01"], n_repeats=2, budget="60 epochs", seed=0,
        diagnose_ends=False, **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def found(stuck):
    return branched(stuck, record_paths=True)


def test_recording_changes_no_number(stuck, found):
    plain = branched(stuck)
    assert [one.name for one in plain.ranking] == [one.name for one in found.ranking]
    for one, other in zip(plain.ranking, found.ranking, strict=True):
        np.testing.assert_array_equal(one.band, other.band)
    assert plain.ranking[0].path is None


def test_the_file_has_every_candidate_with_its_share(stuck, found, tmp_path):
    made = replay.of_branches(found, stuck, size=7)
    path = tmp_path / "branch.json"
    replay.save(made, path)
    back = replay.load(path)
    assert back == json.loads(json.dumps(made))
    assert {track["name"] for track in back["tracks"]} == {branch.name for branch in found.ranking}
    assert 0 < back["plane"]["share"] <= 1
    assert back["clock"] == "sample gradients"


def test_the_share_is_that_of_a_projection(stuck, found):
    # The other road: an orthonormal basis by QR of the axes that the recorded places themselves give,
    # found by least squares from the drawn coordinates.
    made = replay.of_branches(found, stuck, size=5)
    origin = found.best.path.places[0]
    drawn, moved = [], []
    for track in made["tracks"]:
        path = next(b.path for b in found.ranking if b.name == track["name"])
        drawn.append(np.array([point for (point,) in zip(*track["paths"], strict=True)]))
        moved.append(path.places - origin)
    flat, full = np.concatenate(drawn), np.concatenate(moved)
    axes, *_ = np.linalg.lstsq(flat, full, rcond=None)
    basis, _ = np.linalg.qr(axes.T)
    for track, rows in zip(made["tracks"], moved, strict=True):
        share = np.sum((rows @ basis) ** 2) / np.sum(rows**2)
        assert track["share"] == pytest.approx(share, abs=1e-4)
    assert made["plane"]["share"] == pytest.approx(
        np.sum((full @ basis) ** 2) / np.sum(full**2), abs=1e-4
    )


FILE = """
import torch
from unsaddle import TorchTraining

class Ground(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.point = torch.nn.Parameter(torch.tensor([1e-3, 0.5, -0.4], dtype=torch.float64))

    def forward(self, samples):
        x, y, z = self.point
        return samples[:, 0] * ({bend} * x**2 + x**4 + y**2 / 2 + z**2 / 20)

def mean(output, target):
    return output.mean()

def training():
    model = Ground()
    data = torch.ones(8, 1, dtype=torch.float64), torch.zeros(8)
    return TorchTraining(model, mean, data, torch.optim.SGD(model.parameters(), lr=0.01))
"""
SETTINGS = {
    "n_repeats": 1, "budget": "60 epochs", "seed": 0, "diagnose_ends": False, "record_paths": True
}  # fmt: skip


@pytest.fixture
def file(tmp_path):
    """The file of a run near a saddle; `bend` 1 makes a bowl of it."""

    def written(bend=-1):
        path = tmp_path / f"ground{bend}.py"
        path.write_text(FILE.replace("{bend}", str(bend)))
        return path

    return written


def test_several_processes_record_what_one_does(file):
    path = file()
    alone, both = (
        replay.of_branches(
            unsaddle.branch(path, ["lr x10", "adam lr=0.01"], n_workers=n, **SETTINGS), path, size=3
        )
        for n in (1, 2)
    )
    # Which of the two it was stands in the protocol, and the time that it took.
    assert {**both, "protocol": []} == {**alone, "protocol": []}
    assert len(alone["tracks"]) == 3
    assert {len(track["steps"]) for track in alone["tracks"]} == {41}


def test_of_several_past_states_that_of_the_best_is_drawn_and_the_others_named(file, tmp_path):
    path, states = file(), [tmp_path / name for name in ("far.pt", "near.pt")]
    for state, x in zip(states, (1e-4, 0.3), strict=True):
        torch.save({"point": torch.tensor([x, 0.5, -0.4], dtype=torch.float64)}, state)
    found = unsaddle.branch(path, ["lr x10"], from_checkpoints=states, **SETTINGS)
    assert found.best.start == "near.pt"
    made = replay.of_branches(found, path, size=3)
    assert any("only the branches from near.pt" in line for line in made["protocol"])
    assert any("not from far.pt" in line for line in made["protocol"])
    assert sum(one.start == "near.pt" for one in found.ranking) == len(made["tracks"]) == 2
    for track in made["tracks"]:
        own = next(
            one.path for one in found.ranking if (one.name, one.start) == (track["name"], "near.pt")
        )
        np.testing.assert_allclose(own.places[0], [0.3, 0.5, -0.4])
        assert track["paths"][0][0] == [0.0, 0.0]
        moved = np.linalg.norm(own.places[-1] - own.places[0])
        assert np.linalg.norm(track["paths"][0][-1]) <= moved * (1 + 1e-6)


@pytest.mark.parametrize(("most", "refused"), [(100, "1 branch"), (200, "2 branches")])
def test_paths_that_memory_does_not_hold_are_refused_before_a_branch_runs(
    most, refused, file, monkeypatch
):
    # What one asks for is known before the diagnosis, the run as it is beside it after that.
    monkeypatch.setattr("unsaddle.branching.paths.MOST_BYTES", most)
    told = []
    with pytest.raises(InvalidInput) as caught:
        unsaddle.branch(
            file(), ["lr x10"], progress=lambda stage, *_: told.append(stage), **SETTINGS
        )
    assert f"record_paths=True for {refused} of 3 parameters" in str(caught.value)
    assert "leave record_paths and --replay out" in caught.value.advice
    assert any("Hessian-vector" in stage for stage in told) == (refused == "2 branches")
    assert "branches" not in told


def test_without_an_escape_direction_the_first_axis_is_the_largest_movement(file):
    path = file(bend=1)
    found = unsaddle.branch(path, ["lr x10"], **SETTINGS)
    assert found.reports[found.best.start].escape_direction is None
    made = replay.of_branches(found, path, size=5)
    assert made["axes"][0] == "main direction of the movement, no escape direction"
    assert any(line.startswith("no escape direction was found") for line in made["protocol"])
    # The other road: singular values of all movements; the first axis alone has the largest.
    moved = np.concatenate([one.path.places - one.path.places[0] for one in found.ranking])
    drawn = np.concatenate([np.array(track["paths"][0]) for track in made["tracks"]])
    lengths = np.linalg.svd(moved, compute_uv=False)
    np.testing.assert_allclose(np.linalg.norm(drawn, axis=0), lengths[:2], rtol=1e-5)
    share = np.sum(lengths[:2] ** 2) / np.sum(lengths**2)
    assert made["plane"]["share"] == pytest.approx(share, rel=1e-9)


def test_branches_without_paths_are_refused(stuck):
    with pytest.raises(InvalidInput, match="record_paths"):
        replay.of_branches(branched(stuck), stuck)
