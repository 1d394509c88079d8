"""The groups of a run's samples or parameters, each measured as the whole is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unsaddle.diagnosis.groups import By, Group, Groups
from unsaddle.diagnosis.measurements import Measurements, Progress
from unsaddle.diagnosis.sampling import Draw
from unsaddle.diagnosis.subject import SampledObjective
from unsaddle.errors import InvalidInput

Floats = NDArray[np.float64]
GroupBy = str | ArrayLike

WORDS = ("class", "layer")
# Groups whose curvature is searched; more would cost more than the diagnosis they belong to.
MAX_GROUPS = 20
# Columns of a small Hessian cost more than the search does once there are many groups.
DENSE_LIMIT = 200
ACCEPTED = '"class", "layer", or one label for each sample'


@dataclass(frozen=True, eq=False)
class Piece:
    """A group before it is measured: its samples, or its parameters."""

    name: str
    rows: NDArray[np.int64] | None = None
    names: tuple[str, ...] = ()

    def of(self, whole: SampledObjective) -> SampledObjective:
        """Return the group's own mean loss."""
        return whole.block(self.names) if self.rows is None else whole.part(self.rows)


@dataclass(frozen=True, eq=False)
class Partition:
    """All groups of a run, before any is measured."""

    by: By
    pieces: tuple[Piece, ...]


def check_group_by(group_by: GroupBy | None) -> None:
    """Refuse a word that names no groups.

    Raises:
        InvalidInput: it is a word, and neither "class" nor "layer".
    """
    if isinstance(group_by, str) and group_by not in WORDS:
        raise InvalidInput(
            f"group_by={group_by!r}",
            ACCEPTED,
            "Samples are grouped by class or by labels, parameters by layer.",
        )


def partition(
    objective: SampledObjective, group_by: GroupBy, draw: Draw | None = None
) -> Partition:
    """Return the groups that were asked for; nothing is computed yet.

    Args:
        objective: the mean loss over the samples used.
        group_by: "class" of integer targets, "layer" of the network, or a label for each sample.
        draw: which of all samples are used, for labels that come for all; None: every one.

    Raises:
        InvalidInput: an unknown word, targets that are no classes, labels of another length, or
            nothing but a single group.
    """
    if isinstance(group_by, str):
        if group_by == "layer":
            return Partition("layer", _layers(objective))
        check_group_by(group_by)
        classes = objective.targets()
        if classes is None:
            raise InvalidInput(
                'group_by="class" of targets that are no classes',
                "whole numbers, one for each sample",
                "Pass the labels themselves: diagnose(training, group_by=labels).",
            )
        return Partition("class", _pieces(classes, "class"))
    labels = np.asarray(group_by)
    n_whole = objective.n_samples if draw is None else draw.n_whole
    if labels.shape != (n_whole,) or labels.dtype.kind not in "iubUS":
        raise InvalidInput(
            f"group_by of shape {labels.shape} and type {labels.dtype}",
            f"one whole number or word for each of {n_whole:,} samples",
            "Give the labels in the order in which the samples come from the data.",
        )
    return Partition("group", _pieces(labels if draw is None else labels[draw.used], "group"))


def _pieces(labels: NDArray[Any], noun: str) -> tuple[Piece, ...]:
    values, which = np.unique(labels, return_inverse=True)
    if len(values) < 2:
        raise InvalidInput(
            f"group_by with a single {noun} ({values[0]})",
            f"at least two {noun}{'es' if noun == 'class' else 's'}",
            "Leave group_by out: the whole is that group.",
        )
    return tuple(
        Piece(f"{noun} {value}", rows=np.flatnonzero(which == k)) for k, value in enumerate(values)
    )


def _layers(objective: SampledObjective) -> tuple[Piece, ...]:
    owners: dict[str, list[str]] = {}
    for name in objective.names:
        owners.setdefault(module_of(name), []).append(name)
    if len(owners) < 2:
        raise InvalidInput(
            f'group_by="layer" of a model whose parameters all lie in {next(iter(owners))!r}',
            "parameters in at least two modules",
            "Leave group_by out: the whole is that layer.",
        )
    return tuple(Piece(f"layer {owner}", names=tuple(own)) for owner, own in owners.items())


def module_of(name: str) -> str:
    """Return the module that a parameter's name says it lies in; its own name at the root.

    >>> module_of("encoder.0.weight"), module_of("params/Dense_0/kernel"), module_of("scale")
    ('encoder.0', 'params/Dense_0', 'scale')
    """
    cut = max(name.rfind("."), name.rfind("/"))
    return name[:cut] if cut > 0 else name


def measure_groups(found: Measurements, parts: Partition) -> Groups:
    """Return the groups of a run, measured one after the other.

    Costs at most `max_products` products for each group on its own samples: those of all classes
    together are as many on the whole. A layer's are on all samples.

    Args:
        found: the measurements of the whole.
        parts: its groups.
    """
    whole = found.sampled
    assert whole is not None  # a partition was made of its samples
    if found.spectrum.status != "ok":
        return _nothing(found, parts)
    noise = found.sample_noise
    pieces, left_out, left_out_loss = _chosen(found, whole, parts)
    on = "each on its own samples" if parts.by != "layer" else "each on all samples"
    found.tell(f"{len(pieces)} groups: at most {found.max_products} products, {on}", 0, len(pieces))
    members: list[Group] = []
    interrupted = False
    for position, piece in enumerate(pieces):
        label = f"{piece.name} ({position + 1} of {len(pieces)} groups)"
        try:
            own = _measurements_of(found, piece.of(whole), _told_with(found.tell, label))
            group = _group(found, own, piece, noise.total_variance if noise else math.nan)
            if own.missing:  # a group of which half is known is none
                raise KeyboardInterrupt
            members.append(group)
            interrupted = own.spectrum.interrupted
        except KeyboardInterrupt:  # what is known so far is worth reporting
            interrupted = True
        if interrupted:
            left_out += tuple(p.name for p in pieces[len(members) :])
            break
    if parts.by != "layer":
        members.sort(key=lambda group: group.smallest.value)
    return Groups(
        by=parts.by,
        members=tuple(members),
        left_out=left_out,
        left_out_loss=left_out_loss,
        smallest=found.spectrum.smallest,
        bends_down=found.is_bent_down,
        curvature=_along(found, found.direction),
        max_products=found.max_products,
        interrupted=interrupted,
    )


def _nothing(found: Measurements, parts: Partition) -> Groups:
    """Return that no group was measured: what the whole does not have, its groups have not."""
    return Groups(
        by=parts.by,
        members=(),
        left_out=tuple(piece.name for piece in parts.pieces),
        left_out_loss=math.nan,
        smallest=found.spectrum.smallest,
        bends_down=False,
        curvature=math.nan,
        max_products=found.max_products,
        interrupted=bool(found.missing),
    )


def _measurements_of(found: Measurements, own: SampledObjective, tell: Progress) -> Measurements:
    return replace(found, objective=own, tell=tell, dense_limit=DENSE_LIMIT)


def _told_with(tell: Progress, label: str) -> Progress:
    def told(stage: str, done: int, limit: int) -> None:
        tell(f"{label}: {stage}", done, limit)

    return told


def _chosen(
    found: Measurements, whole: SampledObjective, parts: Partition
) -> tuple[list[Piece], tuple[str, ...], float]:
    """Return the pieces to measure, the largest and the worst first where there are too many."""
    pieces = parts.pieces
    if len(pieces) <= MAX_GROUPS:
        return list(pieces), (), math.nan
    if parts.by == "layer":
        weights = found.direction**2
        sizes = [sum(_length(whole.slices[name]) for name in piece.names) for piece in pieces]
        badness = [
            float(sum(weights[whole.slices[name]].sum() for name in piece.names))
            for piece in pieces
        ]
    else:
        sizes = [0 if piece.rows is None else len(piece.rows) for piece in pieces]
        badness = [piece.of(whole).loss() for piece in pieces]
    kept = set(np.argsort(sizes, kind="stable")[::-1][: MAX_GROUPS // 2].tolist())
    for worst in np.argsort(badness, kind="stable")[::-1].tolist():
        if len(kept) == MAX_GROUPS:
            break
        kept.add(worst)
    out = [k for k in range(len(pieces)) if k not in kept]
    highest = math.nan if parts.by == "layer" else max(badness[k] for k in out)
    return [pieces[k] for k in sorted(kept)], tuple(pieces[k].name for k in out), highest


def _length(where: slice) -> int:
    return where.stop - where.start


def _group(found: Measurements, own: Measurements, piece: Piece, variance: float) -> Group:
    """Return one group from its own measurements and those of the whole."""
    whole, part = found.sampled, own.sampled
    assert whole is not None
    assert part is not None
    known = own.spectrum.status == "ok"
    noise = own.sample_noise if known else None
    evidence = own.gradient_evidence if known else None
    total = noise.total_variance if noise else math.nan
    layer = piece.rows is None
    share = part.n_parameters / whole.n_parameters if layer else part.weight / whole.weight
    part_of_noise = total
    if not layer:  # the scatter of its samples about the mean of all
        part_of_noise = share * (total + float(np.sum((own.gradient - found.gradient) ** 2)))
    way_out = found.direction[_coordinates(whole, piece.names)] if layer else found.direction
    direction = own.direction
    return Group(
        name=piece.name,
        n_samples=part.n_samples,
        n_parameters=part.n_parameters,
        share=share,
        loss=own.loss,
        gradient_norm=float(np.linalg.norm(own.gradient)),
        gradient_error=evidence.sampling_error if evidence else None,
        gain_share=evidence.gain_share if evidence else math.nan,
        critical=evidence is not None and evidence.critical,
        smallest=own.spectrum.smallest,
        zero_tol=own.spectrum.zero_tol,
        slope_along=float(abs(direction @ own.gradient)) if known else math.nan,
        total_variance=total,
        variance_along=float(noise.along[0]) if noise else math.nan,
        noise_share=part_of_noise / variance if variance else math.nan,
        alignment=float(abs(direction @ way_out)) if known and not layer else None,
        whole_along=_along(own if layer else found, direction) if known else math.nan,
        along_way_out=_along(own, way_out),
        escape_share=float(way_out @ way_out) if layer else None,
        n_products=own.operator.n_products,
        status=own.spectrum.status,
    )


def _along(measured: Measurements, direction: Floats) -> float:
    """Return the curvature along a direction of any length."""
    return float(direction @ measured.operator.precise_product(direction))


def _coordinates(whole: SampledObjective, names: tuple[str, ...]) -> NDArray[np.int64]:
    every = np.arange(whole.n_parameters)
    return np.concatenate([every[whole.slices[name]] for name in names])
