"""The widget: traits, refusals, and what is said without anywidget.

There is no kernel here: what a kernel and a page exchange is the traits' own JSON, which is compared.
"""

import json
import subprocess
import sys
import warnings

import pytest

import unsaddle
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


def test_without_anywidget_the_message_names_the_extra():
    code = "import sys; sys.modules['anywidget'] = None; import unsaddle; unsaddle.explorer()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert (
        "the explorer in a notebook needs anywidget, which is not installed; accepted: an environment "
        "with the extra 'notebook'. Install it with: pip install 'unsaddle[notebook]'."
        in done.stderr
    )
