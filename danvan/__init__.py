"""danvan runs the whole cycle of mass-mobilisation work, from the document that orders it to the figures that prove it."""
