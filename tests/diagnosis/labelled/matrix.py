"""The labelled matrix: every family of causes."""

from tests.diagnosis.labelled import ends, noise, precision, silent, slopes, steps, symmetry

FAMILIES = {
    "symmetry": symmetry.ENTRIES,
    "noise": noise.ENTRIES,
    "steps": steps.ENTRIES,
    "precision": precision.ENTRIES,
    "silent": silent.ENTRIES,
    "ends": ends.ENTRIES,
    "slopes": slopes.ENTRIES,
}
ALL = {name: entry for entries in FAMILIES.values() for name, entry in entries.items()}
