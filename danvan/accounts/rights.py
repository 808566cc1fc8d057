"""Who gets in where, among the doors and the account pages. In the scene the administrator looks after the commune
officer's account, and nobody has shown a second factor: what needs it leads to where it is shown.
"""

from danvan.core.rights import Row, add, everyone, only, signed_in

ADMIN = "administrator"

add(
    Row("accounts:sign_in", others=302, anonymous=200),
    Row("accounts:sign_in", "POST", others=302, anonymous=422),
    Row("accounts:second_step", others=302),
    Row("accounts:second_step", "POST", others=302),
    # In the scene no identity provider is configured.
    everyone("accounts:external", status=404),
    everyone("accounts:external_return", status=403),
    signed_in("accounts:external_binding", "POST", status=302),
    signed_in("accounts:external_release", "POST", status=302),
    everyone("accounts:sign_out", "POST", status=302),
    everyone("accounts:invitation"),
    everyone("accounts:invitation", "POST", status=422),
    everyone("accounts:reset_asking"),
    everyone("accounts:reset_asking", "POST", status=422),
    everyone("accounts:new_password"),
    everyone("accounts:new_password", "POST", status=422),
    everyone("accounts:email_confirmation"),
    everyone("accounts:email_confirmation", "POST"),
    signed_in("accounts:account"),
    signed_in("accounts:confirmation"),
    signed_in("accounts:confirmation", "POST", status=422),
    signed_in("accounts:password"),
    signed_in("accounts:password", "POST", status=422),
    signed_in("accounts:email", status=302),
    signed_in("accounts:email", "POST", status=302),
    signed_in("accounts:email_withdrawal", "POST", status=422),
    signed_in("accounts:sessions"),
    signed_in("accounts:sessions", "POST", status=302),
    signed_in("accounts:session_end", "POST", status=302),
    signed_in("accounts:second_factor", status=302),
    signed_in("accounts:code_app", status=302),
    signed_in("accounts:code_app", "POST", status=302),
    signed_in("accounts:passkey", status=302),
    signed_in("accounts:passkey", "POST", status=302),
    signed_in("accounts:passkey_removal", "POST", status=302),
    signed_in("accounts:recovery_codes", "POST", status=302),
    signed_in("accounts:factor_removal", "POST", status=302),
    signed_in("accounts:own_reset_withdrawal", "POST", status=302),
    only("accounts:member", "GET", "", ADMIN),
    only("accounts:member_invitation", "POST", "", ADMIN, status=302),
    only("accounts:invitation_withdrawal", "POST", "", ADMIN, status=302),
    only("accounts:standing", "POST", "", ADMIN, status=302),
    only("accounts:factor_reset", "POST", "", ADMIN, status=302),
    only("accounts:factor_reset_confirmation", "POST", "", ADMIN, status=302),
    only("accounts:factor_reset_withdrawal", "POST", "", ADMIN, status=302),
)
