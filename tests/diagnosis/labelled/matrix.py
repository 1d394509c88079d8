"""The labelled matrix: every family of causes."""

from tests.diagnosis.labelled import ends, floor, noise, precision, silent, slopes, steps, symmetry

FAMILIES = {
    "symmetry": symmetry.ENTRIES,
    "noise": noise.ENTRIES,
    "steps": steps.ENTRIES,
    "precision": precision.ENTRIES,
    "silent": silent.ENTRIES,
    "ends": ends.ENTRIES,
    "slopes": slopes.ENTRIES,
    "floor": floor.ENTRIES,
}
ALL = {name: entry for entries in FAMILIES.values() for name, entry in entries.items()}
