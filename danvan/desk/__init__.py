"""What do I owe, by when? The home page: overdue, this week, coming; what waits for my decision; what my office is
writing; over all the units and remits of one person. It keeps nothing: every row is asked of the app that owns it.
"""
