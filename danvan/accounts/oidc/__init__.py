"""Signing in through the province's own identity provider (OpenID Connect, code flow with PKCE). Off unless configured.

`client` speaks the protocol and knows no accounts: it gives back who the provider says this is, as issuer and subject.
A subject opens the account it was bound to, never one with the same e-mail, and makes no account.
"""
