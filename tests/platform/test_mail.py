"""Mail goes out, or fails in time and says nothing of its recipient."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bespoke.platform.mail import MailFailed, MailServer, send_mail
from tests.fixtures.mail import Mailbox, running_mailbox


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    async with running_mailbox() as running:
        yield running


async def test_a_message_arrives_as_it_was_written(mailbox: Mailbox) -> None:
    await send_mail(mailbox.server, "ada@example.org", subject="Grüße", body="Zeile\n\nhttps://x/#token=abc\n")
    (message,) = await mailbox.arrived()
    assert (message["To"], message["Subject"]) == ("ada@example.org", "Grüße")
    assert message.get_content().split() == ["Zeile", "https://x/#token=abc"]


@pytest.mark.parametrize("trouble", ["refuses", "is_silent"])
async def test_a_failure_comes_in_time_and_names_nobody(mailbox: Mailbox, trouble: str) -> None:
    setattr(mailbox, trouble, True)
    with pytest.raises(MailFailed) as caught:
        await send_mail(mailbox.server, "ada@example.org", subject="x", body="x")
    assert "ada" not in f"{caught.value.detail}{caught.value.fix}"


async def test_nobody_there_is_a_failure_too() -> None:
    with pytest.raises(MailFailed):
        await send_mail(MailServer("127.0.0.1", "b@example.org", port=1, tls="none"), "a@b.org", subject="x", body="x")


async def test_a_server_without_tls_is_not_trusted_when_tls_is_asked(mailbox: Mailbox) -> None:
    asked = MailServer("127.0.0.1", "b@example.org", port=mailbox.port, deadline_s=0.5)
    with pytest.raises(MailFailed):
        await send_mail(asked, "a@b.org", subject="x", body="secret link")
    assert mailbox.messages == []


def test_the_password_is_not_shown() -> None:
    assert "hunter2" not in repr(MailServer("mail", "b@example.org", password="hunter2"))
