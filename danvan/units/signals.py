"""What the apps above may hear from the trees, inside the same action: raise, and nothing of it happened."""

from django.dispatch import Signal

# A unit's ending took effect: `unit`, `heirs` (units open today, none where none was named), `by`.
ended = Signal()
# Units stand under other parents than before, with all below them: `units` are their ids, the trees are as they are now.
moved = Signal()
# An ending that had been told was taken back: `unit`, `by`.
reopened = Signal()
# Old units went, whole or in part, into new ones: who stands in whose place is another question than before.
succeeded = Signal()
