"""The demonstration: an invented province with its past, its offices and people, four plans and what became of them,
living on a clock of its own. It is made by the same actions that people use, or by their bulk forms, and is marked as
sample data everywhere. It is never loaded beside real work.
"""
