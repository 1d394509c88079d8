"""One HTML page around the explorer's module, which needs nothing from anywhere else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from unsaddle.errors import InvalidInput

TITLE = "unsaddle: see it happen"
_POLICY = (
    "default-src 'none'; script-src {scripts}; worker-src blob:; style-src 'unsafe-inline'; "
    "img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
)
# What is seen while the module loads, and where scripts are off.
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>
html, body {{ margin: 0; min-height: 100%; }}
noscript p {{ margin: 2rem; font: 1rem/1.5 system-ui, sans-serif; }}
</style>
</head>
<body>
<noscript><p>This page simulates optimizers in the browser: allow scripts to see them.</p></noscript>
{body}
</body>
</html>
"""


@cache
def module() -> str:
    """Return the text of the built module.

    Raises:
        InvalidInput: the module was not built into this package.
    """
    path = files("unsaddle.explorer") / "static" / "explorer.js"
    if not path.is_file():
        raise InvalidInput(
            "an installation without explorer/static/explorer.js",
            "a package with the built module in it",
            "Install unsaddle from a wheel, or build it: npm ci and npm run build, in explorer/.",
        )
    return path.read_text(encoding="utf-8")


def is_built() -> bool:
    """Return whether this installation has the module; a checkout may lack it."""
    return (files("unsaddle.explorer") / "static" / "explorer.js").is_file()


def served_page(state: Mapping[str, Any] | None = None, replay: Any = None) -> str:
    """Return the page as `unsaddle explore` serves it, its module beside it at /explorer.js."""
    script = '<script type="module" src="/explorer.js"></script>'
    return _PAGE.format(
        policy=policy("'self'"), title=TITLE, body=f"{mount(state, replay)}\n{script}"
    )


def exported_page(state: Mapping[str, Any] | None = None, replay: Any = None) -> str:
    """Return the page as one file that opens from disk."""
    return _PAGE.format(
        policy=policy(module_hash()),
        title=TITLE,
        body=f"{mount(state, replay)}\n{module_element()}",
    )


def policy(scripts: str) -> str:
    """Return the Content-Security-Policy with one source of scripts; nothing may be evaluated."""
    return _POLICY.format(scripts=scripts)


def mount(state: Mapping[str, Any] | None = None, replay: Any = None) -> str:
    """Return the place where the module mounts itself, and what it is told."""
    parts = ['<main id="unsaddle"></main>']
    for name, data in (("state", state), ("replay", replay)):
        if data is not None:
            text = script_safe(
                json.dumps(data, allow_nan=False, ensure_ascii=True, separators=(",", ":"))
            )
            parts.append(f'<script type="application/json" id="unsaddle-{name}">{text}</script>')
    return "\n".join(parts)


def module_element() -> str:
    """Return the module as an element of a page."""
    return f'<script type="module">{_inlined()}</script>'


def module_hash() -> str:
    """Return the source expression that lets the inlined module run, and no other script."""
    digest = hashlib.sha256(_inlined().encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def script_safe(text: str) -> str:
    r"""Return JSON that cannot end its script element: in JSON ``<`` stands in strings only.

    >>> script_safe('"</script>"')
    '"\\u003c/script\\u003e"'
    """
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def _inlined() -> str:
    # In strings and regular expressions, where alone they stand in our module, \x3c means "<".
    # A browser hashes the text with its line ends made \n.
    text = module().replace("\r\n", "\n").replace("\r", "\n")
    for ending in ("</script", "<!--"):
        text = _without(text, ending)
    return text


def _without(text: str, ending: str) -> str:
    place = text.lower().find(ending)
    while place >= 0:
        text = f"{text[:place]}\\x3c{text[place + 1 :]}"
        place = text.lower().find(ending, place)
    return text
