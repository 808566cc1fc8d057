"""Measures what the design promises: always a ratio to a bare counterpart inside one run, never seconds.

`make bench [ARGS="reader units"]` prints one line per operation: name, ratio, goal, ok or short.
"""
