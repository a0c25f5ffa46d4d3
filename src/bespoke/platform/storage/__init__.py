"""Where files lie: one small interface over a local directory, S3, Google Cloud Storage, Azure, or memory.

Keys are made by us, never from a file's name:

    sources/{owner}/{source}
    exports/{owner}/{time}-{document}-{job}-{attempt}.{ext}
    erasures/{owner}.json

`memory://` is the fake for tests: the same code over a dictionary.
"""

from __future__ import annotations

from bespoke.platform.storage.blobs import BlobStore, Listed, Stored, get, verified
from bespoke.platform.storage.deadlines import Deadlines
from bespoke.platform.storage.open import CloudAccess, open_store

__all__ = ["BlobStore", "CloudAccess", "Deadlines", "Listed", "Stored", "get", "open_store", "verified"]
