"""What units are scored by, and what follows from points: criteria sets of offices in versions, each with its groups,
criteria and graded points, bonus and penalty, bands with their conditions, facts that cap a band or leave a unit
unclassified. A set is data: a province's rule is typed, imported from a workbook or begun from an example, checked while
it is written, tried on invented sheets, and settled; from then on a change is the next version. What follows from a sheet
is pure arithmetic over an outline of the set, in exact numbers.
"""
