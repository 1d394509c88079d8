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


def test_branches_without_paths_are_refused(stuck):
    with pytest.raises(InvalidInput, match="record_paths"):
        replay.of_branches(branched(stuck), stuck)
