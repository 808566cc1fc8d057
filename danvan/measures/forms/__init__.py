"""What people say of figures: one figure, all that a unit is asked, and from what it was typed."""
