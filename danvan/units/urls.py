"""Units, and the posts people hold in them."""

from django.urls import path

from danvan.units.views.current_holding import current_holding

app_name = "units"
urlpatterns = [
    path("holdings/current/", current_holding, name="current_holding"),
]
