"""What the record of work tells the house at start-up."""

from django.utils.translation import gettext_lazy as _

from danvan.audit.anchors import send_anchor
from danvan.audit.sealing import seal
from danvan.core.chores import Daily, Every, schedule

schedule("audit.seal", _("Niêm phong nhật ký"), Every(minutes=1), seal)
schedule("audit.anchor", _("Gửi mốc nhật ký ra ngoài máy"), Daily(hour=0, minute=30), send_anchor)
