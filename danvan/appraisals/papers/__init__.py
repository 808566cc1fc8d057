"""The papers of judging, for the secretary to finish: numbers and days stay blank."""
