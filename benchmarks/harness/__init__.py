"""The parts of `benchmarks/run`: the two sides, what is measured of them, and how it is written down."""
