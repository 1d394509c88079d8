"""The interactive page: in a browser, in a notebook, in a file.

`unsaddle.explorer` is this package and can be called: ``unsaddle.explorer("himmelblau")`` shows the
page in a notebook, and `unsaddle.explorer.page` is still the module of that name.
"""

import sys
from types import ModuleType
from typing import Any

from unsaddle.explorer.show import explore, explorer, export

__all__ = ["explore", "explorer", "export"]


class _Callable(ModuleType):
    def __call__(self, *arguments: Any, **settings: Any) -> Any:
        return explorer(*arguments, **settings)


_Callable.__call__.__doc__ = explorer.__doc__
sys.modules[__name__].__class__ = _Callable
