"""The widget: traits, refusals, what is said without anywidget, and all of it in JupyterLab.

Most tests have no kernel: what a kernel and a page exchange is the traits' own JSON, which is compared.
The last ones run a notebook in JupyterLab, in Chromium, and ask its kernel.
"""

import ast
import json
import re
import subprocess
import sys
import warnings

import pytest

import unsaddle
from unsaddle import race
from unsaddle.errors import InvalidInput
from unsaddle.explorer import page
from unsaddle.explorer.state import defaults, validated


@pytest.fixture
def make(monkeypatch):
    pytest.importorskip("anywidget")
    from unsaddle.explorer import widget

    if not page.is_built():
        monkeypatch.setattr(widget, "module", lambda: "export default { render() {} }")
    widget._widget_class.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # ipywidgets asks for a running kernel
        yield unsaddle.explorer
    widget._widget_class.cache_clear()


def test_the_package_can_be_called_and_is_still_a_package(make):
    import unsaddle.explorer.page as same

    assert same is page
    assert make("lee", n_steps=7).state["steps"] == 7
    assert unsaddle.explorer.export is not None


def test_arguments_are_those_of_a_race(make):
    shown = make("himmelblau", ["adam lr=0.1"], noise=0.2, n_walkers=5, seed=4)
    assert shown.state == validated(shown.state)
    assert shown.state["optimizers"][0]["settings"]["learning_rate"] == 0.1
    assert shown.state["starts"]["count"] == 5
    assert shown.state["seed"] == 4


def test_state_and_selection_mirror_each_other(make):
    shown = make("saddle")
    shown.selected = {"optimizer": 2, "walker": 0}
    assert shown.state["selected"] == {"optimizer": 2, "walker": 0}
    shown.state = {**shown.state, "selected": {"optimizer": 1, "walker": 0}}
    assert shown.selected == {"optimizer": 1, "walker": 0}
    shown.selected = None
    assert shown.state["selected"] is None


def test_a_wrong_trait_is_refused_and_the_old_one_stays(make):
    shown = make("saddle")
    for name, value in (
        ("state", {"landscape": "nowhere"}),
        ("state", {**defaults(), "steps": 0}),
        ("selected", {"optimizer": 99, "walker": 0}),
        ("replay", {"version": 2}),
    ):
        before = getattr(shown, name)
        with pytest.raises(InvalidInput):
            setattr(shown, name, value)
        assert getattr(shown, name) == before


def test_what_a_page_sends_arrives(make):
    shown = make("saddle")
    sent = json.loads(json.dumps({**defaults("lee"), "steps": 123}))
    shown.set_state({"state": sent, "outcome": {"step": 3}, "message": "no"})
    assert shown.state["landscape"] == "lee"
    assert shown.outcome == {"step": 3}
    assert shown.message == "no"


def test_every_trait_that_a_page_needs_is_sent(make):
    shown = make("saddle")
    sent = shown.get_state()
    assert {"state", "selected", "outcome", "replay", "message", "_esm"} <= set(sent)
    assert sent["state"] == defaults()
    json.dumps({key: sent[key] for key in ("state", "selected", "outcome", "replay", "message")})


def test_a_state_beside_other_arguments_is_refused(make):
    with pytest.raises(InvalidInput, match="a state alone"):
        make("lee", state=defaults())
    assert make(state=defaults("lee")).state["landscape"] == "lee"


def test_a_number_of_optimizers_and_a_name_the_page_lacks_are_refused(make):
    with pytest.raises(InvalidInput, match="optimizers=5; accepted: names with settings"):
        make("saddle", 5)
    with pytest.raises(InvalidInput, match="unknown landscape 'two_point'; accepted: beale, bowl"):
        make("two_point")
    assert make("x**4 - x**2").state["starts"]["points"][0][1] == 0.0


def test_without_anywidget_the_message_names_the_extra():
    code = "import sys; sys.modules['anywidget'] = None; import unsaddle; unsaddle.explorer()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert (
        "the explorer in a notebook needs anywidget, which is not installed; accepted: an environment "
        "with the extra 'notebook'. Install it with: pip install 'unsaddle[notebook]'."
        in done.stderr
    )


# ---- in a notebook ------------------------------------------------------------------------------

PATIENCE = 60_000  # milliseconds; a busy machine starts a kernel slowly and renders in software
NOTEBOOK = {
    "cells": [
        {"cell_type": "code", "id": "shown", "execution_count": None, "metadata": {}, "outputs": [],
         "source": "import json\nimport unsaddle\nw = unsaddle.explorer('lee', n_steps=60)\nw"},
    ],
    "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}  # fmt: skip
# A run that is asked for before the kernel is there opens a dialog.
RUN_ALL = """async () => {
  await jupyterapp.shell.currentWidget.sessionContext.ready;
  await jupyterapp.commands.execute("notebook:run-all-cells");
}"""
ASK = """async ([code, wanted]) => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  const asked = { code, store_history: false, user_expressions: wanted ? { wanted } : {} };
  const { content } = await kernel.requestExecute(asked).done;
  return wanted ? content.user_expressions.wanted : content;
}"""


class Notebook:
    """A notebook that shows the widget `w`: its page and its kernel."""

    def __init__(self, page, asked):
        self.page, self.asked = page, asked

    def read(self, expression):
        """What an expression is in the kernel, by way of JSON."""
        found = self.page.evaluate(ASK, ["", f"json.dumps({expression})"])
        assert found["status"] == "ok", found
        return json.loads(ast.literal_eval(found["data"]["text/plain"]))

    def read_once(self, expression, holds):
        """The same, once it holds: what the page sends is under way for a moment."""
        for _ in range(200):
            if holds(found := self.read(expression)):
                return found
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{expression} is {found!r}")

    def do(self, code):
        """Run a statement in the kernel; return its error's name, or None."""
        return self.page.evaluate(ASK, [code, None]).get("ename")

    def run_to_the_end(self):
        self.page.get_by_test_id("run").click()
        return self.read_once("w.outcome", lambda outcome: outcome.get("step") == 60)


@pytest.fixture(scope="module")
def notebook(chromium, laboratory):
    """One for all: starting JupyterLab and its kernel takes ten seconds."""
    address, folder = laboratory
    (folder / "shown.ipynb").write_text(json.dumps(NOTEBOOK))
    context = chromium.new_context(viewport={"width": 1400, "height": 1600})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}lab/tree/shown.ipynb?token=laboratory")
    page.locator(".jp-Notebook .cm-content").first.wait_for()
    page.evaluate(RUN_ALL)
    page.get_by_test_id("tally").locator("tbody tr").first.wait_for()
    yield Notebook(page, asked)
    context.close()


def test_a_kernel_hears_of_a_run_what_pythons_race_says(notebook):
    assert notebook.read("w.state") == {**defaults("lee"), "steps": 60}
    outcome = notebook.run_to_the_end()
    result = race("lee", n_steps=60, seed=0)
    assert {rule: counted(of) for rule, of in outcome.items() if rule != "step"} == {
        entry.optimizer.name: entry.verdicts.counts() for entry in result.entries
    }
    assert all(of["n_steps"] == 60 for rule, of in outcome.items() if rule != "step")


def counted(outcome):
    return {verdict: n for verdict, n in outcome.items() if n > 0 and verdict != "n_steps"}


def test_a_kernel_hears_of_a_start_dropped_and_a_walker_followed(notebook):
    contours = notebook.page.get_by_test_id("contours")
    box = contours.bounding_box()
    contours.click(position={"x": 0.75 * box["width"], "y": 0.3 * box["height"]})
    points = notebook.read_once(
        "w.state['starts']['points']", lambda points: len(points) == 2
    )  # the second lies to the right of the saddle and above it
    assert points[0] == defaults("lee")["starts"]["points"][0]
    assert points[1][0] > 0.5
    assert points[1][1] > 0.5
    outcome = notebook.run_to_the_end()
    assert sum(counted(outcome["adam"]).values()) == 2
    notebook.page.get_by_test_id("tally-row-adam").get_by_role("button").first.click()
    chosen = notebook.read_once("w.selected", lambda chosen: chosen is not None)
    assert chosen["optimizer"] == 5
    assert notebook.read("w.state")["selected"] == chosen
    assert notebook.read("w.message") == ""


def test_a_page_follows_its_kernel(notebook):
    page = notebook.page
    place = {**defaults("himmelblau"), "steps": 77, "seed": 5, "speed": "max"}
    assert notebook.do(f"w.state = json.loads({json.dumps(place)!r})") is None
    page.wait_for_function(
        "document.querySelector('[data-testid=landscape]').value === 'himmelblau'"
    )
    assert page.get_by_test_id("steps").input_value() == "77"
    assert page.get_by_test_id("seed").input_value() == "5"
    assert notebook.read("w.state") == place
    assert notebook.do("w.selected = {'optimizer': 2, 'walker': 0}") is None
    page.wait_for_function("document.querySelector('[data-testid=selected] select').value === '2'")
    assert notebook.read("w.state['selected']") == {"optimizer": 2, "walker": 0}
    page.get_by_test_id("run").click()
    outcome = notebook.read_once("w.outcome", lambda outcome: outcome.get("step") == 77)
    result = race("himmelblau", n_steps=77, seed=5)
    assert {rule: counted(of) for rule, of in outcome.items() if rule != "step"} == {
        entry.optimizer.name: entry.verdicts.counts() for entry in result.entries
    }


def test_what_a_kernel_refuses_leaves_the_page_as_it_was(notebook):
    before = notebook.read("w.state")
    assert notebook.do("w.state = {**w.state, 'steps': 0}") == "InvalidInput"
    assert notebook.read("w.state") == before
    assert notebook.page.get_by_test_id("steps").input_value() == str(before["steps"])


def test_a_notebook_asks_nobody_else(notebook):
    assert notebook.asked
    assert [
        url for url in notebook.asked if not re.match(r"http://127\.0\.0\.1:|blob:|data:", url)
    ] == []
