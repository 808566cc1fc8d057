"""Criteria sets: the list, one set with its tabs, its lines."""

from django.urls import path

from danvan.scoring.views import files, parts, sets

app_name = "scoring"
urlpatterns = [
    path("scoring/sets/", sets.sets, name="sets"),
    path("scoring/sets/new/", sets.new, name="new"),
    path("scoring/sets/<int:pk>/", sets.one, name="set"),
    path("scoring/sets/<int:pk>/facts/", sets.facts, name="facts"),
    path("scoring/sets/<int:pk>/stage/", sets.stage, name="stage"),
    path("scoring/sets/<int:pk>/trial/", sets.trial, name="trial"),
    path("scoring/sets/<int:pk>/versions/", sets.versions, name="versions"),
    path("scoring/sets/<int:pk>/history/", sets.history, name="history"),
    path("scoring/sets/<int:pk>/workbook.xlsx", files.workbook, name="workbook"),
    path("scoring/sets/<int:pk>/workbook/", files.sending, name="sending"),
    path("scoring/sets/<int:pk>/<slug:what>/line/", parts.part, name="part"),
    path("scoring/sets/<int:pk>/<slug:what>/checked/", parts.checked, name="checked"),
    path("scoring/sets/<int:pk>/<slug:what>/removal/", parts.removal, name="removal"),
    path("scoring/sets/<int:pk>/<slug:what>/place/", parts.place, name="place"),
]
