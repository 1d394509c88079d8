"""Minima joined by saddles: the lowest way between two of them."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from unsaddle.critical import CriticalPoint
from unsaddle.passes.descent import SAME, Leg

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Edge:
    """A saddle between two minima, given by their positions in the network."""

    saddle: CriticalPoint
    minima: tuple[int, int]
    legs: tuple[Leg, Leg]


@dataclass
class Network:
    """Minima and the saddles that join them; grows while passes are searched.

    The first two minima are those that are to be joined.
    """

    diagonal: float  # of the box
    minima: list[CriticalPoint]
    edges: list[Edge] = field(default_factory=list[Edge])
    seen: list[CriticalPoint] = field(default_factory=list[CriticalPoint])  # saddles
    # Critical points at the heights of strings that are no saddles of index 1.
    others: list[CriticalPoint] = field(default_factory=list[CriticalPoint])

    def has(self, saddle: CriticalPoint) -> bool:
        """Return whether a saddle was seen before."""
        return any(saddle.is_same(known, SAME * self.diagonal) for known in self.seen)

    def add(self, saddle: CriticalPoint, legs: tuple[Leg, Leg]) -> None:
        """Take a saddle with both its sides; it joins nothing where one of them ends nowhere."""
        self.seen.append(saddle)
        first, second = legs
        if first.end is not None and second.end is not None:
            ends = (self._position(first.end), self._position(second.end))
            self.edges.append(Edge(saddle, ends, legs))

    def _position(self, minimum: CriticalPoint) -> int:
        for i, known in enumerate(self.minima):
            if minimum.is_same(known, SAME * self.diagonal):
                return i
        self.minima.append(minimum)
        return len(self.minima) - 1

    def lowest_way(self) -> list[tuple[Edge, bool]] | None:
        """Return the edges from the first minimum to the second, and whether each goes forward.

        Of all ways the one with the lowest highest saddle, and of these one with fewest saddles;
        None where there is no way.
        """
        # (highest saddle, number of saddles, minimum, edges)
        queue: list[tuple[float, int, int, tuple[tuple[int, bool], ...]]] = [(-np.inf, 0, 0, ())]
        done: set[int] = set()
        while queue:
            height, n_saddles, here, way = heapq.heappop(queue)
            if here == 1:
                return [(self.edges[i], forward) for i, forward in way]
            if here in done:
                continue
            done.add(here)
            for i, edge in enumerate(self.edges):
                for forward in (True, False):
                    start, end = edge.minima if forward else edge.minima[::-1]
                    if start == here and end not in done:
                        top = max(height, edge.saddle.value)
                        heapq.heappush(queue, (top, n_saddles + 1, end, (*way, (i, forward))))
        return None

    def nearest_gap(self, tried: set[tuple[int, int]]) -> tuple[int, int] | None:
        """Return the closest two minima, one joined to the first and one to the second one.

        Pairs that were tried are left out.
        """
        pairs = [
            (math.dist(self.minima[i].location, self.minima[j].location), i, j)
            for i in self._joined_to(0)
            for j in self._joined_to(1)
            if (i, j) not in tried
        ]
        return min(pairs)[1:] if pairs else None

    def _joined_to(self, start: int) -> set[int]:
        found = {start}
        while True:
            more = {
                end
                for edge in self.edges
                for end in edge.minima
                if found & set(edge.minima) and end not in found
            }
            if not more:
                return found
            found |= more


def curve_of(way: list[tuple[Edge, bool]]) -> Floats:
    """Return the points of a way, from its first minimum to its last."""
    pieces: list[Floats] = []
    for edge, forward in way:
        down_first, down_second = edge.legs if forward else edge.legs[::-1]
        pieces += [down_first.curve[::-1][bool(pieces) :], down_second.curve[1:]]
    return np.concatenate(pieces)
