"""A result as one HTML file that asks nothing of anybody, and as a piece of a notebook."""

from __future__ import annotations

import base64
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from unsaddle import figures
from unsaddle.errors import InvalidInput
from unsaddle.explorer import page
from unsaddle.explorer.page import script_safe
from unsaddle.explorer.races import state_of
from unsaddle.figures.style import written
from unsaddle.racing import Race
from unsaddle.report.view import Illustration, Item, Section, View
from unsaddle.result import Result

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
TEMPLATES = ("page.html", "view.html", "style.css")


@cache
def _environment() -> jinja2.Environment:
    folder = files("unsaddle.report") / "templates"
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in TEMPLATES}
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(texts),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["section"] = _is_section
    environment.tests["item"] = _is_item
    environment.tests["illustration"] = _is_illustration
    environment.filters["drawn"] = _drawn
    return environment


def _is_section(value: Any) -> bool:
    return isinstance(value, Section)


def _is_item(value: Any) -> bool:
    return isinstance(value, Item)


def _is_illustration(value: Any) -> bool:
    return isinstance(value, Illustration)


def _drawn(value: Illustration) -> str:
    drawn = value.draw()
    if isinstance(drawn, bytes):
        return _data_uri("image/gif", drawn)
    return _svg_uri(written(drawn, "svg"))


def html_page(result: Result, view: View) -> str:
    """Return the self-contained page: figure as SVG, animation as GIF, data as JSON."""
    animation = (
        _data_uri("image/gif", figures.animation_bytes(result, ".gif"))
        if isinstance(result, Race)
        else None
    )
    explorer = _explorer(result)
    return (
        _environment()
        .get_template("page.html")
        .render(
            view=view,
            picture=_picture(result, view),
            animation=animation,
            data=Markup(script_safe(result.to_json(indent=None))),
            explorer=explorer,
            policy=page.policy(page.module_hash()) if explorer else _POLICY,
        )
    )


def _explorer(result: Result) -> Markup | None:
    """Return the interactive page with the same race, where it can run it."""
    if not isinstance(result, Race) or not page.is_built():
        return None
    try:
        state = state_of(result)
    except InvalidInput:  # docs/explorer.md lists what it cannot run
        return None
    return Markup(f"{page.mount(state)}\n{page.module_element()}")


def html_fragment(result: Result, view: View) -> str:
    """Return the view and the figure as a fragment whose style touches nothing else."""
    template = _environment().get_template("view.html")
    style = Markup(_environment().get_template("style.css").render())
    body = template.render(view=view, picture=_picture(result, view), animation=None)
    return f"<style>{style}</style>\n{body}"


def _picture(result: Result, view: View) -> str | None:
    """Return the whole figure, or nothing where the view has its pictures among its parts."""
    if any(isinstance(part, Illustration) for part in view.parts + view.details):
        return None
    return _svg_uri(figures.svg(result).encode("utf-8"))


def _svg_uri(content: bytes) -> str:
    return _data_uri("image/svg+xml", content)


def _data_uri(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
