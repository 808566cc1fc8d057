"""Documents."""

from django.urls import path

from danvan.documents.views.document import document

app_name = "documents"
urlpatterns = [path("documents/<int:pk>/", document, name="document")]
