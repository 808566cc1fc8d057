"""Downloads and drafts."""

from django.urls import path

from danvan.files.views import attachments, drafts

app_name = "files"
urlpatterns = [
    path("files/<int:pk>/", attachments.attachment, name="attachment"),
    path("files/<int:pk>/thumbnail/", attachments.thumbnail, name="thumbnail"),
    path("drafts/<str:form>/", drafts.draft, name="draft"),
    path("drafts/<str:form>/removal/", drafts.removal, name="draft_removal"),
]
