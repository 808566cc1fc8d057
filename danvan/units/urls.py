"""Units, their groups, and the posts people hold in them."""

from django.urls import path

from danvan.units.views import changes, exports, groups, reorganising, units
from danvan.units.views.current_holding import current_holding

app_name = "units"
urlpatterns = [
    path("holdings/current/", current_holding, name="current_holding"),
    path("units/", units.units, name="units"),
    path("units/new/", changes.new_unit, name="new"),
    path("units/export/", exports.export, name="export"),
    path("units/suggestions/", units.suggestions, name="suggestions"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("units/<int:pk>/children/", units.children, name="children"),
    path("units/<int:pk>/history/", units.history, name="history"),
    path("units/<int:pk>/<slug:what>/", changes.change, name="change"),
    path("units/<int:pk>/<slug:what>/<int:row>/withdrawal/", changes.withdrawal, name="withdrawal"),
    path("reorganisations/", reorganising.reorganisations, name="reorganisations"),
    path("reorganisations/<slug:what>/", reorganising.reorganisation, name="reorganisation"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.new_group, name="new_group"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/name/", groups.group_name, name="group_name"),
    path("groups/<int:pk>/members/", groups.members, name="members"),
    path("groups/<int:pk>/members/<int:member>/ending/", groups.member_ending, name="member_ending"),
]
