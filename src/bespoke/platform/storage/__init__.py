"""Where files lie: one small interface over a local directory, S3, Google Cloud Storage, Azure, or memory.

Keys are made by us, never from a file's name:

    sources/{owner}/{source}
    exports/{owner}/{time}-{document}-{job}-{attempt}.{ext}
    erasures/{owner}.json
"""

from __future__ import annotations

from bespoke.platform.storage.blobs import BlobStore, Listed, Stored
from bespoke.platform.storage.open import CloudAccess, open_store

__all__ = ["BlobStore", "CloudAccess", "Listed", "Stored", "open_store"]
