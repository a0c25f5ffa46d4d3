"""The only thing a model may say: small typed edits on ids that were minted for the request.

Everything has a default, so that an edit that leaves something out is still read; what it must have is checked where
it is received.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

EditOp = Literal[
    "rewrite_bullet", "rewrite_summary", "reorder_bullets", "reorder_skills", "surface_skill", "drop_bullet"
]
OPS: tuple[EditOp, ...] = get_args(EditOp)
LONGEST_TEXT = 1200
LONGEST_WHY = 120
_MOST_IDS = 60

# Models say null for "not given", and one id where a list is asked for.
_Text = Annotated[str, BeforeValidator(lambda v: "" if v is None else v)]
_Ids = Annotated[
    tuple[Annotated[str, Field(max_length=12)], ...],
    BeforeValidator(lambda v: () if v is None else (v,) if isinstance(v, str) else v),
    Field(max_length=_MOST_IDS),
]
_Texts = Annotated[tuple[str, ...], BeforeValidator(lambda v: () if v is None else (v,) if isinstance(v, str) else v)]


class ProposedEdit(BaseModel):
    """One edit as the model gave it. `evidence` and `requirements` are ids; `order` is the new order of ids."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    op: EditOp
    target: Annotated[str, Field(max_length=12)] = ""
    text: Annotated[_Text, Field(max_length=LONGEST_TEXT)] = ""
    order: _Ids = ()
    alternates: _Texts = ()
    evidence: _Ids = ()
    requirements: _Ids = ()
    why: _Text = ""


def read_edit(found: dict[str, Any]) -> ProposedEdit | None:
    """None for an object that is no edit."""
    try:
        return ProposedEdit.model_validate(found)
    except ValidationError:
        return None


def answer_schema() -> dict[str, Any]:
    """The JSON Schema of a whole answer: flat, without references and unions, which providers read differently."""
    ids = {"type": "array", "items": {"type": "string"}}
    edit = {
        "type": "object",
        "properties": {
            "op": {"type": "string", "enum": list(OPS)},
            "target": {"type": "string"},
            "text": {"type": "string"},
            "order": ids,
            "alternates": ids,
            "evidence": ids,
            "requirements": ids,
            "why": {"type": "string"},
        },
        "required": ["op", "target", "text", "order", "alternates", "evidence", "requirements", "why"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"edits": {"type": "array", "items": edit}},
        "required": ["edits"],
        "additionalProperties": False,
    }
