"""What upper apps are told of."""

from django.dispatch import Signal

calendar_changed = Signal()
"""The office's calendar changed: whoever keeps due dates computes those still open anew, and says what moved.

Sent inside the action, by `Holiday`, with `before` and `after` (the two calendars), `cause` (a clause for `redated`:
"23/11/2026 là nghỉ bù Ngày Văn hóa Việt Nam theo Công văn …") and `by` (who is acting). A receiver that fails undoes it.
"""
