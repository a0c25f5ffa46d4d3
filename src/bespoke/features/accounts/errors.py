"""How matters of accounts are refused. Nothing here tells whether an e-mail address has an account."""

from __future__ import annotations

from bespoke.platform.errors import Busy, Conflict, Forbidden, Gone, Invalid, NotFound, Unauthenticated, Unavailable


class NotSignedIn(Unauthenticated):
    """Nobody is signed in."""

    def __init__(self) -> None:
        super().__init__("This needs a signed-in person.", fix="Sign in, or send a valid API key as a bearer token.")


class WrongCredentials(Unauthenticated):
    """The e-mail address or the password is wrong."""

    def __init__(self) -> None:
        super().__init__("The e-mail address or the password is wrong.", fix="Check both, or reset the password.")


class WrongPassword(Unauthenticated):
    """The password is wrong."""

    code = "wrong_credentials"

    def __init__(self) -> None:
        super().__init__(
            "This is not the password of the account.", fix="Check it; if it is forgotten, sign out and reset it."
        )


class SignInExpired(Unauthenticated):
    """The sign-in took too long or was finished already."""


class ProviderRefused(Unauthenticated):
    """The sign-in provider did not vouch for the person."""


class ProviderUnavailable(Unavailable):
    """The sign-in provider cannot be reached."""


class ProviderOff(NotFound):
    """There is no sign-in provider."""


class EmailNotAllowed(Forbidden):
    """This e-mail address may not sign in here."""


class UnprovenEmail(Conflict):
    """An account has this e-mail address and never proved it."""


class LinkedElsewhere(Conflict):
    """Another account is linked to this person at the provider."""


class SignUpClosed(Forbidden):
    """New accounts are made by the operator."""


class EmailTaken(Conflict):
    """An account has this e-mail address already."""


class UnusableEmail(Invalid):
    """The e-mail address cannot be used."""


class UnusablePassword(Invalid):
    """The password cannot be used."""


class SignInsBusy(Busy):
    """Too many people sign in right now."""


class NoSuchUser(NotFound):
    """There is no such user."""


class NoSuchSession(NotFound):
    """There is no such session."""


class NoSuchKey(NotFound):
    """There is no such API key."""


class NoSuchIdentity(NotFound):
    """There is no such sign-in identity."""


class LastWayIn(Conflict):
    """Nothing else signs in to this account."""


class TooManyKeys(Conflict):
    """There are too many API keys."""


class ScopeTooWide(Forbidden):
    """A key cannot give more than its maker may do."""


class LinkSpent(Gone):
    """The link was used already or has expired."""


class MailOff(Unavailable):
    """This installation sends no mail."""


class FreshSignInNeeded(Forbidden):
    """This needs the password or a recent sign-in."""


class NotConfirmed(Invalid):
    """The erasure was not confirmed."""


class UnsafeAccounts(Invalid):
    """The settings of accounts contradict each other."""
