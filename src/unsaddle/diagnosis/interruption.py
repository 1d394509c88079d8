"""What an interrupted diagnosis keeps: each measurement is made, or it is missing by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, Self, TypeVar, overload

_T = TypeVar("_T")


class Interruptible:
    """Something measured step by step; Ctrl-C ends the measuring, not what is known.

    A KeyboardInterrupt, whoever raised it, ends the measurement in which it arrives, and every one that
    was not begun before: they are `missing`, and something that says "not known" stands in their place.
    What was measured before stays.
    """

    @cached_property
    def missing(self) -> list[str]:
        """What was not measured for an interruption, in words; empty without one."""
        return []

    _depth = 0  # measurements under way, one within the other

    def unless_interrupted(
        self, what: str, measure: Callable[[], _T], otherwise: Callable[[], _T]
    ) -> _T:
        """Return what is measured, or what stands in its place.

        A measurement that needs one which is missing is missing too; it goes no further.
        """
        if not self.missing:
            self._depth += 1
            try:
                return measure()
            except KeyboardInterrupt:
                pass
            finally:
                self._depth -= 1
        if what not in self.missing:
            self.missing.append(what)
        if self._depth:
            raise KeyboardInterrupt
        return otherwise()


class Measured(Generic[_T]):
    """A cached property of something `Interruptible`."""

    def __init__(
        self, measure: Callable[[Any], _T], what: str, otherwise: Callable[[Any], _T]
    ) -> None:
        self._measure, self._what, self._otherwise = measure, what, otherwise
        self._name = ""
        self.__doc__ = measure.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> Self: ...
    @overload
    def __get__(self, instance: Interruptible, owner: type | None = None) -> _T: ...
    def __get__(self, instance: Interruptible | None, owner: type | None = None) -> Self | _T:
        """Measure when first asked for; afterwards the value stands in the instance itself."""
        if instance is None:
            return self
        value = instance.unless_interrupted(
            self._what, lambda: self._measure(instance), lambda: self._otherwise(instance)
        )
        instance.__dict__[self._name] = value
        return value


def measured(
    what: str, otherwise: Callable[[Any], Any] = lambda _: None
) -> Callable[[Callable[[Any], _T]], Measured[_T]]:
    """Make a cached property that an interruption leaves without a value.

    Args:
        what: is missing then, in the words of the report.
        otherwise: what stands in its place, made of the instance; None when left out.

    >>> class Slow(Interruptible):
    ...     @measured("the answer")
    ...     def answer(self):
    ...         raise KeyboardInterrupt
    >>> slow = Slow()
    >>> slow.answer, slow.missing
    (None, ['the answer'])
    """
    return lambda measure: Measured(measure, what, otherwise)
