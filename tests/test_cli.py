"""The command line: what is printed, what is refused and how, and what an interruption leaves.

Most tests call `unsaddle.cli.main` with the arguments a user types; what only a process can show
(imports, signals, streams) runs in one.
"""

import json
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time

import pytest
import torch
import typer
from torch import nn

from unsaddle import cli
from unsaddle.explorer.page import is_built

QUICK = """
    import torch
    from unsaddle import TorchTraining

    class Saddle(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.point = torch.nn.Parameter(torch.tensor([0.0, 1e-6], dtype=torch.float64))

        def forward(self, samples):
            x, y = self.point
            return samples[:, 0] * (1.0 + x**2 - y**2 + y**4)

    def mean(output, target):
        return output.mean()

    def training():
        model = Saddle()
        data = torch.ones(4, 1), torch.zeros(4)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        return TorchTraining(model, mean, data, optimizer, name="quick")
"""

NETWORK = """
    import torch
    from torch import nn
    from unsaddle import TorchTraining

    def training():
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
        data = torch.eye(3).repeat(4, 1), torch.arange(12) % 2
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        return TorchTraining(model, nn.CrossEntropyLoss(), data, optimizer)
"""


@pytest.fixture
def command(monkeypatch, capsys):
    """Run a command as typed; return (exit code, output, one line of the error stream)."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["unsaddle", *map(str, arguments)])
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code or 0
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, " ".join(captured.err.split())

    return run


@pytest.fixture
def script(tmp_path):
    def write(text, name="run.py"):
        path = tmp_path / name
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return path

    return write


def strictly(text):
    def refuse(token):
        raise AssertionError(f"{token} in the JSON")

    return json.loads(text, parse_constant=refuse)


# ---- race ---------------------------------------------------------------------------------------


def test_race_json_has_the_promised_fields(command):
    code, out, _ = command("race", "saddle", "--seed", "0", "--json", "-o", "sgd", "adam")
    assert code == 0
    data = strictly(out)
    assert data.keys() >= {"landscape", "seed", "versions", "optimizers"}
    assert data["landscape"] == "saddle"
    assert data["seed"] == 0
    promised = {"name", "settings", "n_walkers", "outcomes", "escape_step", "final_value"}
    for entry in data["optimizers"]:
        assert entry.keys() >= promised
        assert entry["escape_step"].keys() >= {"median", "mean", "n_observed"}
        assert sum(entry["outcomes"].values()) == entry["n_walkers"]
    assert data["command"] == "unsaddle race saddle --seed 0 --json -o sgd adam"


def test_race_table_names_every_optimizer(command):
    code, out, _ = command("race", "saddle", "--seed", "0", "--steps", "300")
    assert code == 0
    for name in ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"):
        assert name in out


# the same two optimizers in every form a user may type
FORMS = {
    "several values": ["--optimizers", "sgd lr=0.1", "adam", "--seed", "1"],
    "commas": ["--optimizers", "sgd lr=0.1,adam", "--seed", "1"],
    "option repeated": ["--optimizers", "sgd lr=0.1", "--optimizers", "adam", "--seed", "1"],
    "short": ["-o", "sgd lr=0.1", "adam", "--seed", "1"],
    "equals sign": ["--optimizers=sgd lr=0.1,adam", "--seed", "1"],
    "at the end": ["--seed", "1", "-o", "sgd lr=0.1", "adam"],
}


@pytest.mark.parametrize("form", FORMS)
def test_optimizers_in_every_form(form, command):
    code, out, _ = command("race", "saddle", *FORMS[form], "--steps", "50", "--json")
    assert code == 0
    names = [entry["name"] for entry in strictly(out)["optimizers"]]
    assert [name.split()[0] for name in names] == ["sgd", "adam"]
    rates = [entry["settings"]["learning_rate"] for entry in strictly(out)["optimizers"]]
    assert rates[0] == 0.1


def test_landscape_may_follow_the_optimizers_behind_two_dashes(command):
    code, out, _ = command("race", "--json", "--steps", "5", "-o", "sgd", "adam", "--", "saddle")
    assert code == 0
    assert strictly(out)["landscape"] == "saddle"


def test_start_noise_and_formula_arrive(command):
    code, out, _ = command(
        "race", "x**3 - 3*x*y**2 + (x**2+y**2)**2/8", "--start", "-0.1,0", "--noise-along", "y",
        "--walkers", "3", "--steps", "20", "-o", "sgd", "--seed", "0", "--json",
    )  # fmt: skip
    assert code == 0
    data = strictly(out)
    assert data["start"] == [-0.1, 0.0]
    assert data["optimizers"][0]["n_walkers"] == 3
    assert "y" in data["noise"]


def test_same_seed_same_race(command):
    typed = ("race", "saddle", "--noise", "0.1", "--walkers", "4", "--steps", "50", "-o", "sgd")
    first, second = (command(*typed, "--seed", "3", "--json")[1] for _ in range(2))
    assert first == second


def test_diverging_learning_rate_is_an_outcome_and_no_error(command):
    code, out, _ = command(
        "race", "bowl", "-o", "sgd lr=1e9", "--steps", "200", "--seed", "0", "--json"
    )
    assert code == 0
    (entry,) = strictly(out)["optimizers"]
    assert entry["outcomes"]["DIVERGED"] == entry["n_walkers"]


SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    "ending", ["json", "gif", pytest.param("html", marks=SLOW), pytest.param("png", marks=SLOW)]
)
def test_race_is_saved(ending, command, tmp_path):
    target = tmp_path / f"race.{ending}"
    code, _, err = command(
        "race", "saddle", "-o", "sgd", "adam", "--steps", "40", "--seed", "0", "--save", target
    )
    assert code == 0, err
    assert "wrote" in err
    starts = {"json": b"{", "html": b"<!", "png": b"\x89PNG", "gif": b"GIF8"}
    assert target.read_bytes().startswith(starts[ending])


def test_a_race_is_saved_in_the_view_asked_for(command, tmp_path):
    race = ("race", "saddle", "-o", "sgd", "--steps", "40", "--seed", "0")
    targets = {view: tmp_path / f"{view}.webp" for view in ("contours", "surface")}
    for view, target in targets.items():
        code, _, err = command(*race, "--save", target, "--view", view)
        assert code == 0, err
    contours, surface = (path.read_bytes() for path in targets.values())
    assert contours[8:12] == surface[8:12] == b"WEBP"
    assert contours != surface


def test_a_missing_encoder_is_said_before_the_race_is_run(command, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "av", None)
    monkeypatch.setattr("unsaddle.racing.race", lambda *a, **k: pytest.fail("the race was run"))
    code, out, err = command("race", "saddle", "--save", tmp_path / "race.mp4")
    assert (code, out) == (2, "")
    assert "pip install 'unsaddle[video]'" in err


# ---- times --------------------------------------------------------------------------------------


def test_times_say_laws_tests_and_walkers(command, tmp_path):
    target = tmp_path / "times.json"
    code, out, _ = command(
        "times", "saddle", "-o", "sgd", "momentum", "--start", "0,0", "--noise", "0.1", "--walkers",
        "50", "--steps", "900", "--seed", "0", "--difference", "20 %", "--save", target,
    )  # fmt: skip
    assert code == 0
    assert "50 of 50" in out
    assert "difference of 20 %" in out
    data = strictly(target.read_text())
    assert data["difference"] == 0.2
    assert data["command"].startswith("unsaddle times saddle")
    assert [o["name"] for o in data["optimizers"]] == ["sgd", "momentum"]
    assert data["pairs"][0]["paired"]["n_second"] == 50


# ---- map and phase ------------------------------------------------------------------------------


def test_map_counts_its_starts_and_keeps_a_number_for_each_aside(command, tmp_path):
    code, out, _ = command(
        "map", "-o", "sgd lr=0.1", "lee", "--size", "8x6", "--steps", "200", "--seed", "0",
        "--json", "--save", tmp_path / "map.npz",
    )  # fmt: skip
    assert code == 0
    data = strictly(out)
    assert data["size"] == [8, 6]
    assert [basin["n_starts"] for basin in data["basins"]] == [24, 24]
    assert {basin["place"] for basin in data["basins"]} == {"minimum (0, -1)", "minimum (0, 1)"}
    assert (tmp_path / "map.npz").is_file()


def test_map_prints_a_table_and_draws(command, tmp_path):
    code, out, err = command(
        "map", "lee", "--size", "20", "--steps", "50", "--box", "-1,1,-1,1", "--seed", "0",
        "--save", tmp_path / "map.png",
    )  # fmt: skip
    assert code == 0
    assert "ended at" in out
    assert "wrote" in err


def test_phase_reads_its_axes(command):
    code, out, _ = command(
        "phase", "saddle", "--optimizer", "momentum", "--x", "lr=1e-3:1e-1:log", "--y",
        "momentum=0,0.5,0.9", "--size", "5", "--steps", "200", "--seed", "0", "--json",
    )  # fmt: skip
    assert code == 0
    data = strictly(out)
    assert data["x"]["name"] == "learning_rate"
    assert data["x"]["values"] == pytest.approx([1e-3, 10**-2.5, 1e-2, 10**-1.5, 1e-1])
    assert data["y"]["values"] == [0.0, 0.5, 0.9]
    assert len(data["fraction_escaped"]) == 3


def test_phase_prints_what_became_of_the_walkers(command):
    code, out, _ = command(
        "phase", "-o", "adam", "saddle", "--x", "lr=1e-3:1e-1:log", "--y", "b1=0:0.9",
        "--size", "4", "--steps", "100", "--show", "time", "--seed", "0",
    )  # fmt: skip
    assert code == 0
    assert "Median escape step" in out


PHASES_REFUSED = {
    "upside down": (
        ("--x", "lr=1:0.01:log"),
        "--x lr=1:0.01:log; accepted: a range with low below high. Write --x lr=0.01:1:log.",
    ),
    "without width": (
        ("--x", "lr=0.1:0.1"),
        "--x lr=0.1:0.1; accepted: a range with low below high. Write --x lr=0.1 for the single "
        "value.",
    ),
    "of no values": (
        ("--x", "lr=0.1:1", "--size", "0"),
        "--size 0; accepted: a whole number, 2 or more: the values along an axis that is a range. "
        "Leave it out for 64, or write --x lr=0.1 for a single value.",
    ),
    "of the other axis": (
        ("--x", "momentum=0:0.5"),
        "momentum on both axes; accepted: two settings. Choose another setting for one of them.",
    ),
}


@pytest.mark.parametrize("name", PHASES_REFUSED)
def test_phase_refuses_a_range(command, name):
    arguments, message = PHASES_REFUSED[name]
    code, _, err = command("phase", "saddle", "-o", "momentum", *arguments, "--y", "momentum=0,0.9")
    assert code == 2
    assert message in err


@pytest.mark.slow
def test_interrupted_map_reports_what_it_has(tmp_path):
    arguments = ["map", "himmelblau", "--size", "4000", "--steps", "300", "--seed", "0", "--json"]
    code, out, err = interrupted(arguments, tmp_path, SAYS_READY)
    assert code == 130, err
    assert "Traceback" not in err
    data = strictly(out)
    assert data["interrupted"] is True
    assert 0 < data["n_computed"] < 16_000_000


# ---- diagnose -----------------------------------------------------------------------------------


def test_diagnose_json(command, script):
    code, out, _ = command("diagnose", script(QUICK), "--seed", "0", "--json")
    assert code == 0
    data = strictly(out)
    assert (data["kind"], data["cause"]) == ("STRICT_SADDLE", "NOT_HELD")
    assert data["title"] == "quick"
    assert data["seed"] == 0


CLASSES = """
import torch
from unsaddle import TorchTraining

def training():
    torch.manual_seed(0)
    inputs = torch.randn(120, 3, dtype=torch.float64)
    targets = (inputs[:, 0] > 0).long()
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Tanh(), torch.nn.Linear(2, 2)).double()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    return TorchTraining(model, torch.nn.CrossEntropyLoss(), (inputs, targets), optimizer)
"""


@pytest.mark.parametrize(
    ("by", "names"), [("class", {"class 0", "class 1"}), ("layer", {"layer 0", "layer 2"})]
)
def test_diagnose_by_groups(command, script, by, names):
    code, out, _ = command("diagnose", script(CLASSES), "--seed", "0", "--json", "--group-by", by)
    assert code == 0
    assert {one["name"] for one in strictly(out)["groups"]["members"]} == names


def test_diagnose_with_part_of_the_samples(command, script):
    arguments = ("diagnose", script(CLASSES), "--seed", "0", "--max-samples", "64")
    code, out, _ = command(*arguments, "--json")
    assert code == 0
    told = strictly(out)["sampling"]
    assert (told["n_used"], told["n_whole"]) == (64, 120)
    assert "What 64 samples say of all 120" in command(*arguments)[1]


def test_diagnose_prints_verdict_evidence_and_advice(command, script):
    code, out, _ = command("diagnose", script(QUICK), "--seed", "0")
    assert code == 0
    for word in ("STRICT_SADDLE", "gradient", "it leaves first of all by forecast"):
        assert word in out


def test_what_training_prints_does_not_spoil_the_json(command, script):
    noisy = QUICK + "\n    print('loading')\n    _inner = training\n" + textwrap.indent(
        "def training():\n    print('epoch 1')\n    return _inner()\n", "    "
    )  # fmt: skip
    code, out, err = command("diagnose", script(noisy), "--seed", "0", "--json")
    assert code == 0
    assert strictly(out)["kind"] == "STRICT_SADDLE"
    assert "loading" in err
    assert "epoch 1" in err


@pytest.mark.parametrize("ending", ["json", "html", "png"])
def test_report_is_saved(ending, command, script, tmp_path):
    target = tmp_path / f"report.{ending}"
    option = "--html" if ending == "html" else "--save"
    code, _, err = command("diagnose", script(QUICK), "--seed", "0", option, target)
    assert code == 0, err
    starts = {"json": b"{", "html": b"<!", "png": b"\x89PNG"}
    assert target.read_bytes().startswith(starts[ending])


def test_mode_eval_is_the_way_out_for_dropout(command, script):
    text = NETWORK.replace("nn.Tanh(),", "nn.Tanh(), nn.Dropout(0.5),")
    code, out, err = command("diagnose", script(text), "--json")
    assert (code, out) == (2, "")
    assert "--mode eval" in err
    code, out, _ = command("diagnose", script(text), "--json", "--mode", "eval")
    assert code == 0
    assert strictly(out)["mode"] == "evaluation mode"


def test_good_checkpoint_is_diagnosed_instead_of_the_start(command, script, tmp_path):
    weights = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)).state_dict()
    zeros = {name: torch.zeros_like(value) for name, value in weights.items()}
    torch.save(zeros, tmp_path / "zeros.pt")
    file = script(NETWORK)
    code, out, _ = command("diagnose", file, "--checkpoint", tmp_path / "zeros.pt", "--json")
    assert code == 0
    # all weights zero: both classes are equally likely, and they are equally frequent
    assert strictly(out)["loss"] == pytest.approx(0.6931471805599453, abs=1e-12)
    assert strictly(command("diagnose", file, "--json")[1])["loss"] != pytest.approx(0.6931471)


class Payload:
    """Unpickling it writes a file."""

    def __init__(self, path):
        self.path = str(path)

    def __reduce__(self):
        return (os.mkdir, (self.path,))


def misfit(folder):
    torch.save(nn.Linear(3, 5).state_dict(), folder / "bad.pt")


def truncated(folder):
    torch.save({"0.weight": torch.zeros(64, 64)}, folder / "bad.pt")
    whole = (folder / "bad.pt").read_bytes()
    (folder / "bad.pt").write_bytes(whole[: len(whole) // 2])


def with_code(folder):
    torch.save({"0.weight": Payload(folder / "executed")}, folder / "bad.pt")


def plain_pickle_with_code(folder):
    (folder / "bad.pt").write_bytes(pickle.dumps(Payload(folder / "executed")))


def absent(folder):
    pass


CHECKPOINTS = {
    misfit: "that does not fit the model",
    truncated: "damaged, truncated or of another format",
    with_code: "may run code",
    plain_pickle_with_code: "may run code",
    absent: "no checkpoint at",
}


@pytest.mark.parametrize("make", CHECKPOINTS, ids=lambda make: make.__name__)
def test_bad_checkpoint_is_refused_and_runs_nothing(make, command, script, tmp_path):
    make(tmp_path)
    code, out, err = command(
        "diagnose", script(NETWORK), "--checkpoint", tmp_path / "bad.pt", "--json"
    )
    assert (code, out) == (2, "")
    assert CHECKPOINTS[make] in err
    assert "; accepted: " in err
    assert not (tmp_path / "executed").exists()


# name: (the file, what the message says)
FILES = {
    "no training()": ("x = 1\n", "run.py without training()"),
    "a near miss": ("def train():\n    pass\n", "Did you mean to rename train?"),
    "training() raises": (
        "def training():\n    raise ValueError('no data here')\n",
        "run.py, line 2: training() raised ValueError: no data here",
    ),
    "the file raises": ("1 / 0\n", "run.py, line 1: running it raised ZeroDivisionError"),
    "the file leaves": ("raise SystemExit(3)\n", "running it raised SystemExit: 3"),
    "no Python": ("def training(:\n", "run.py, line 1: running it raised SyntaxError"),
    "training() returns a model": (
        "import torch\ndef training():\n    return torch.nn.Linear(1, 1)\n",
        "training() of run.py returned a Linear",
    ),
    "training() returns nothing": ("def training():\n    pass\n", "returned None"),
    "no trainable parameters": (
        NETWORK.replace("        data =", "        model.requires_grad_(False)\n        data ="),
        "a model with no trainable parameters",
    ),
    "parameters not reached by the loss": (
        NETWORK.replace("return TorchTraining(model,", "model.extra = nn.Linear(2, 2)\n"
        "        optimizer.add_param_group({'params': model.extra.parameters()})\n"
        "        return TorchTraining(model,").replace(
            "optimizer)", "optimizer, forward=lambda m, x: m[2](m[1](m[0](x))))"
        ),
        "parameters not reached by the loss: extra.weight",
    ),
    "loss that is no scalar": (
        NETWORK.replace("nn.CrossEntropyLoss()", "nn.CrossEntropyLoss(reduction='none')"),
        "a loss that is not a scalar",
    ),
    "loss that is not finite": (
        NETWORK.replace("nn.CrossEntropyLoss()", "lambda o, t: (o.mean() - 1e9).log()"),
        "a loss that is not finite",
    ),
    "empty data": (
        NETWORK.replace("torch.eye(3).repeat(4, 1), torch.arange(12) % 2",
                        "torch.zeros(0, 3), torch.zeros(0).long()"),
        "data that are empty",
    ),
    "a loader that shuffles": (
        NETWORK.replace("        optimizer =", "        data = torch.utils.data.DataLoader("
        "torch.utils.data.TensorDataset(*data), batch_size=4, shuffle=True)\n        optimizer ="),
        "a data loader that shuffles",
    ),
    "a loader that augments": (
        NETWORK.replace("        optimizer =", "        noisy = lambda rows: (torch.stack("
        "[r[0] for r in rows]) + torch.rand(1), torch.stack([r[1] for r in rows]))\n"
        "        data = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(*data), "
        "batch_size=4, collate_fn=noisy)\n        optimizer ="),
        "a data loader that augments",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_bad_file_gets_a_message_in_three_parts_and_code_2(case, command, script):
    text, said = FILES[case]
    code, out, err = command("diagnose", script(text), "--json")
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert said in err
    received, _, rest = err.partition("; accepted: ")
    accepted, _, advice = rest.partition(". ")
    assert received
    assert accepted
    assert advice.endswith((".", "?"))


# name: (arguments, what the message says)
REFUSED = {
    "unknown landscape": (["race", "himelblau"], "Did you mean 'himmelblau'"),
    "unknown optimizer": (["race", "saddle", "-o", "adm"], "Did you mean 'adam'"),
    "unknown name in a formula": (["race", "x**2 + foo"], "foo"),
    "attribute": (["race", "x.real + y"], "an attribute (.) at column 2"),
    "call chain": (["race", "sin(x)(y)"], "accepted: numbers"),
    "string": (["race", "'x'"], "a string"),
    "huge exponent": (["race", "9**9**9**9"], "the exponent"),
    "empty text": (["race", ""], "an empty formula"),
    "start of the wrong length": (["race", "saddle", "--start", "1"], "accepted: 2 numbers"),
    "start that is not finite": (["race", "saddle", "--start", "nan,0"], "finite numbers"),
    "start of words": (["race", "saddle", "--start", "a,b"], "numbers parted by commas"),
    "no walkers": (["race", "saddle", "--walkers", "0"], "at least 1"),
    "no steps": (["race", "saddle", "--steps", "0"], "at least 1"),
    "unknown direction": (["race", "saddle", "--noise-along", "q"], "x, y, escape"),
    "negative spread": (["race", "saddle", "--spread", "-1"], "zero or positive"),
    "unknown precision": (["race", "saddle", "--dtype", "float8"], "float64, float32"),
    "seed below zero": (["race", "saddle", "--seed", "-1"], "seed=-1"),
    "unknown ending": (["race", "saddle", "--save", "race.xyz"], "the ending '.xyz'"),
    "no such folder": (["race", "saddle", "--save", "no/such/folder/r.html"], "that exists"),
    "file missing": (["diagnose", "absent.py"], "no file at absent.py"),
    "not a Python file": (["diagnose", "README.md"], "README.md"),
    "unknown mode": (["diagnose", "absent.py", "--mode", "train"], "--mode train; accepted: eval"),
    "unknown groups": (
        ["diagnose", "absent.py", "--group-by", "color"],
        "group_by='color'; accepted: \"class\", \"layer\", or one label for each sample.",
    ),
    "too few samples": (
        ["diagnose", "absent.py", "--max-samples", "5"],
        "max_samples=5; accepted: a whole number from 32, or None for all samples.",
    ),
    "a view of nothing that moves": (
        ["race", "saddle", "--view", "surface"], "--view surface without an animation",
    ),
    "unknown view": (
        ["race", "saddle", "--save", "r.gif", "--view", "sideways"], "unknown view 'sideways'",
    ),
    "escape times as an animation": (["times", "saddle", "--save", "r.gif"], "the ending '.gif'"),
    "a difference of words": (
        ["times", "saddle", "--difference", "ten"], "--difference 'ten'; accepted: a share",
    ),
    "escape times of a bowl": (["times", "bowl"], "there is nothing to escape from here"),
    "map of words": (["map", "lee", "--size", "big"], "--size 'big'; accepted: one whole number"),
    "map of a torn box": (["map", "lee", "--box", "1,2,3"], "--box '1,2,3'; accepted: four numbers"),
    "map in a box turned round": (
        ["map", "lee", "--box", "1,-1,0,1"], "each lower end below its upper end",
    ),
    "map of a line": (["map", "x**2"], "accepted: a landscape of two dimensions"),
    "map as an animation": (["map", "lee", "--save", "m.gif"], "the ending '.gif'"),
    "phase of no range": (
        ["phase", "lee", "--x", "lr", "--y", "b1=0:0.9"], "--x 'lr'; accepted: a setting with",
    ),
    "phase of words": (
        ["phase", "lee", "--x", "lr=a:b", "--y", "b1=0:0.9"], "--x 'lr=a:b'; accepted: a setting",
    ),
    "phase of an unknown setting": (
        ["phase", "lee", "--x", "lr=0.1:1", "--y", "b3=0:0.9"], "unknown setting of sgd 'b3'",
    ),
    "phase of an unknown view": (
        ["phase", "lee", "--optimizer", "adam", "--x", "lr=0.1:1", "--y", "b1=0:0.9", "--show",
         "speed"], "show='speed'; accepted: fraction, time, value",
    ),
    "animation of a report": (
        ["diagnose", "absent.py", "--save", "r.gif"], "the ending '.gif'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_bad_input_gets_a_message_in_three_parts_and_code_2(case, command):
    arguments, said = REFUSED[case]
    started = time.perf_counter()
    code, out, err = command(*arguments, "--json")
    assert time.perf_counter() - started < 30  # refused at once, import included
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert said in err
    assert "; accepted: " in err
    assert err.endswith((".", "?"))


@pytest.mark.parametrize(
    "arguments", [["race"], ["frobnicate"], ["race", "saddle", "--walkers", "many"], ["--nonsense"]]
)
def test_what_the_parser_refuses_has_code_2_and_no_output(arguments, command):
    code, out, err = command(*arguments)
    assert (code, out) == (2, "")
    assert "Usage: unsaddle" in err


def test_file_that_cannot_be_written_loses_nothing(command, script, tmp_path):
    target = tmp_path / "report.json"
    target.touch()
    target.chmod(0o400)
    if os.access(target, os.W_OK):  # root writes everywhere: a device that refuses instead
        target = tmp_path / "full.json"
        target.symlink_to("/dev/full")
    code, out, err = command("diagnose", script(QUICK), "--seed", "0", "--json", "--save", target)
    assert code == 2
    assert strictly(out)["kind"] == "STRICT_SADDLE"  # the result is printed before it is written
    assert "a file that can be written" in err


# ---- explore ------------------------------------------------------------------------------------

EXPLORE = {
    "an unknown landscape": (["himelblau"], "Did you mean 'himmelblau'?"),
    "three coordinates": (["x*y*z"], "3 coordinates"),
    "a port that is none": (["--port", "70000"], "port=70000; accepted: 0 to 65535"),
    "a replay that is not there": (["--replay", "nothing.json"], "a file that can be read"),
    "an export that is no page": (["--export", "page.txt"], "accepted: .html"),
}


@pytest.mark.parametrize("case", EXPLORE)
def test_explore_refuses_with_what_is_accepted(case, command, monkeypatch):
    monkeypatch.setattr("unsaddle.explorer.server.module", lambda: "export default {}")
    arguments, words = EXPLORE[case]
    code, out, err = command("explore", "--no-browser", *arguments)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.skipif(not is_built(), reason="the explorer's module is not built")
def test_explore_writes_one_page(command, tmp_path):
    target = tmp_path / "page.html"
    code, _, err = command("explore", "lee", "--export", target)
    assert code == 0
    assert "wrote" in err
    assert target.read_bytes().startswith(b"<!DOCTYPE html>")


# ---- help ---------------------------------------------------------------------------------------

COMMANDS = typer.main.get_command(cli.app).commands


def test_the_commands_are_these():
    names = {"race", "times", "map", "phase", "claims", "diagnose", "branch", "explore"}
    assert set(COMMANDS) == names


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name, command):
    code, out, _ = command(name, "--help")
    assert code == 0
    shown = " ".join(out.split())
    found = COMMANDS[name]
    assert found.help
    for parameter in found.params:
        assert parameter.help, f"{name} {parameter.name}"
        assert max(parameter.opts, key=len).strip("-") in shown


def test_no_arguments_print_the_help(command):
    _, out, err = command()
    assert "stuck at a saddle point" in out + err


def test_version(command):
    code, out, _ = command("--version")
    assert code == 0
    assert out.startswith("unsaddle 0.")


def process(*arguments, before="", **settings):
    # A suite that is started in the background hands down an ignored Ctrl-C.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code = (
        heard
        + before
        + "import sys; from unsaddle.cli import main; sys.argv[0] = 'unsaddle'; main()"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **settings,
    )


@pytest.mark.parametrize("arguments", [["--help"], ["race", "--help"], ["diagnose", "-h"]])
def test_help_imports_neither_jax_nor_torch(arguments):
    code = (
        "import sys; from unsaddle import cli; sys.argv = ['unsaddle', *sys.argv[1:]]\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'jax', 'torch', 'scipy', 'sympy', 'matplotlib', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True)


# ---- interruption -------------------------------------------------------------------------------


# A command that tells by a file named `ready` that it has done a two-hundredth: five strips of the map.
SAYS_READY = """
import contextlib
import importlib
import pathlib

from unsaddle.cli import terminal


@contextlib.contextmanager
def progress(**settings):
    with terminal.progress(**settings) as tell:

        def told(name, done, total):
            tell(name, done, total)
            if done > 0.005 * total:
                pathlib.Path("ready").touch()

        yield told


for name in "map", "race":
    importlib.import_module("unsaddle.cli." + name).progress = progress
"""


def interrupted(arguments, folder, before=""):
    """Start a command and send Ctrl-C once a file named `ready` is there."""
    running = process(*arguments, before=before, cwd=folder)
    deadline = time.monotonic() + 60
    while not (folder / "ready").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    try:
        out, err = running.communicate(timeout=60)
    finally:
        running.kill()
    return running.returncode, out, err


@pytest.mark.slow
def test_interrupted_race_reports_what_it_has(tmp_path):
    # Minutes of work.
    arguments = ["race", "saddle", "--steps", "40000000", "--seed", "0", "--noise", "0.1"]
    many = ["--walkers", "500", "-o", "adam", "--json"]
    code, out, err = interrupted([*arguments, *many], tmp_path, SAYS_READY)
    assert code == 130, err
    assert "Traceback" not in err
    data = strictly(out)
    assert data["interrupted"] is True
    assert 0 < data["optimizers"][0]["n_steps"] < 40_000_000


def test_interrupted_training_ends_with_130_and_a_sentence(tmp_path, script):
    file = script("""
        import pathlib
        import time

        def training():
            pathlib.Path("ready").touch()
            time.sleep(120)
    """)
    code, out, err = interrupted(["diagnose", file, "--json"], tmp_path)
    assert code == 130
    assert out == ""
    assert "Traceback" not in err
    assert "interrupted" in err.lower()


LATE = {
    "a page by another name": (
        ["--html", "report.pdf"],
        "error: --html report.pdf; accepted: a name that ends in .html. Use --save for other formats.",
    ),
    "a confidence of two": (
        ["--confidence", "2"],
        "error: --confidence 2; accepted: a number between 0 and 1. 0.95 is usual.",
    ),
}


@pytest.mark.parametrize("name", LATE)
def test_what_would_be_found_wrong_late_is_refused_before_training_runs(
    name, command, script, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    file = script("def training():\n    open('ran', 'w').close()\n")
    options, message = LATE[name]
    code, out, err = command("diagnose", file, *options)
    assert (code, out) == (2, "")
    assert message in err
    assert not (tmp_path / "ran").exists()
