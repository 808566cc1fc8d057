"""How the plans of a year stand over some units, as sums: their targets, who has a plan of their own, late work, kiến nghị;
and the same for each unit of the level below. Read in a fixed number of questions, whatever the number of units.
"""
