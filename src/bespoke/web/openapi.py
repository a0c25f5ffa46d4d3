"""The description of the API (OpenAPI 3.1), with problems documented at every operation."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from bespoke.features.jobs.activity_routes import ACTIVITY_STREAM
from bespoke.features.jobs.follow import JOB_STREAM
from bespoke.features.optimizations.stream import OPTIMIZATION_STREAM
from bespoke.web.problems import MEDIA_TYPE

STREAMS = (OPTIMIZATION_STREAM, JOB_STREAM, ACTIVITY_STREAM)

_INTRODUCTION = """Everything Bespoke's own pages do, a program can do here.

Sign in with a cookie (`POST /auth/sign-in`) or send an API key as `Authorization: Bearer …`. Errors are problem
documents (RFC 9457) with `code`, `detail` and `fix`. Lists go by cursor. Saves carry the revision they are based on
(`If-Match`). POST requests that create something take an `Idempotency-Key`.
"""
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "What failed, why, and how to fix it (RFC 9457).",
    "required": ["type", "title", "status", "detail", "code", "trace_id"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:bespoke:problem:resume_not_found"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "fix": {"type": "string"},
        "field": {"type": "string"},
        "code": {"type": "string", "description": "Stable name of the error."},
        "trace_id": {"type": "string", "description": "Under which the logs tell more."},
        "errors": {
            "type": "array",
            "description": "The first places of an invalid request that do not fit.",
            "items": {
                "type": "object",
                "required": ["place", "reason"],
                "properties": {"place": {"type": "string"}, "reason": {"type": "string"}},
            },
        },
    },
    "examples": [
        {
            "type": "urn:bespoke:problem:invalid_request",
            "title": "The request is not valid",
            "status": 400,
            "detail": "body.sections[2].name: Field required.",
            "fix": "Compare the request with /api/docs.",
            "field": "body.sections[2].name",
            "code": "invalid_request",
            "trace_id": "0af7651916cd43dd8448eb211c80319c",
            "errors": [{"place": "body.sections[2].name", "reason": "Field required"}],
        }
    ],
}


def describe(app: FastAPI) -> None:
    """Make the document once, at its first reading."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way


def openapi_document(app: FastAPI) -> bytes:
    """As it is committed: sorted, so that a change shows as one."""
    return (json.dumps(app.openapi(), indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        summary="Cuts a résumé to a job posting without changing a fact.",
        description=_INTRODUCTION,
        routes=app.routes,
        license_info={"name": "MIT", "identifier": "MIT"},
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = _PROBLEM
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    _describe_streams(document, schemas)
    document["components"]["securitySchemes"] = {
        "api_key": {"type": "http", "scheme": "bearer", "description": "An API key of `POST /me/api-keys`."},
        "session": {"type": "apiKey", "in": "cookie", "name": "__Host-bespoke"},
        "operator_key": {"type": "http", "scheme": "bearer", "description": "`BESPOKE_SERVER_OPERATOR_KEY`."},
    }
    document["security"] = [{"api_key": []}, {"session": []}]
    for path in document["paths"].values():
        for operation in path.values():
            operation["summary"] = str(operation["operationId"]).replace("_", " ").capitalize()
            # Invalid requests are 400 here, with the place.
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = {
                "description": "A problem.",
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }
    return document


def _describe_streams(document: dict[str, Any], schemas: dict[str, Any]) -> None:
    """The schemas of the streams that these routes have; FastAPI knows of answers only."""
    used = json.dumps(document["paths"])
    for stream in STREAMS:
        if f'/{stream.component}"' not in used:
            continue
        for name, schema in _as_known(stream.components(), schemas).items():
            assert schemas.setdefault(name, schema) == schema, f"two schemas are called {name}"


def _as_known(found: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Under the long names that FastAPI gives to what would have one name."""
    text, names = json.dumps(found), {}
    for name, schema in found.items():
        names[name] = next((one for one in schemas if one.endswith(f"__{name}") and schemas[one] == schema), name)
        text = text.replace(f'/schemas/{name}"', f'/schemas/{names[name]}"')
    return {names[name]: schema for name, schema in json.loads(text).items()}
