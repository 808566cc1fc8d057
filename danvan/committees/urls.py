"""The directory, one body with its tabs, its members."""

from django.urls import path

from danvan.committees.views import committees, files, members

app_name = "committees"
urlpatterns = [
    path("committees/", committees.committees, name="committees"),
    path("committees/new/", committees.new, name="new"),
    path("committees/<int:pk>/", committees.committee, name="committee"),
    path("committees/<int:pk>/facts/", committees.facts, name="facts"),
    path("committees/<int:pk>/units/", files.units, name="units"),
    path("committees/<int:pk>/history/", committees.history, name="history"),
    path("committees/<int:pk>/ending/", committees.ending, name="ending"),
    path("committees/<int:pk>/terms/", committees.terms, name="terms"),
    path("committees/<int:pk>/members/", members.new_member, name="new_member"),
    path("committees/<int:pk>/members.xlsx", files.members_file, name="members_file"),
    path("committees/<int:pk>/decision.docx", files.decision, name="decision"),
    path("committees/members/<int:pk>/", members.member, name="member"),
    path("committees/members/<int:pk>/facts/", members.facts, name="member_facts"),
    path("committees/members/<int:pk>/successor/", members.successor, name="successor"),
    path("committees/members/<int:pk>/ending/", members.ending, name="member_ending"),
    path("committees/members/<int:pk>/units/", members.follows, name="follows"),
    path("committees/follows/<int:pk>/ending/", members.follows_ending, name="follows_ending"),
]
