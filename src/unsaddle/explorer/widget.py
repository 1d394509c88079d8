"""The explorer in a notebook, as an anywidget: the same module as the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from unsaddle.errors import MissingExtra
from unsaddle.explorer.page import module
from unsaddle.explorer.replay import checked
from unsaddle.explorer.state import State, validated


def widget(state: Mapping[str, Any], replay: Mapping[str, Any] | None = None) -> Any:
    """Return a widget that shows a state; its class is made when first asked for.

    Raises:
        InvalidInput: the state or the replay is refused.
        MissingExtra: anywidget is not installed.
    """
    return _widget_class()(
        state=validated(state), replay=None if replay is None else checked(replay)
    )


@cache
def _widget_class() -> type[Any]:
    try:
        import anywidget
        import traitlets
    except ModuleNotFoundError as error:
        raise MissingExtra("anywidget", "notebook", "the explorer in a notebook") from error

    class Explorer(anywidget.AnyWidget):
        """The page of `unsaddle explore` with traits to read and set.

        Attributes:
            state: everything the page shows, as docs/explorer.md describes it; set it to change it.
            selected: {"optimizer": index, "walker": index} or None; the same as in `state`.
            outcome: what became of the walkers so far, {"step": ..., rule: {"ESCAPED": ...}, ...}.
            replay: something recorded that is shown instead of a simulation.
            message: the page's last refusal, in words.
        """

        _esm = module()
        state = traitlets.Dict().tag(sync=True)
        selected = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
        outcome = traitlets.Dict().tag(sync=True)
        replay = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
        message = traitlets.Unicode().tag(sync=True)

        @traitlets.validate("state")
        def _whole_state(self, proposal: Any) -> State:
            return validated(proposal["value"])

        @traitlets.validate("selected")
        def _walker_that_is_there(self, proposal: Any) -> Any:
            chosen = {"selected": proposal["value"]}
            return (
                validated({**self.state, **chosen})["selected"]
                if self.state
                else chosen["selected"]
            )

        @traitlets.validate("replay")
        def _known_replay(self, proposal: Any) -> Any:
            value = proposal["value"]
            return None if value is None else checked(value)

        @traitlets.observe("state")
        def _mirror_selection(self, change: Any) -> None:
            if self.selected != change["new"]["selected"]:
                self.selected = change["new"]["selected"]

        @traitlets.observe("selected")
        def _select(self, change: Any) -> None:
            if self.state and self.state["selected"] != change["new"]:
                self.state = {**self.state, "selected": change["new"]}

    return Explorer
