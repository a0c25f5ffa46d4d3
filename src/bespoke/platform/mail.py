"""Sending mail by SMTP, in a thread and with a deadline."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Literal

from bespoke.platform.errors import Unavailable


class MailFailed(Unavailable):
    """The mail could not be sent."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """`deadline_s` bounds each wait for the server, and twice that the whole conversation."""

    host: str
    sender: str
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    tls: Literal["starttls", "tls", "none"] = "starttls"
    deadline_s: float = 10.0


async def send_mail(server: MailServer, to: str, *, subject: str, body: str) -> None:
    """Plain text. Raises MailFailed, which names neither the recipient nor the server's words."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = server.sender, to, subject
    message.set_content(body)
    try:
        async with asyncio.timeout(server.deadline_s * 2):
            await asyncio.to_thread(_deliver, server, message)
    except (OSError, smtplib.SMTPException):  # a deadline is an OSError too
        raise MailFailed(
            "The mail server did not take the message.", fix="Check the BESPOKE_MAIL_… settings."
        ) from None


def _deliver(server: MailServer, message: EmailMessage) -> None:
    trust = ssl.create_default_context()
    if server.tls == "tls":
        opened: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=server.deadline_s, context=trust)
    else:
        opened = smtplib.SMTP(server.host, server.port, timeout=server.deadline_s)
    with opened as connection:
        if server.tls == "starttls":
            connection.starttls(context=trust)
        if server.user:
            connection.login(server.user, server.password)
        connection.send_message(message)
