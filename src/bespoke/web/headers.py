"""Headers that every answer carries."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cache-Control": "private, no-store",
}
PAGES_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        # The component library writes its variables into style elements. Without scripts in it a style sends nothing.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
"""For the web application: nothing from elsewhere, and no script that is not a file of ours."""
_HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
_RAW = [(name.lower().encode(), value.encode()) for name, value in ALWAYS.items()]


class SecurityHeaders:
    """ASGI middleware. A route may set a policy or a cache rule of its own; nothing here replaces it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wanted = [*_RAW, _HSTS] if scope.get("scheme") == "https" else _RAW

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                present = {name.lower() for name, _ in headers}
                message["headers"] = headers + [one for one in wanted if one[0] not in present]
            await send(message)

        await self._app(scope, receive, with_headers)
