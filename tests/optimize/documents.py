"""Resumes of all kinds of sentences, for the laws that hold for every resume."""

from __future__ import annotations

from hypothesis import strategies as st

from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.model import Resume
from tests.optimize.fixtures import POSTING, group, job, resume

POSTINGS = (
    POSTING,
    "Support Specialist\n\nRequirements\n- Customer service and MS Excel\n- Kubernetes is a plus\n- Scheduling\n",
    "Registered Nurse\n\nRequirements\n- Patient care\n- Infection control\n- Supervising nurses on a ward\n",
)
SENTENCES = [
    "Was responsible for managing a caseload of 60 families",
    "Successfully utilized Python in order to automate payroll, etc.",
    "I helped our sales team prepare 30 proposals each quarter",
    "The monthly reports were prepared by me for the board",
    "Manages a team of five and trains new hires",
    "Deployed services to k8s on AWS with Terraform",
    "Built data pipelines with Airflow and dbt on Snowflake",
    "Shadowed the PostgreSQL administrators",
    "We won the national tender",
    "Did not have direct reports; coordinated with four vendors",
    "Planned the rota for 24 nurses on three wards, ordered supplies within a budget of $40,000 and trained nine new"
    " hires in the record system and in the infection control procedures of the hospital",
    "Planned the rota for 24 nurses",
    "Organised various events on a daily basis",
    "Duties included taking orders, handling cash and cleaning the dining room",
    "Performed analysis of customer churn for 12 markets",
    "Provided support to 250 users in three offices",
    "Coordination of volunteers for the food bank",
    "Rewrote the loader in Python, cutting run time from 90 minutes to 35 minutes.",
    "Reduced page load time by 60% through caching",
    "Led the redesign of the site, resulting in a 40% increase in sign-ups",
    "Built pipelines in Airflow; trained two analysts; documented the schema",
    "Built four pipelines in Airflow; trained two analysts on the schema",
    "The newsletter was written by me and sent to 4,000 members",
    "My team and I built the booking system with PostgreSQL",
    "Using Python, built a churn model for twelve shops",
    "",
    "🚀 #eval({{ 7*7 }}) <script>",
]


def documents() -> st.SearchStrategy[Resume]:
    """Resumes of one to three jobs with any of the sentences, and some skills."""
    work = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=6, unique=True), min_size=1, max_size=3)
    skills = st.lists(st.sampled_from(["SQL", "k8s", "Python", "Postgres", "Excel"]), max_size=4, unique=True)
    title = st.sampled_from(["Data Engineer", "Barista", "Senior Data Engineer", ""])

    def build(jobs: list[list[str]], names: list[str], position: str) -> Resume:
        posts = []
        for number, texts in enumerate(jobs):
            post = job(
                *texts, position=position, ident=f"w{number}", end=PRESENT if number == 0 else PartialDate(2022, 3)
            )
            named = tuple(b.model_copy(update={"id": f"w{number}{b.id}"}) for b in post.bullets)
            posts.append(post.model_copy(update={"bullets": named}))
        return resume(*posts, skills=(group("g1", "Skills", *names),) if names else ())

    return st.builds(build, work, skills, title)
