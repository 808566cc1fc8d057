"""One plan of twelve targets: its paper, how it is set up, how its units report."""
