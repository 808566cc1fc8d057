"""The home page, and the search of the bar."""

from django.urls import path

from danvan.desk.views import desk, search

app_name = "desk"
urlpatterns = [path("", desk, name="desk"), path("search/", search, name="search")]
