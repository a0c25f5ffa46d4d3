"""A provider of models that speaks the OpenAI-compatible chat API over a real socket, and does what it is told: answer
well, badly, slowly, half, or not at all. Standard library only; nothing leaves the machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """How to answer one request. `cut_at` drops the connection after so many characters, `hang_at` falls silent there.

    A `status` of 400 or more answers with an error instead, after `pause_s`.
    """

    text: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    piece_characters: int = 16
    pause_s: float = 0.0
    cut_at: int | None = None
    hang_at: int | None = None
    input_tokens: int = 100
    output_tokens: int = 200


NO_EDITS = Answer('{"edits": []}')
Answering = Callable[[Body], Answer]


@dataclass
class ModelServer:
    """`requests` are the bodies received, in order; `authorizations` the keys they came with."""

    url: str
    answering: Answering
    requests: list[Body] = field(default_factory=list)
    authorizations: list[str] = field(default_factory=list)
    _closing: threading.Event = field(default_factory=threading.Event)

    def answer_by(self, *answers: Answer | Answering) -> None:
        """One after the other, the last for ever."""
        count = 0

        def next_answer(body: Body) -> Answer:
            nonlocal count
            chosen = answers[min(count, len(answers) - 1)]
            count += 1
            return chosen if isinstance(chosen, Answer) else chosen(body)

        self.answering = next_answer

    def wait(self, seconds: float) -> None:
        """Sleeps, but not past the end of the test."""
        self._closing.wait(seconds)

    def close(self) -> None:
        self._closing.set()


@contextmanager
def model_server(answering: Answering | Answer = NO_EDITS) -> Iterator[ModelServer]:
    """Listens on a free port of loopback. Its base URL is `url`."""
    given = answering
    http = ThreadingHTTPServer(("127.0.0.1", 0), _Talk)
    http.daemon_threads = True
    server = ModelServer(
        f"http://127.0.0.1:{http.server_address[1]}/v1", (lambda _: given) if isinstance(given, Answer) else given
    )
    http.model = server  # type: ignore[attr-defined]  # how the standard library hands a handler its surroundings
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        http.shutdown()
        http.server_close()
        thread.join()


class _Talk(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        model: ModelServer = self.server.model  # type: ignore[attr-defined]  # set above
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        model.requests.append(body)
        model.authorizations.append(self.headers.get("Authorization", ""))
        answer = model.answering(body)
        self.close_connection = True
        try:
            if answer.status >= 400:
                self._refuse(model, answer)
            elif body.get("stream"):
                self._stream(model, body, answer)
            else:
                self._whole(body, answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def _refuse(self, model: ModelServer, answer: Answer) -> None:
        model.wait(answer.pause_s)
        self._json(answer.status, {"error": {"message": answer.text or "refused", "type": "error"}}, answer.headers)

    def _whole(self, body: Body, answer: Answer) -> None:
        message: Body = {"role": "assistant", "content": answer.text}
        if body.get("tools"):
            call = {"name": _tool(body), "arguments": answer.text}
            message = {
                "role": "assistant",
                "content": None,
                "tool_calls": [{"id": "c1", "type": "function", "function": call}],
            }
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        self._json(
            200, {**_frame(body, "chat.completion"), "choices": [choice], "usage": _usage(answer)}, answer.headers
        )

    def _json(self, status: int, value: Body, headers: tuple[tuple[str, str], ...]) -> None:
        content = json.dumps(value).encode()
        self.send_response(status)
        for name, text in (*headers, ("Content-Type", "application/json"), ("Content-Length", str(len(content)))):
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, model: ModelServer, body: Body, answer: Answer) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if body.get("tools"):
            call = {"index": 0, "id": "c1", "type": "function", "function": {"name": _tool(body), "arguments": ""}}
            self._event(body, {"role": "assistant", "tool_calls": [call]})
        else:
            self._event(body, {"role": "assistant", "content": ""})
        for at in range(0, len(answer.text), answer.piece_characters):
            if answer.cut_at is not None and at >= answer.cut_at:
                return
            if answer.hang_at is not None and at >= answer.hang_at:
                model.wait(60)
                return
            piece = answer.text[at : at + answer.piece_characters]
            self._event(body, _delta(body, piece))
            if answer.pause_s:
                model.wait(answer.pause_s)
        if answer.hang_at is not None:
            model.wait(60)
            return
        self._event(body, {}, finish="tool_calls" if body.get("tools") else "stop")
        self._send({**_frame(body, "chat.completion.chunk"), "choices": [], "usage": _usage(answer)})
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _event(self, body: Body, delta: Body, finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        self._send({**_frame(body, "chat.completion.chunk"), "choices": [choice]})

    def _send(self, value: Body) -> None:
        self._chunk(b"data: " + json.dumps(value).encode() + b"\n\n")

    def _chunk(self, content: bytes) -> None:
        self.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")
        self.wfile.flush()


def _tool(body: Body) -> str:
    return str(body["tools"][0]["function"]["name"])


def _delta(body: Body, piece: str) -> Body:
    if body.get("tools"):
        return {"tool_calls": [{"index": 0, "function": {"arguments": piece}}]}
    return {"content": piece}


def _frame(body: Body, kind: str) -> Body:
    return {"id": "x", "object": kind, "created": 1, "model": body.get("model", "fake")}


def _usage(answer: Answer) -> Body:
    total = answer.input_tokens + answer.output_tokens
    return {"prompt_tokens": answer.input_tokens, "completion_tokens": answer.output_tokens, "total_tokens": total}
