"""A resume that uses every field of every section, small enough to read."""

from __future__ import annotations

import pytest

from bespoke.resume.dates import PartialDate
from bespoke.resume.model import (
    Award,
    Basics,
    Bullet,
    Certificate,
    CustomSection,
    Education,
    Interest,
    Language,
    Location,
    Meta,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    Skill,
    Volunteer,
    Work,
)


def bullets(prefix: str, *texts: str) -> tuple[Bullet, ...]:
    return tuple(Bullet(id=f"{prefix}-{n}", text=text) for n, text in enumerate(texts))


def date(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.fixture(scope="session")
def full_resume() -> Resume:
    return Resume(
        language="en",
        basics=Basics(
            name="Zoë Abara-Lindqvist",
            label="Staff Platform Engineer",
            image="https://example.org/photo.jpg",
            email="zoe@abara.example",
            phone="+44 20 7946 0018",
            url="https://abara.example",
            summary=(
                "Platform engineer with twelve years in payments and logistics. Builds delivery systems that "
                "small teams can run without heroics, and writes down why each part is there."
            ),
            location=Location(
                address="14 Canal Walk", postal_code="M1 6PQ", city="Manchester", region="England", country_code="GB"
            ),
            profiles=(
                Profile(
                    id="pr-1", network="LinkedIn", username="zoe-abara", url="https://www.linkedin.com/in/zoe-abara"
                ),
                Profile(id="pr-2", network="GitHub", username="zabara", url="https://github.com/zabara"),
                Profile(id="pr-3", network="Mastodon", username="@zoe@social.example"),
            ),
        ),
        work=(
            Work(
                id="w-1",
                name="Harbour Freight Systems",
                position="Staff Platform Engineer",
                location="Manchester",
                url="https://harbour.example",
                description="Customs software for forwarders",
                start=date("2021-03"),
                end="present",
                summary="Owns the delivery platform of nine product teams.",
                bullets=bullets(
                    "w1",
                    "Cut the lead time from commit to production from 4 days to 35 minutes for 60 services by moving "
                    "builds to a shared Bazel cache and replacing hand-run change boards with policy checks.",
                    "Led the move of 214 cron jobs to a durable queue; missed runs fell from 31 a month to none.",
                    "Wrote the incident guide that all nine teams adopted.",
                ),
            ),
            Work(
                id="w-2",
                name="Harbour Freight Systems",
                position="Senior Engineer",
                location="Manchester",
                url="https://harbour.example",
                description="Customs software for forwarders",
                start=date("2018-06"),
                end=date("2021-02"),
                bullets=bullets("w2", "Built the tariff lookup service: p99 of 18 ms at 2,400 requests a second."),
            ),
            Work(
                id="w-3",
                name="Quillpay",
                position="Software Engineer, Ledger",
                location="Leeds",
                start=date("2014-09"),
                end=date("2018-05"),
                bullets=bullets(
                    "w3",
                    "Reconciled 1.2 million card payments a day against three acquirers.",
                    "Replaced nightly batch posting with an append-only ledger in PostgreSQL and Kafka.",
                ),
            ),
        ),
        volunteer=(
            Volunteer(
                id="v-1",
                organization="Code Club North",
                position="Mentor",
                location="Salford",
                url="https://codeclub.example",
                start=date("2016"),
                end=date("2019"),
                summary="Weekly sessions for children of nine to thirteen.",
                bullets=bullets("v1", "Ran 80 sessions and trained 6 new mentors."),
            ),
        ),
        education=(
            Education(
                id="e-1",
                institution="University of Leeds",
                study_type="MEng",
                area="Computer Science",
                location="Leeds",
                score="First class honours",
                url="https://leeds.example",
                start=date("2010-09"),
                end=date("2014-07"),
                summary="Year in industry at a rail operator.",
                courses=bullets("e1c", "Distributed Systems", "Compilers", "Statistics"),
                bullets=bullets("e1b", "Thesis: Bounded staleness in replicated ledgers"),
            ),
        ),
        awards=(
            Award(
                id="a-1",
                title="Engineer of the Year",
                date=date("2022-11-04"),
                awarder="Northern Tech Guild",
                summary="For work on dependable deliveries.",
            ),
        ),
        certificates=(
            Certificate(
                id="c-1",
                name="Certified Kubernetes Administrator",
                date=date("2020-05"),
                issuer="CNCF",
                url="https://cert.example/cka/90210",
            ),
        ),
        publications=(
            Publication(
                id="p-1",
                name="Queues That Survive Fridays",
                publisher="Systems Quarterly",
                date=date("2021-10"),
                url="https://sq.example/articles/queues-that-survive-fridays",
                summary="On leases, fences and take-overs.",
            ),
        ),
        skills=(
            Skill(id="s-1", name="Languages", level="Expert", keywords=bullets("s1", "Python", "Go", "SQL")),
            Skill(id="s-2", name="Platforms", keywords=bullets("s2", "Kubernetes", "PostgreSQL", "Kafka", "Bazel")),
            Skill(id="s-3", name="Technical writing"),
            Skill(id="s-4", name="Mentoring", level="Advanced"),
        ),
        languages=(
            Language(id="l-1", language="English", fluency="Native speaker"),
            Language(id="l-2", language="Swedish", fluency="Professional working"),
        ),
        interests=(
            Interest(id="i-1", name="Outdoors", keywords=bullets("i1", "Fell running", "Wild swimming")),
            Interest(id="i-2", name="Letterpress"),
        ),
        references=(
            Reference(id="r-1", name="Ann Oduya, CTO at Quillpay", reference="Zoë leaves systems calmer than found."),
        ),
        projects=(
            Project(
                id="x-1",
                name="Ledgerlint",
                description="A checker for double-entry invariants in event streams.",
                entity="Open Ledger Foundation",
                type="Open source",
                url="https://ledgerlint.example",
                start=date("2019-01"),
                end=date("2022"),
                bullets=bullets("x1", "Used by 40 companies; 1,900 stars."),
                keywords=bullets("x1k", "Rust", "Property testing"),
                roles=bullets("x1r", "Author", "Maintainer"),
            ),
        ),
        custom=(
            CustomSection(
                id="cu-1",
                title="Governance",
                text="Trustee duties beside work.",
                bullets=bullets("cu1", "Trustee, Canal Trust, 2020 – 2023"),
            ),
        ),
        meta=Meta(canonical="https://example.org/resume.json", version="v1.0.0"),
        extra={"x-theme": "midnight"},
    )
