"""Messages: three parts each, no glued words, no braces left unformatted.

Two roads: every `raise` in the source is read, and the text constants that go into it; and each
class is raised with known parts.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import unsaddle
from unsaddle import errors
from unsaddle.errors import (
    CheckpointError,
    FormulaError,
    InvalidInput,
    MissingExtra,
    TrainingError,
    UnknownName,
    UnsaddleError,
)

SOURCE = Path(unsaddle.__file__).parent
THREE_PARTS = {"InvalidInput", "FormulaError", "TrainingError", "CheckpointError"}
OURS = THREE_PARTS | {"UnknownName", "MissingExtra"}
# Protocols of others: a missing attribute must be an AttributeError; Typer ends by its Exit; a hook
# of json refuses as json does, and explorer/checks.py turns both into ours.
PYTHONS_OWN = {
    "AttributeError", "KeyError", "NotImplementedError", "JSONDecodeError", "SystemExit", "Exit",
}  # fmt: skip
# Between `intervals` and `critical`, which turns it into the value "not certified: ..." (test_proof.py).
SIGNALS = {"NoRule", "OutOfTime"}


def modules():
    return sorted(SOURCE.rglob("*.py"))


def raises(tree):
    """Each `raise Name(...)` as (line, name, call)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            called = node.exc.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            yield node.lineno, name, node.exc


def places():
    for path in modules():
        for line, name, call in raises(ast.parse(path.read_text(encoding="utf-8"))):
            yield f"{path.relative_to(SOURCE)}:{line}", name, call


def template(node):
    """The text of a constant or an f-string, each formatted value as one placeholder; else None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [
            "0" if isinstance(part, ast.FormattedValue) else str(part.value) for part in node.values
        ]
        return "".join(parts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = template(node.left), template(node.right)
        return None if left is None or right is None else left + right
    return None


def texts():
    """Each argument of our own errors that is a readable text."""
    for place, name, call in places():
        if name in OURS:
            for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
                text = template(argument)
                if text:
                    yield place, text


def test_the_scan_reads_the_package():
    found = list(texts())
    assert len(found) > 150
    assert any(place.startswith("racing/run.py") for place, _ in found)
    assert any(place.startswith("torch") for place, _ in found)


def test_only_our_own_errors_are_raised_on_purpose():
    foreign = {
        f"{place} {name}"
        for place, name, _ in places()
        if name and name[0].isupper() and name not in OURS | PYTHONS_OWN | SIGNALS
    }
    assert foreign == set()


def test_every_error_has_three_parts():
    for place, name, call in places():
        if name in THREE_PARTS:
            n_parts = len(call.args) + sum(
                keyword.arg in ("received", "accepted", "advice") for keyword in call.keywords
            )
            starred = any(isinstance(argument, ast.Starred) for argument in call.args)
            assert n_parts >= 3 or starred, place


def test_advice_is_a_full_sentence():
    for place, name, call in places():
        if name in THREE_PARTS and len(call.args) >= 3:
            advice = template(call.args[2])
            if advice:
                assert advice[0].isupper() or advice[0] in "0-", (place, advice)
                assert advice.rstrip()[-1] in ".?0", (place, advice)


def test_no_words_are_glued_where_two_texts_meet():
    for path in modules():
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        for node in ast.walk(ast.parse(source)):
            if not (isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)):
                continue
            first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
            for above, below in zip(lines[first:last], lines[first + 1 : last + 1], strict=True):
                # a text that ends without a blank, followed by one that begins with a word
                ends = re.search(r"[\w.,;:!?)}]([\"'])\s*$", above)
                begins = re.match(r"\s*f?[\"'][\w(]", below)
                assert not (ends and begins), f"{path.name}: {above.strip()} {below.strip()}"


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("takes a number.Give one", True),
        ("takes a number. Give one", False),
        ("unsaddle.optimizers.Optimizer", False),
        ("twice  spaced", True),
        ("a {name} left", True),
    ],
)
def test_the_scanner_itself_finds_what_it_should(text, glued):
    assert bool(faults(text)) == glued


def faults(text):
    """Reasons why a text is not fit to print."""
    found = []
    if re.search(r"[a-z)'][.;:!?,](?=[A-Z][a-z]+ )", text):
        found.append("no blank after a stop")
    if "  " in text:
        found.append("two blanks")
    if re.search(r"\{[A-Za-z_][\w.]*(![rsa])?\}", text):
        found.append("a brace that was not formatted")
    return found


def test_texts_are_fit_to_print():
    unfit = {f"{place}: {text!r} ({faults(text)})" for place, text in texts() if faults(text)}
    assert unfit == set()


def test_the_tree_is_the_one_that_is_drawn():
    assert issubclass(InvalidInput, UnsaddleError)
    assert issubclass(InvalidInput, ValueError)
    for kind in (UnknownName, FormulaError, TrainingError, CheckpointError):
        assert issubclass(kind, InvalidInput)
        assert kind.__name__ in errors.__doc__
    assert issubclass(MissingExtra, ImportError)
    assert issubclass(MissingExtra, UnsaddleError)
    own = {
        name
        for name, thing in vars(errors).items()
        if isinstance(thing, type) and issubclass(thing, Exception)
    }
    assert own == OURS | {"UnsaddleError"}


def test_parts_are_kept_and_joined():
    error = InvalidInput("n_steps=0", "at least 1", "Ask for one.")
    assert str(error) == "n_steps=0; accepted: at least 1. Ask for one."
    assert (error.received, error.accepted, error.advice) == (
        "n_steps=0",
        "at least 1",
        "Ask for one.",
    )


def test_an_unknown_name_suggests_its_neighbours_or_the_whole_set():
    near = UnknownName("landscape", "sadle", ["saddle", "bowl"])
    assert str(near) == "unknown landscape 'sadle'; accepted: bowl, saddle. Did you mean 'saddle'?"
    assert near.nearest == ["saddle"]
    far = UnknownName("landscape", "qqqq", ["saddle", "bowl"], "A formula works too.")
    assert str(far) == (
        "unknown landscape 'qqqq'; accepted: bowl, saddle. "
        "Choose one of the accepted names. A formula works too."
    )


def test_a_formula_error_says_where():
    error = FormulaError("formula 'x**'", "an expression", "Add a number.", column=4)
    assert str(error) == "formula 'x**' at column 4; accepted: an expression. Add a number."
    assert error.column == 4
    assert FormulaError("a", "b", "C.").column is None


def test_a_missing_extra_says_how_to_install_it():
    assert str(MissingExtra("torch", "torch", "diagnosing a training run")) == (
        "diagnosing a training run needs torch, which is not installed; "
        "accepted: an environment with the extra 'torch'. "
        "Install it with: pip install 'unsaddle[torch]'."
    )
