"""The board of samples, on a developer's machine only."""

from django.conf import settings
from django.urls import path

from danvan.core import samples

app_name = "core"
urlpatterns = [path("look/", samples.board, name="look")] if settings.ENVIRONMENT == "development" else []
