"""Sittings, cases, criteria, decisions."""

from django.urls import path

from danvan.appraisals.views import case_papers, cases, criteria, decisions, papers, sittings, upward

app_name = "appraisals"
urlpatterns = [
    path("appraisals/", sittings.sittings, name="sittings"),
    path("appraisals/new/", sittings.new, name="new"),
    path("appraisals/criteria/", criteria.all_criteria, name="all_criteria"),
    path("appraisals/criteria/new/", criteria.new, name="new_criteria"),
    path("appraisals/criteria/<int:pk>/", criteria.criteria, name="criteria"),
    path("appraisals/<int:pk>/", sittings.sitting, name="sitting"),
    path("appraisals/<int:pk>/stage/", sittings.stage, name="stage"),
    path("appraisals/<int:pk>/meeting/", sittings.meeting, name="meeting"),
    path("appraisals/<int:pk>/intake/", sittings.intake, name="intake"),
    path("appraisals/<int:pk>/decision/", sittings.decision, name="draft_decision"),
    path("appraisals/<int:pk>/papers/", papers.papers, name="papers"),
    path("appraisals/<int:pk>/papers/<slug:name>.docx", papers.paper, name="paper"),
    path("appraisals/<int:pk>/history/", sittings.history, name="history"),
    path("cases/<int:pk>/", cases.case, name="case"),
    path("cases/<int:pk>/visits/", cases.visits, name="visits"),
    path("cases/<int:pk>/visits/<int:visit_pk>/files/", cases.visit_files, name="visit_files"),
    path("cases/<int:pk>/visits/<int:visit_pk>/record.docx", case_papers.visit, name="visit_record"),
    path("cases/<int:pk>/sheets/<int:sheet_pk>/sheet.docx", case_papers.sheet, name="sheet_paper"),
    path("cases/<int:pk>/papers/<slug:name>.docx", case_papers.blank, name="blank_paper"),
    path("cases/<int:pk>/sheet/", cases.sheet, name="sheet"),
    path("cases/<int:pk>/sheets/<int:sheet_pk>/stage/", cases.sheet_stage, name="sheet_stage"),
    path("cases/<int:pk>/opinion/", cases.opinion, name="opinion"),
    path("cases/<int:pk>/ballot/", cases.ballot, name="ballot"),
    path("cases/<int:pk>/votes/<int:vote_pk>/", cases.strike, name="strike"),
    path("cases/<int:pk>/count/", cases.count, name="count"),
    path("cases/<int:pk>/conclusion/", cases.conclusion, name="conclusion"),
    path("cases/<int:pk>/recusal/", cases.recusal, name="recusal"),
    path("cases/<int:pk>/taking-out/", cases.taking_out, name="taking_out"),
    path("appraisals/proposals/", upward.proposals, name="proposals"),
    path("appraisals/proposals/<int:level_pk>/<int:year>/submission.docx", upward.submission, name="upward"),
    path("decisions/new/", decisions.new, name="new_decision"),
    path("decisions/<int:pk>/", decisions.decision, name="decision"),
    path("decisions/<int:pk>/signing/", decisions.signing, name="signing"),
    path("decisions/<int:pk>/stage/", decisions.stage, name="decision_stage"),
    path("decisions/<int:pk>/outbox/", decisions.outbox, name="outbox"),
    path("decisions/<int:pk>/outbox/<int:line_pk>/", decisions.holding, name="holding"),
    path("decisions/<int:pk>/papers/certificates.xlsx", papers.certificates_file, name="certificates"),
    path("decisions/<int:pk>/papers/<slug:name>.docx", papers.decision_paper, name="decision_paper"),
]
