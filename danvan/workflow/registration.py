"""What workflows tell the house at start-up."""

from django.utils.translation import gettext_lazy as _

from danvan.core.chores import Daily, schedule
from danvan.workflow.keys import sweep_keys

schedule("workflow.keys", _("Dọn khóa biểu mẫu đã dùng"), Daily(hour=3), sweep_keys)
