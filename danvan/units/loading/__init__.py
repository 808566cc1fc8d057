"""What ships with the house: the kinds of unit, and the real territories with their three lines."""
