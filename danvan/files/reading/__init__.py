"""Files from outside are opened here and nowhere else, each in a child process of its own: no network, no database, no
environment, little memory, little time. What comes back is plain text, rows or redrawn pixels, or a sentence that says
why not. `runner` is the parent's side; everything else runs in the child and imports nothing of Django.
"""
