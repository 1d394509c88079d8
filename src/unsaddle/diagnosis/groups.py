"""What a mean hides: loss, gradient, curvature and noise of each class of samples or each layer.

Of classes, everything adds up: the loss, the gradient and the Hessian of all samples are the means of
those of the classes, weighted by their shares. Of layers, the Hessian does not: its diagonal blocks
leave out what couples one layer to another, and the saddles of deep networks are often nothing else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

from unsaddle.spectrum import End

By = Literal["class", "layer", "group"]  # "group": by labels that the user gave

# A group's curvature is hidden by the mean where that of the whole is below this share of it.
HIDDEN_SHARE = 0.1
# Its slope along its own direction is none where it is below this share of its gradient.
FLAT_ALONG = 0.01
# So many saddles of groups are described one by one, and so many more groups named.
N_DESCRIBED, N_NAMED = 3, 6
STANDS = {
    "saddle": (
        "It stands at a saddle of its own, which the mean hides",
        "At saddles of their own stand",
    ),
    "ridge": (
        "Its gradient has not vanished, but has no part along that direction: its loss stands on a "
        "ridge, which the mean hides",
        "On ridges stand",
    ),
    "slope": (
        "Its gradient has not vanished: a slope that the others balance, no saddle of its own",
        "On slopes that the others balance are",
    ),
}
# A layer with less than this share of the way out is not named as part of it.
NAMED_SHARE = 0.05


@dataclass(frozen=True, eq=False)
class Group:
    """One class of samples, or one layer of parameters.

    "The whole" is the mean loss over all samples as a function of all parameters; "the way out" its
    escape direction, or that of its smallest curvature; the group's own is that of the group's loss.

    Attributes:
        name: "class 7", "layer 0".
        n_samples, n_parameters: of its mean loss.
        share: of the samples; of a layer, of the parameters.
        loss: mean over its samples.
        gradient_norm: of its mean loss.
        gradient_error: √(tr Σ / n_samples), sampling error of that gradient; None with one sample.
        gain_share: share of its loss that following its gradient would gain.
        critical: that is negligible; see `GradientEvidence`.
        smallest: the smallest eigenvalue of its Hessian with residual, proof and probable bound.
        zero_tol: an eigenvalue of this size is rounding.
        slope_along: of its loss along its own direction, in magnitude.
        total_variance: tr Σ of its per-sample gradients.
        variance_along: the variance along its own direction.
        noise_share: its part of the whole's tr Σ; over all groups these sum to 1.
        alignment: |cos| between its own direction and the way out; None of layers.
        whole_along: curvature of the whole along its own direction; of a layer it is the same.
        along_way_out: curvature of its loss along the way out. Of classes, the mean by shares is the
            curvature of the whole; of layers, the sum leaves out what couples them.
        escape_share: of the way out's squared norm, what lies in the layer; None of classes.
        n_products: on its own samples or parameters.
        status: "ok", or what was wrong with the products.
    """

    name: str
    n_samples: int
    n_parameters: int
    share: float
    loss: float
    gradient_norm: float
    gradient_error: float | None
    gain_share: float
    critical: bool
    smallest: End
    zero_tol: float
    slope_along: float
    total_variance: float
    variance_along: float
    noise_share: float
    alignment: float | None
    whole_along: float
    along_way_out: float
    escape_share: float | None
    n_products: int
    status: str

    @property
    def bends_down(self) -> bool:
        """Whether negative curvature of its own is proved beyond rounding."""
        return bool(self.status == "ok" and self.smallest.certified < -self.zero_tol)

    @property
    def where(self) -> Literal["saddle", "ridge", "slope"]:
        """Where its loss stands: its gradient is negligible, or not along its direction, or is."""
        if self.critical:
            return "saddle"
        # The direction itself is known to within residual / gap, for which its eigenvalue stands.
        known = self.smallest.residual / abs(self.smallest.value) if self.smallest.value else 0.0
        flat = self.slope_along <= (FLAT_ALONG + known) * self.gradient_norm
        return "ridge" if flat else "slope"

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        data = {k: v for k, v in vars(self).items() if k not in ("smallest", "zero_tol")}
        smallest = self.smallest.to_dict("certified_at_most", "at_least")
        return {
            **data,
            "smallest_eigenvalue": smallest,
            "bends_down": self.bends_down,
            "where": self.where,
        }


@dataclass(frozen=True, eq=False)
class Groups:
    """All groups that were measured, and what of them the mean hides.

    Attributes:
        by: what the groups are.
        members: classes with the smallest eigenvalue first, layers in the order of the network.
        left_out: names of the groups that were not measured; the largest and the worst come first.
        left_out_loss: the highest mean loss among them; not-a-number without, and for layers.
        smallest: smallest eigenvalue of the whole.
        bends_down: whether negative curvature of the whole is proved.
        curvature: of the whole along the way out.
        max_products: limit for each group.
        interrupted: stopped from outside before all were measured.
    """

    by: By
    members: tuple[Group, ...]
    left_out: tuple[str, ...]
    left_out_loss: float
    smallest: End
    bends_down: bool
    curvature: float
    max_products: int
    interrupted: bool

    @property
    def n_products(self) -> int:
        """Products made, each on a group's own samples or parameters."""
        return sum(group.n_products for group in self.members)

    @property
    def hidden(self) -> tuple[Group, ...]:
        """Minorities whose loss bends down while the whole's does not, or hardly."""
        if self.by == "layer":
            return ()
        floor = min(self.smallest.value, 0.0)
        return tuple(
            group
            for group in self.members
            if group.share < 0.5
            and group.bends_down
            and HIDDEN_SHARE * group.smallest.value < floor
        )

    @property
    def coupling(self) -> float | None:
        """What couples layers to each other in the whole's curvature along the way out.

        None of classes, and where a layer was left out.
        """
        if self.by != "layer" or self.left_out:
            return None
        return self.curvature - math.fsum(group.along_way_out for group in self.members)

    def sentences(self) -> tuple[str, ...]:
        """Return what the groups show, in plain words."""
        if not self.members:
            why = "interrupted" if self.interrupted else "the whole has no finite spectrum"
            return (f"none of {len(self.left_out)} was measured: {why}",)
        found = self._of_layers() if self.by == "layer" else self._of_samples()
        if self.left_out:
            worst = ""
            if math.isfinite(self.left_out_loss):
                worst = f", of a mean loss of at most {self.left_out_loss:.3g}"
            why = "interrupted" if self.interrupted else "the largest and the worst were measured"
            found.append(f"{len(self.left_out)} more were left out{worst}: {why}")
        return tuple(found)

    def _of_samples(self) -> list[str]:
        hidden = self.hidden
        if not hidden:
            times = f"{1 / HIDDEN_SHARE:.0f} times as much as the whole"
            return [
                f"no minority among these {self._noun} bends down by {times} (smallest eigenvalue "
                f"{self.smallest.value:.3g})"
            ]
        found: list[str] = []
        for where, (one, many) in STANDS.items():
            groups = [group for group in hidden if group.where == where]
            n_shown = N_DESCRIBED if where == "saddle" else 1
            found += [f"{self._bends(group)}. {one}" for group in groups[:n_shown]]
            names = [group.name for group in groups[n_shown:]]
            if len(names) > N_NAMED:
                names[N_NAMED:] = [f"{len(names) - N_NAMED} more"]
            if names:
                found.append(f"{many} too, see the table: {', '.join(names)}")
        return found

    def _bends(self, group: Group) -> str:
        whole = f"by {self.smallest.value:.3g}" if self.bends_down else "nowhere"
        return (
            f"{group.name} ({100 * group.share:.2g} % of the samples): its loss bends down by "
            f"{group.smallest.value:.3g}, the whole's {whole}; along that direction the whole bends by "
            f"{group.whole_along:+.3g}"
        )

    @property
    def _noun(self) -> str:
        return "classes" if self.by == "class" else "groups"

    def _of_layers(self) -> list[str]:
        named = [g for g in self.members if (g.escape_share or 0.0) >= NAMED_SHARE]
        named.sort(key=lambda group: -round(group.escape_share or 0.0, 3))
        way = "the way out" if self.bends_down else "the direction of the smallest curvature"
        parts = ", ".join(f"{100 * (g.escape_share or 0.0):.2g} % in {g.name}" for g in named)
        found = [f"{way} lies {parts}"] if named else []
        if not self.bends_down:
            return found
        bent = [group.name for group in self.members if group.bends_down]
        coupling = self.coupling
        if bent:
            found.append(f"alone, with the others fixed, these bend down: {', '.join(bent)}")
        elif not self.left_out:
            found.append(
                f"no layer bends down alone: the curvature of {self.curvature:.3g} along the way out is "
                "made between layers, so that training one at a time finds no way out"
            )
        if coupling is not None and bent:
            found.append(
                f"of the curvature along the way out, {self.curvature:.3g}, what couples layers makes "
                f"{coupling:.3g}"
            )
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "by": self.by,
            "members": [group.to_dict() for group in self.members],
            "hidden": [group.name for group in self.hidden],
            "coupling": self.coupling,
            "sentences": list(self.sentences()),
            "left_out": list(self.left_out),
            "left_out_loss": self.left_out_loss,
            "max_products": self.max_products,
            "n_products": self.n_products,
            "interrupted": self.interrupted,
        }
