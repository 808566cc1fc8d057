"""What is done about missing units: batches, calls, reminders."""
