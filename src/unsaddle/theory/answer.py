"""What a closed form with limits returns: its value and where it holds, or why it does not apply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Answer(Generic[T_co]):
    """The value of a closed form, or "not applicable" with the reason.

    A formula asked outside its regime is no mistake of the caller: nothing is raised, `value` is
    None and `regime` says in words what fails. Arguments that are wrong everywhere do raise.

    Attributes:
        value: None where the formula does not apply; `math.inf` steps mean never.
        regime: where the formula holds, with its error; or why it does not apply here.
        formula: in plain text.

    >>> print(Answer(12.0, "η|λ| ≪ 1: error below 1 %", "1/(ηλ)"))
    12 (η|λ| ≪ 1: error below 1 %)
    >>> print(Answer(None, "no curvature", "1/(ηλ)"))
    not applicable: no curvature
    """

    value: T_co | None
    regime: str
    formula: str

    @property
    def applicable(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    def __str__(self) -> str:
        if self.value is None:
            return f"not applicable: {self.regime}"
        shown = f"{self.value:.6g}" if isinstance(self.value, float) else str(self.value)
        return f"{shown} ({self.regime})"
