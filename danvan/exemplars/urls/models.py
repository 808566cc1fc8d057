"""One model: registered, received, its page."""

from django.urls import path

from danvan.exemplars.views import adding, page, persons, receiving, registrations, stages

app_name = "exemplars"
urlpatterns = [
    path("exemplars/new/", registrations.new, name="new"),
    path("exemplars/<int:pk>/", page.exemplar, name="exemplar"),
    path("exemplars/<int:pk>/form/", registrations.form, name="form"),
    path("exemplars/<int:pk>/result/", registrations.result, name="result"),
    path("exemplars/<int:pk>/result/beginning/", registrations.result_beginning, name="result_beginning"),
    path("exemplars/<int:pk>/drafts/<str:purpose>/", registrations.draft_kept, name="draft"),
    path("exemplars/<int:pk>/sending/", stages.sending_of, name="sending"),
    path("exemplars/<int:pk>/stage/", stages.stage, name="stage"),
    path("exemplars/<int:pk>/effect/", stages.effect, name="effect"),
    path("exemplars/<int:pk>/receiving/", receiving.receiving, name="receiving"),
    path("exemplars/<int:pk>/dossiers/", receiving.dossiers, name="dossiers"),
    path("exemplars/<int:pk>/dossiers/<int:dossier_pk>/", receiving.dossier, name="dossier"),
    path("exemplars/<int:pk>/activities/", adding.activities, name="activities"),
    path("exemplars/<int:pk>/files/", adding.files, name="files"),
    path("exemplars/<int:pk>/marks/", adding.marks, name="marks"),
    path("exemplars/<int:pk>/consent/", persons.consent, name="consent"),
    path("exemplars/<int:pk>/looks/", persons.looks, name="looks"),
    path("exemplars/<int:pk>/profile.docx", page.profile, name="profile"),
    path("exemplars/<int:pk>/profile.pdf", page.profile_pdf, name="profile_pdf"),
    path("exemplars/<int:pk>/history/", page.history_page, name="history"),
]
