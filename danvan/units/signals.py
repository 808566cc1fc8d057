"""What the apps above may hear from the trees, inside the same action: raise, and nothing of it happened."""

from django.dispatch import Signal

# A unit's ending took effect: `unit`, `heirs` (units open today, none where none was named), `by`.
ended = Signal()
