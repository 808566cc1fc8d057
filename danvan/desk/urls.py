"""The home page, the search of the bar, and the office's calendar."""

from django.urls import path

from danvan.desk.views import calendar, desk, search

app_name = "desk"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("search/", search.search, name="search"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/days/", calendar.days, name="calendar_days"),
    path("calendar/days/<int:pk>/withdrawal/", calendar.withdrawal, name="calendar_withdrawal"),
    path("calendar/days/<int:pk>/confirmation/", calendar.confirmation, name="calendar_confirmation"),
]
