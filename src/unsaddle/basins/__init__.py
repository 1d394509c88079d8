"""Basins: where an optimizer ends from every start of a grid, and how long it takes."""

from unsaddle.basins.manifolds import Branch, flow_branches, map_branches, strict_saddles
from unsaddle.basins.result import Basin, BasinMap, Fate
from unsaddle.basins.run import basin_map
from unsaddle.basins.visits import Visits

__all__ = [
    "Basin",
    "BasinMap",
    "Branch",
    "Fate",
    "Visits",
    "basin_map",
    "flow_branches",
    "map_branches",
    "strict_saddles",
]
