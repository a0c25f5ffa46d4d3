"""Every table of the product, imported: for whoever needs the whole schema's models."""

from __future__ import annotations

from bespoke.features.accounts import tables as accounts
from bespoke.features.ai import tables as ai
from bespoke.features.documents import tables as documents
from bespoke.features.exports import tables as exports
from bespoke.features.optimizations import tables as optimizations
from bespoke.features.postings import tables as postings
from bespoke.features.resumes import tables as resumes
from bespoke.features.templates import tables as templates
from bespoke.platform.events import tables as events
from bespoke.platform.http import tables as http
from bespoke.platform.jobs import tables as jobs
from bespoke.platform.quota import tables as quota
from bespoke.platform.rates import tables as rates

ALL = (accounts, documents, resumes, postings, optimizations, exports, templates, jobs, events, quota, rates, http, ai)
