"""Figures that reconcile. A measure says what is counted, a figure is what one unit said of it for a period, and a gauge
counts the units of one target by one rule. Each unit's standing keeps its own part and the sums of what stands below
it, in the action that wrote the record: a percentage is never stored, and opens to its parts, to the units that are
missing, and to the records that prove it. What a gauge said on its day stays as a reading.
"""
