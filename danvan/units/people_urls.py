"""The people of units: roles, whom to call, and who stands in."""

from django.urls import path

from danvan.units.views import delegations, focal_points, handovers, holdings, invitations
from danvan.units.views.new_approvals import new_approvals

app_name = "people"
urlpatterns = [
    path("units/<int:pk>/people/", holdings.people, name="people"),
    path("units/<int:pk>/holdings/new/", holdings.new_holding, name="new_holding"),
    path("units/<int:pk>/accounts/new/", holdings.new_account, name="new_account"),
    path("holdings/<int:pk>/confirmation/", holdings.confirmation, name="confirmation"),
    path("holdings/<int:pk>/ending/", holdings.ending, name="ending"),
    path("holdings/<int:pk>/absence/", delegations.absence, name="absence"),
    path("holdings/<int:pk>/handover/", handovers.handover, name="handover"),
    path("handovers/<int:pk>/", handovers.minutes, name="minutes"),
    path("handovers/<int:pk>/file/", handovers.minutes_file, name="minutes_file"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("approvals/new/", new_approvals, name="new_approvals"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/<int:pk>/ending/", delegations.delegation_ending, name="delegation_ending"),
    path("units/<int:pk>/focal-points/new/", focal_points.new_focal_point, name="new_focal_point"),
    path("focal-points/<int:pk>/ending/", focal_points.focal_point_ending, name="focal_point_ending"),
]
