"""How fast, how small, how enduring: measured against a minimal page and two neighbours, printed as one table.

Run ``python -m tests.benchmarks`` (or ``poe bench``). Nothing here asserts and pytest collects none of it: a figure
that misses its target is a fact to look at, not a failed test. Both columns of a row come from the same run.
"""
