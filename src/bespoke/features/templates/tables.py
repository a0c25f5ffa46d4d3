"""The catalogue of templates, seeded from the package; the operator may hide one."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import Base


class TemplateRow(Base):
    __tablename__ = "templates"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    category: Mapped[str]
    description: Mapped[str]
    style_guide: Mapped[dict[str, Any]]
    export_settings: Mapped[dict[str, Any]]
    is_active: Mapped[bool] = mapped_column(server_default="true")
    position: Mapped[int]
