"""Results in words: terminal, plain text, page and notebook, all from one `View`."""

from __future__ import annotations

import importlib
import shutil

from unsaddle.report.console import Screen, as_text
from unsaddle.report.view import View
from unsaddle.result import Result

__all__ = ["console_view", "notebook_view", "page", "text"]

MAX_TEXT_COLUMNS = 100
MIN_TEXT_COLUMNS = 60


def console_view(result: Result) -> Screen:
    """Return a result as a Rich renderable; print it with `rich.print`."""
    return Screen(_view(result))


def text(result: Result) -> str:
    """Return a result as plain text as wide as the terminal, between 60 and 100 columns."""
    columns = shutil.get_terminal_size((MAX_TEXT_COLUMNS, 24)).columns
    return as_text(_view(result), max(MIN_TEXT_COLUMNS, min(MAX_TEXT_COLUMNS, columns)))


def page(result: Result) -> str:
    """Return one self-contained HTML file: it makes no request and runs no script."""
    from unsaddle.report.html import html_page  # Jinja2 and Matplotlib: only for a page

    return html_page(result, _view(result))


def notebook_view(result: Result) -> str:
    """Return an HTML fragment for notebooks: tables and figure, without the animation."""
    from unsaddle.report.html import html_fragment  # as above

    return html_fragment(result, _view(result))


def _view(result: Result) -> View:
    return importlib.import_module(f"unsaddle.report.{result.face}").view(result)
