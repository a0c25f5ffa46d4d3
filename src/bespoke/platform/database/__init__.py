"""PostgreSQL: the session that carries its owner, roles, migrations, and the errors they raise."""

from __future__ import annotations

from bespoke.platform.database.base import Base, Owned
from bespoke.platform.database.database import Database

__all__ = ["Base", "Database", "Owned"]
