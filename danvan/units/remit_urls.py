"""What an office may do for others."""

from django.urls import path

from danvan.units.views import remits

app_name = "remits"
urlpatterns = [
    path("remits/", remits.remits, name="remits"),
    path("remits/new/", remits.new_remit, name="new_remit"),
    path("remits/<int:pk>/", remits.remit, name="remit"),
    path("remits/<int:pk>/ending/", remits.remit_ending, name="remit_ending"),
]
