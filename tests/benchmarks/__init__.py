"""Measuring, by commands: `python -m tests.benchmarks.NAME`. None of these are tests; none bring data of their own."""
