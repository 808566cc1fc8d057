"""The addresses of jobs and imports."""

from django.urls import path

from danvan.jobs.views import imports, jobs

app_name = "jobs"
urlpatterns = [
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/", jobs.job, name="job"),
    path("jobs/<int:pk>/file/", jobs.file, name="file"),
    path("jobs/<int:pk>/attempts/", jobs.attempts, name="attempts"),
    path("imports/<int:pk>/", imports.import_run, name="import"),
    path("imports/<int:pk>/writing/", imports.writing, name="writing"),
    path("imports/<str:name>/", imports.imports, name="imports"),
    path("imports/<str:name>/template/", imports.template, name="template"),
]
