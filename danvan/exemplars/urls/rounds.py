"""Rounds of registration, the QR by which a model may be proposed, and what came through it."""

from django.urls import path

from danvan.exemplars.views import rounds, slip_door, slips

app_name = "rounds"
urlpatterns = [
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.new_round, name="new_round"),
    path("rounds/<int:pk>/", rounds.round_page, name="round"),
    path("rounds/<int:pk>/facts/", rounds.facts, name="facts"),
    path("rounds/<int:pk>/stage/", rounds.stage, name="stage"),
    path("rounds/<int:pk>/copies/", rounds.copies, name="copies"),
    path("rounds/<int:pk>/boxes/", slips.boxes, name="boxes"),
    path("boxes/<int:pk>/closing/", slips.box_closing, name="box_closing"),
    path("slips/", slips.slips, name="slips"),
    path("slips/<int:pk>/", slips.slip, name="slip"),
    path("slips/<int:pk>/taking/", slips.taking, name="taking"),
    path("slips/<int:pk>/dropping/", slips.dropping, name="dropping"),
    path("slip/<str:code>/", slip_door.slip_form, name="slip_form"),
]
