"""The addresses of the house: each app keeps its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("danvan.accounts.urls")),
    path("", include("danvan.files.urls")),
    path("", include("danvan.units.people_urls")),
    path("", include("danvan.units.remit_urls")),
    path("", include("danvan.units.urls")),
    path("", include("danvan.core.urls")),
    path("", include("danvan.jobs.urls")),
    path("", include("danvan.documents.urls")),
    path("", include("danvan.urging.urls")),
    path("", include("danvan.measures.urls")),
    path("", include("danvan.measures.gauge_urls")),
    path("", include("danvan.scoring.urls")),
    path("", include("danvan.plans.urls")),
    path("", include("danvan.committees.urls")),
    path("", include("danvan.exemplars.urls.models")),
    path("", include("danvan.exemplars.urls.ladder")),
    path("", include("danvan.exemplars.urls.lists")),
    path("", include("danvan.exemplars.urls.public")),
    path("", include("danvan.exemplars.urls.rounds")),
    path("", include("danvan.exemplars.urls.register")),
    path("", include("danvan.exemplars.urls.remarks")),
    path("", include("danvan.appraisals.urls")),
    path("", include("danvan.portal.urls")),
    path("", include("danvan.desk.urls")),
    path("", include("danvan.demonstration.urls")),
    path("", include("danvan.notifications.urls")),
]

handler400 = "danvan.core.problems.bad_request"
handler403 = "danvan.core.problems.forbidden"
handler404 = "danvan.core.problems.not_found"
handler500 = "danvan.core.problems.failed"
