"""Doors, the account's own pages, and those for whoever looks after accounts."""

from django.urls import path

from danvan.accounts.views import (
    account,
    administration,
    email_changes,
    external,
    invitations,
    passkeys,
    password_reset,
    second_factor,
    sign_in,
)

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/second-factor/", sign_in.second_step, name="second_step"),
    path("sign-in/external/", external.leaving, name="external"),
    path("sign-in/external/return/", external.returning, name="external_return"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("password-reset/", password_reset.asking, name="reset_asking"),
    path("password-reset/<str:token>/", password_reset.new_password, name="new_password"),
    path("email-changes/<str:token>/", email_changes.confirmation, name="email_confirmation"),
    path("account/", account.account, name="account"),
    path("account/confirmation/", second_factor.confirmation, name="confirmation"),
    path("account/password/", account.password, name="password"),
    path("account/email/", account.email, name="email"),
    path("account/email/withdrawal/", account.email_withdrawal, name="email_withdrawal"),
    path("account/sessions/", account.sessions, name="sessions"),
    path("account/sessions/<int:pk>/end/", account.session_end, name="session_end"),
    path("account/external/", external.binding, name="external_binding"),
    path("account/external/release/", external.release, name="external_release"),
    path("account/second-factor/", second_factor.overview, name="second_factor"),
    path("account/second-factor/app/", second_factor.code_app, name="code_app"),
    path("account/second-factor/keys/", passkeys.new, name="passkey"),
    path("account/second-factor/keys/<int:pk>/removal/", passkeys.removal, name="passkey_removal"),
    path("account/second-factor/recovery-codes/", second_factor.recovery_codes, name="recovery_codes"),
    path("account/second-factor/removal/", second_factor.removal, name="factor_removal"),
    path("account/second-factor/reset/withdrawal/", account.factor_reset_withdrawal, name="own_reset_withdrawal"),
    path("accounts/<int:pk>/", administration.member, name="member"),
    path("accounts/<int:pk>/invitation/", administration.invitation, name="member_invitation"),
    path(
        "accounts/<int:pk>/invitation/withdrawal/", administration.invitation_withdrawal, name="invitation_withdrawal"
    ),
    path("accounts/<int:pk>/standing/", administration.standing, name="standing"),
    path("accounts/<int:pk>/factor-reset/", administration.factor_reset, name="factor_reset"),
    path(
        "accounts/<int:pk>/factor-reset/confirmation/",
        administration.factor_reset_confirmation,
        name="factor_reset_confirmation",
    ),
    path(
        "accounts/<int:pk>/factor-reset/withdrawal/",
        administration.factor_reset_withdrawal,
        name="factor_reset_withdrawal",
    ),
]
