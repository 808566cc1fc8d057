"""What is asked of the trees."""
