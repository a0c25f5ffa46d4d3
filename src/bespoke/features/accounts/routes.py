"""The routes of accounts, under the API's prefix."""

from __future__ import annotations

from fastapi import APIRouter

from bespoke.features.accounts import auth_routes, identity_routes, me_routes

router = APIRouter()
router.include_router(auth_routes.router)
router.include_router(me_routes.router)
router.include_router(identity_routes.router)
