"""Errors of obstore in Bespoke's own kinds. Its messages hold addresses, keys and answers: they stay here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from obstore import exceptions

from bespoke.platform.errors import BespokeError
from bespoke.platform.storage.blobs import beyond_the_end
from bespoke.platform.storage.errors import ObjectExists, ObjectMissing, StorageFull, StorageUnavailable

_MISSING = (exceptions.NotFoundError, FileNotFoundError)
_TAKEN = (exceptions.AlreadyExistsError, exceptions.PreconditionError)
# The words around a number or a code count: ids of objects and of requests hold any digits.
_STATUS = re.compile(r"status code: (\d{3})\b")
_FULL = re.compile(r"<Code>(QuotaExceeded|InsufficientStorage|XMinioStorageFull|XMinioAdminBucketQuotaExceeded)</Code>")
_NO_BUCKET = re.compile(r"NoSuchBucket|ContainerNotFound|The specified bucket does not exist")
_BEYOND = "Wanted range starting at"


@contextmanager
def translated() -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise StorageUnavailable("The storage did not answer in time.", fix="Try again in a moment.") from None
    except (exceptions.BaseError, FileNotFoundError) as error:
        raise translate(error) from None


def translate(error: Exception) -> BespokeError:
    text = str(error)
    status = found.group(1) if (found := _STATUS.search(text)) else ""
    if _NO_BUCKET.search(text):
        return StorageUnavailable("The bucket is not there.", fix="Make it, or check BESPOKE_STORAGE_URL.")
    if isinstance(error, _MISSING):
        return ObjectMissing("A stored file is not there.", fix="Make it again.")
    if isinstance(error, _TAKEN):
        return ObjectExists("There is a stored file of this key already.", fix="Take another key.")
    if status == "507" or _FULL.search(text):
        return StorageFull("The storage is full.", fix="Enlarge it.")
    if status == "416" or _BEYOND in text:
        return beyond_the_end()
    kind = type(error).__name__ + (f", status {status}" if status else "")
    return StorageUnavailable(f"The storage refused ({kind}).", fix="Check BESPOKE_STORAGE_… settings.")
