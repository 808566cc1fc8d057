"""What is counted of models for targets: which counts there are, of units, of territories, and what makes them stale."""
