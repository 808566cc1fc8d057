"""The steps of one model's way, each as its people press them."""
