"""Measurements of speed, as ratios taken in one interleaved run; `python -m benchmarks` prints them."""
