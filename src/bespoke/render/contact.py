"""The contact line: how to reach the person, each part with its link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bespoke.render.display import Run
from bespoke.render.links import link_target, link_text, mail_target, phone_target
from bespoke.render.text import clean
from bespoke.render.wording import Wording
from bespoke.resume.model import Basics, Location, Profile


def contact_runs(basics: Basics, words: Wording) -> tuple[Run, ...]:
    """E-mail, phone, place, web address, then the profiles."""
    runs = [
        _reachable(basics.email, "basics/email", mail_target(basics.email)),
        _reachable(basics.phone, "basics/phone", phone_target(basics.phone)),
        place_run(basics.location, words),
        web_run(basics.url, "basics/url"),
        *(_profile(profile) for profile in basics.profiles),
    ]
    return tuple(run for run in runs if run is not None)


def web_run(url: str, path: str) -> Run | None:
    text = clean(link_text(url), path)
    return Run(text, (path,), link_target(url)) if text else None


def place_run(location: Location, words: Wording) -> Run | None:
    parts = dict(_place_parts(location))
    if not parts:
        return None
    town = words.city.format_map({key: parts.get(key, "") for key in ("city", "region", "postal_code", "country_code")})
    text = ", ".join(filter(None, [parts.get("address", ""), _tidy(town)]))
    return Run(text, tuple(f"basics/location/{key}" for key in parts))


def _place_parts(location: Location) -> Iterator[tuple[str, str]]:
    for key in ("address", "postal_code", "city", "region", "country_code"):
        text = clean(getattr(location, key), f"basics/location/{key}")
        if text:
            yield key, text


def _tidy(text: str) -> str:
    """Close the gaps that missing parts leave in "city, region code, country"."""
    return re.sub(r"(?:\s*,)+\s*", ", ", re.sub(r"\s+", " ", text)).strip(" ,")


def _reachable(text: str, path: str, link: str) -> Run | None:
    shown = clean(text, path)
    return Run(shown, (path,), link) if shown else None


def _profile(profile: Profile) -> Run | None:
    """The address alone where it names network and user; else "Network: user (address)"."""
    path = f"basics/profiles/{profile.id}"
    network, username = clean(profile.network, f"{path}/network"), clean(profile.username, f"{path}/username")
    address = clean(link_text(profile.url), f"{path}/url")
    label = "" if _names(address, network) else network
    user = "" if _names(address, username) else username
    body = f"{user} ({address})" if user and address else user or address
    text = ": ".join(filter(None, [label, body]))
    shown = {"network": network, "username": username, "url": address}
    paths = tuple(f"{path}/{key}" for key, value in shown.items() if value)
    return Run(text, paths, link_target(profile.url)) if text else None


def _names(address: str, name: str) -> bool:
    return bool(name) and name.casefold().replace(" ", "") in address.casefold()
