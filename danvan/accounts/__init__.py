"""Who may sign in: one account per person, made by invitation, with a password and a second factor. It knows no unit:
what a person may do comes from the holdings that the units keep.
"""
