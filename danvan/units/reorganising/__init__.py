"""A territory is reorganised in all three lines at once: what happens (`events`), what it comes to on the trees of its
day (`reading`), the steps that follow as values (`planning`), each step's words and its act (`steps`, `passing`). What is
shown and what is done are the same list.
"""
