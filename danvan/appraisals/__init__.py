"""Judging models as offices do: criteria of a version, a sitting of a panel over its cases, visits, one joint sheet or
sheets of single members that are blind until opened, votes and written opinions, minutes, the numbered decision, and its
announcement. Whoever belongs to the unit of a case is kept out of that case and of everything its marks could be derived
from.
"""
