"""The demonstration's clock; outside a demonstration there is no such address."""

from django.conf import settings
from django.urls import path

from danvan.demonstration.views import clock_setting

app_name = "demonstration"
urlpatterns = [path("demonstration/clock/", clock_setting, name="clock")] if settings.DEMONSTRATION else []
