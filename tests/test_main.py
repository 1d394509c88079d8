"""`python -m unsaddle` is the command: the same name in its usage, the same codes."""

import subprocess
import sys

import pytest


def ran(*arguments):
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=120, check=False
    )


def test_the_package_runs_as_its_command():
    done = ran("-m", "unsaddle", "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("unsaddle 0.")


@pytest.mark.parametrize(
    "start", [("-m", "unsaddle"), ("-c", "from unsaddle.cli import main; main()")]
)
def test_what_it_refuses_has_its_own_name_and_code_2(start):
    done = ran(*start, "nonsense")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: unsaddle" in done.stderr
    assert "__main__" not in done.stderr


def test_importing_it_runs_nothing():
    assert ran("-c", "import unsaddle.__main__").stdout == ""


@pytest.mark.parametrize("option", [(), ("--replay", "here.json")])
def test_a_branch_asks_the_explorer_only_for_a_replay(option):
    # The file is missing: what is imported before that is found out is all that is measured.
    code = (
        "import sys; from unsaddle.cli import main\n"
        "try: main()\n"
        "except SystemExit as left: code = left.code\n"
        "print(code, 'unsaddle.explorer.parameters' in sys.modules)"
    )
    done = ran("-c", code, "branch", "no_such_file.py", *option)
    assert done.stdout.split()[-2:] == ["2", str(bool(option))], done.stderr
