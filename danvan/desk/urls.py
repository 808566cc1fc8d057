"""The home page."""

from django.urls import path

from danvan.desk.views import desk

app_name = "desk"
urlpatterns = [path("", desk, name="desk")]
