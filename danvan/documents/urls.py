"""Documents: the register, bringing one in, and its reading."""

from django.urls import path

from danvan.documents.views import clauses, document, headers, intake, reading, recording, register

app_name = "documents"
urlpatterns = [
    path("documents/", register.documents, name="documents"),
    path("documents.xlsx", register.documents_file, name="documents_file"),
    path("documents/new/", intake.new_document, name="new_document"),
    path("documents/new/draft/", intake.new_document_draft, name="new_document_draft"),
    path("documents/recording/", recording.new_recording, name="new_recording"),
    path("documents/<int:pk>/", document.document, name="document"),
    path("documents/<int:pk>/recording/", recording.recording, name="recording"),
    path("documents/<int:pk>/correction/", recording.correction, name="correction"),
    path("documents/<int:pk>/history/", document.document_history, name="history"),
    path("documents/<int:pk>/withdrawal/", document.withdrawal, name="withdrawal"),
    path("documents/<int:pk>/reading/", reading.reading, name="reading"),
    path("documents/<int:pk>/reading/again/", reading.rereading, name="rereading"),
    path("documents/<int:pk>/reading/acceptance/", reading.acceptance, name="acceptance"),
    path("documents/<int:pk>/reading/header/", headers.header, name="header"),
    path("documents/<int:pk>/clauses/new/<slug:kind>/", clauses.new_clause, name="new_clause"),
    path("documents/<int:pk>/clauses/<int:clause_pk>/", clauses.clause, name="clause"),
    path("documents/<int:pk>/clauses/<int:clause_pk>/decision/", clauses.decision, name="decision"),
]
