"""Replays: written whole, read with care; a plane always says how much of the movement it shows."""

import json
import math

import numpy as np
import pytest
import torch

from unsaddle import TorchTraining, optimizers, race, run_ensemble, zoo
from unsaddle.errors import InvalidInput
from unsaddle.explorer import replay
from unsaddle.explorer.parameters import plane


@pytest.fixture(scope="module")
def recorded():
    return replay.of_race(race("lee", ["sgd", "adam"], noise=0.1, n_walkers=50, n_steps=30, seed=0))


class Bowl:
    """A loss whose plane is known in closed form: half the squared length, in five dimensions."""

    n_parameters = 5

    def loss(self, point=None):
        return 0.5 * float(np.sum(np.asarray(point) ** 2))


def path_in_the_plane(n=8, off=0.0):
    t = np.linspace(0.0, 1.0, n)
    path = np.zeros((n, 5))
    path[:, 1], path[:, 3], path[:, 4] = t, 0.5 * t**2, off * np.sin(7 * t)
    return path


def test_a_race_becomes_tracks_of_what_was_drawn(recorded):
    assert [track["name"] for track in recorded["tracks"]] == ["sgd", "adam"]
    for track in recorded["tracks"]:
        assert len(track["paths"]) == 40
        assert track["steps"][0] == 0
        assert track["steps"][-1] == 30
        assert sum(track["tally"].values()) == 50
        assert {len(path) for path in track["paths"]} == {len(track["steps"])}
    assert recorded["landscape"] == "x**2/2 + y**4/4 - y**2/2"
    assert recorded["plane"] is None
    assert any("seed 0" in line for line in recorded["protocol"])


def test_an_ensemble_becomes_one_track():
    lee = zoo.get("lee")
    run = run_ensemble(
        lee,
        optimizers.resolve("sgd lr=0.1", 20),
        [[1.0, 0.1], [0.5, -0.1]],
        20,
        seed=0,
        record_every=5,
    )
    made = replay.of_ensemble(run)
    assert made["kind"] == "ensemble"
    assert made["tracks"][0]["steps"] == [0, 5, 10, 15, 20]
    assert made["tracks"][0]["paths"][1][0] == [0.5, -0.1]
    np.testing.assert_allclose(made["tracks"][0]["paths"][0][-1], run.trajectory[-1, 0], rtol=1e-6)


def test_a_walker_that_is_no_longer_finite_leaves_gaps():
    made = replay.of_race(race("lee", ["sgd lr=1e9"], start=(1.0, 0.5), n_steps=60, seed=0))
    assert made["tracks"][0]["paths"][0][-1] is None
    assert made["tracks"][0]["tally"] == {"DIVERGED": 1}


def test_a_landscape_that_is_no_plane_is_refused():
    with pytest.raises(InvalidInput, match="3 coordinates"):
        replay.of_race(race("x**2 + y**2 - z**2", ["sgd"], n_steps=2, seed=0))


def test_a_replay_is_written_whole_and_read_back(recorded, tmp_path):
    target = tmp_path / "race.json"
    assert replay.save(recorded, target) == target
    assert replay.load(target) == recorded
    assert list(tmp_path.iterdir()) == [target]


def test_an_interrupted_writing_leaves_the_old_file(recorded, tmp_path, monkeypatch):
    target = tmp_path / "race.json"
    target.write_text("old")

    def fail(*names):
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(KeyboardInterrupt):
        replay.save(recorded, target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def changed(recorded, **changes):
    return {**json.loads(json.dumps(recorded)), **changes}


PLANE = {"values": [[0.0, 1.0], [1.0, None]], "share": 0.5, "share_of": "x", "n_parameters": 3}
TRACK = {
    "name": "path",
    "steps": [0, 1],
    "paths": [[[0, 0], None]],
    "values": [1.0, None],
    "tally": None,
}
CROWD = {**TRACK, "steps": list(range(1000)), "paths": [[None] * 1000] * 501, "values": None}
BRANCH = {
    "format": "unsaddle replay", "version": 1, "kind": "branch", "title": "t", "protocol": [],
    "landscape": None, "box": [[0, 1], [0, 1]], "axes": ["a", "b"], "plane": PLANE, "tracks": [TRACK],
}  # fmt: skip
WRONG = {
    "newer": ({"version": 2}, "a replay of version 2; accepted: version 1. Update unsaddle."),
    "another format": ({"format": "x"}, "replay.format='x'"),
    "an unknown key": ({"extra": 1}, "replay with 'extra'"),
    "no share": ({"plane": {**PLANE, "share": None}}, "replay.plane.share=null"),
    "a share above one": ({"plane": {**PLANE, "share": 1.5}}, "replay.plane.share=1.5"),
    "ragged rows": ({"plane": {**PLANE, "values": [[1.0, 2, 3], [1, 2]]}}, "2 parts; accepted: 3, as"),
    "both": ({"landscape": "saddle"}, "a plane for a branch, a landscape for all else"),
    "neither": ({"plane": None}, "a plane for a branch, a landscape for all else"),
    "steps that fall": ({"tracks": [{**TRACK, "steps": [1, 1]}]}, "steps[1]=1; accepted: steps that"),
    "a path too short": ({"tracks": [{**TRACK, "paths": [[[0, 0]]]}]}, "1 parts; accepted: 2, as many"),
    "no number": ({"tracks": [{**TRACK, "paths": [[["a", 0], None]]}]}, "paths[0][0][0]='a'"),
    "an outcome that is none": ({"tracks": [{**TRACK, "tally": {"WON": 1}}]}, "tally with 'WON'"),
    "too many points": ({"tracks": [CROWD]}, "more than 500,000 points"),
}  # fmt: skip


def test_the_right_one_is_accepted_and_stays():
    assert replay.checked(replay.checked(BRANCH)) == replay.checked(BRANCH)


def test_points_may_be_as_far_out_as_numbers_go_and_a_title_200_pairs_of_units_long():
    far = {**TRACK, "paths": [[[1.75e308, -1.79e308], None]], "values": [1.75e308, None]}
    made = replay.checked(changed(BRANCH, tracks=[far], title="\U0001f600" * 200))
    assert made["tracks"][0]["paths"][0][0] == [1.75e308, -1.79e308]
    bare = changed(BRANCH)
    del bare["protocol"]
    assert replay.checked(bare)["protocol"] == []


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_replay_is_refused_politely(case):
    changes, words = WRONG[case]
    with pytest.raises(InvalidInput) as caught:
        replay.checked(changed(BRANCH, **changes))
    assert words in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_truncated_a_binary_a_missing_and_a_huge_file_are_refused(
    recorded, tmp_path, monkeypatch
):
    text = json.dumps(recorded)
    files = {
        "cut.json": (text[: len(text) // 2].encode(), "that is no JSON"),
        "nan.json": (b'{"version": NaN}', "that is no JSON"),
        "deep.json": (b"[" * 100_000, "nested too deeply"),
        "binary.json": (b"\xff\xfe\x00", "which is no text"),
        "empty.json": (b"", "that is no JSON"),
    }
    for name, (content, words) in files.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InvalidInput) as caught:
            replay.load(tmp_path / name)
        assert words in str(caught.value)
    with pytest.raises(InvalidInput, match="No such file"):
        replay.load(tmp_path / "nothing.json")
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(2**40)  # a hole: no block of it is on the disk
    with pytest.raises(InvalidInput, match="1,099,511,627,776 bytes"):
        replay.load(huge)


# ---- planes -------------------------------------------------------------------------------------


def test_a_path_in_a_plane_is_shown_whole():
    made = plane(Bowl(), path_in_the_plane(), [0, 1.0, 0, 0, 0], size=5)
    assert made.share == pytest.approx(1.0, abs=1e-12)
    np.testing.assert_allclose(made.path[:, 0], path_in_the_plane()[:, 1], atol=1e-12)
    np.testing.assert_allclose(made.path[:, 1], path_in_the_plane()[:, 3], atol=1e-12)
    x, y = (np.linspace(*side, 5) for side in made.box)
    np.testing.assert_allclose(made.grid, 0.5 * (x[None] ** 2 + y[:, None] ** 2), atol=1e-12)


def test_the_share_is_the_squared_distance_in_the_plane():
    path = path_in_the_plane(off=0.3)
    made = plane(Bowl(), path, [0, 2.0, 0, 0, 0], size=3)
    # The second axis by another road: the singular vectors of what the first leaves over.
    rest = path - path[0]
    rest[:, 1] = 0
    lengths = np.linalg.svd(rest, compute_uv=False)
    total = np.sum((path - path[0]) ** 2)
    expected = (np.sum(path[:, 1] ** 2) + lengths[0] ** 2) / total
    assert made.share == pytest.approx(expected, rel=1e-12)
    assert made.share < 0.99
    np.testing.assert_allclose(made.losses, [Bowl().loss(place) for place in path])
    assert f"{made.share:.1%} of the movement" in made.describe()


def test_a_path_along_the_escape_direction_alone_still_has_a_plane():
    path = np.outer(np.linspace(0, 1, 5), [1.0, 2, 3, 4, 5])
    made = plane(Bowl(), path, [1.0, 2, 3, 4, 5], size=3)
    assert made.share == pytest.approx(1.0)
    np.testing.assert_allclose(made.directions @ made.directions.T, np.eye(2), atol=1e-12)
    assert made.box[1][1] > made.box[1][0]


BAD_PLANES = {
    "a flat vector": ((np.zeros(5), np.ones(5)), "path of shape (5,)"),
    "another length": ((np.zeros((3, 4)), np.ones(5)), "(records, 5) with at least 2 records"),
    "a direction of another length": ((path_in_the_plane(), np.ones(4)), "direction of shape (4,)"),
    "a direction of no length": ((path_in_the_plane(), np.zeros(5)), "a direction of no length"),
    "no movement": ((np.zeros((3, 5)), np.ones(5)), "a path that does not move"),
    "another kind of path": (("a path", np.ones(5)), "path='a path'; accepted: (records, 5) with"),
    "a ragged path": (
        ([[0.0] * 5, [1.0] * 4], np.ones(5)),
        "path=a list of 2; accepted: (records, 5)",
    ),
    "words for a direction": (
        (path_in_the_plane(), ["up"] * 5),
        "direction=a list of 5; accepted: (5,)",
    ),
    "a path beyond float64": (
        (1e200 * path_in_the_plane(), np.ones(5)),
        "a path that extends over 1e+200; accepted: ",
    ),
    "a path less than rounding": (
        (1e-13 * path_in_the_plane(), np.ones(5)),
        "a path that extends over 1e-13; accepted: ",
    ),
    "not finite": ((np.full((3, 5), math.nan), np.ones(5)), "numbers that are not finite"),
}


@pytest.mark.parametrize("case", BAD_PLANES)
def test_a_plane_of_wrong_shapes_is_refused(case):
    (path, direction), words = BAD_PLANES[case]
    with pytest.raises(InvalidInput) as caught:
        plane(Bowl(), path, direction)
    assert words in str(caught.value)


BAD_STEPS = {
    "words": (list("abcdefgh"), "steps=a list of 8"),
    "ragged": ([[1], [2, 3], 4, 5, 6, 7, 8, 9], "steps=a list of 8"),
    "fractions": (np.arange(8) / 2, "steps[1]=0.5"),
    "not a number": ([0, 1, math.nan, 3, 4, 5, 6, 7], "steps[2]=nan"),
    "negative": (range(-1, 7), "steps[0]=-1"),
    "as large as no number": ([*range(7), 1e300], "steps[7]=1e+300"),
    "truth": ([False, True] * 4, "steps of bool"),
    "falling": (range(8, 0, -1), "steps[1]=7 after 8"),
    "too few": (range(7), "steps of shape (7,)"),
    "one number": (3, "steps of shape ()"),
}


@pytest.mark.parametrize("case", BAD_STEPS)
def test_steps_that_are_none_are_refused_in_three_parts(case):
    steps, words = BAD_STEPS[case]
    with pytest.raises(InvalidInput) as caught:
        plane(Bowl(), path_in_the_plane(), [0, 1.0, 0, 0, 0], steps=steps, size=3)
    assert words in str(caught.value)
    assert "8 increasing whole numbers" in caught.value.accepted
    assert caught.value.advice == "One per record: range(8), say."


def test_steps_may_be_whole_numbers_of_any_kind():
    for steps in (range(8), np.arange(8.0), np.arange(8, dtype=np.uint8), [2.0, *range(3, 10)]):
        made = plane(Bowl(), path_in_the_plane(), [0, 1.0, 0, 0, 0], steps=steps, size=3)
        assert made.steps.dtype == np.int64
        assert made.steps.tolist() == [int(step) for step in steps]


def test_a_short_and_a_long_direction_give_the_same_plane():
    wanted = plane(Bowl(), path_in_the_plane(), [0, 1.0, 0, 0, 0], size=3)
    for length in (1e-300, 1e300):
        made = plane(Bowl(), path_in_the_plane(), [0, length, 0, 0, 0], size=3)
        np.testing.assert_allclose(made.directions, wanted.directions, atol=1e-15)


def test_a_network_that_leaves_its_saddle_is_a_branch_with_its_share(tmp_path):
    # A product of two weights: the origin is its saddle, and (1, 1) the way out.
    torch.manual_seed(0)
    model = torch.nn.Sequential(
        torch.nn.Linear(1, 3, bias=False), torch.nn.Linear(3, 1, bias=False)
    )
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(1e-2)
    inputs = torch.tensor([[1.0], [2.0]])
    training = TorchTraining(model, torch.nn.MSELoss(), (inputs, 2 * inputs))
    objective = training.objective()
    direction = np.linalg.eigh(hessian(objective))[1][:, 0]
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    path = []
    for step in range(101):
        if step % 10 == 0:
            path.append(
                torch.nn.utils.parameters_to_vector(model.parameters()).detach().double().numpy()
            )
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(inputs), 2 * inputs).backward()
        optimizer.step()
    made = plane(training, path, direction, steps=range(0, 101, 10), size=9)
    kept = replay.load(replay.save(replay.of_plane(made, "two layers"), tmp_path / "branch.json"))
    assert kept["kind"] == "branch"
    assert 0.95 < kept["plane"]["share"] <= 1.0
    assert kept["plane"]["n_parameters"] == 6
    assert kept["tracks"][0]["values"][0] > 5 * kept["tracks"][0]["values"][-1]
    assert any("of the movement" in line for line in kept["protocol"])


def hessian(objective, h=1e-4):
    """By central differences of gradients, away from the product that the library uses."""
    n = objective.n_parameters
    rows = [
        (objective.gradient(objective.point + h * e) - objective.gradient(objective.point - h * e))
        / (2 * h)
        for e in np.eye(n)
    ]
    return 0.5 * (np.array(rows) + np.array(rows).T)
