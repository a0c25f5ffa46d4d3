from __future__ import annotations

from bespoke.optimize.model import Preferences
from bespoke.optimize.situation import is_english
from bespoke.resume.model import Resume
from tests.optimize.fixtures import job, resume, situation


def test_locks_reach_up_and_down() -> None:
    looked = situation(resume(job("Built it")), preferences=Preferences(locked=("work/w1/bullets/b1",)))
    assert looked.is_locked("work/w1/bullets/b1")
    assert looked.is_locked("work/w1/bullets")
    assert not looked.is_locked("basics/summary")
    assert not looked.is_locked("work/w1/bullets/b10")


def test_a_bullet_is_kept_by_path_id_or_entry() -> None:
    for wish in ("b1", "work/w1", "work/w1/bullets/b1"):
        looked = situation(resume(job("Built it")), preferences=Preferences(keep=(wish,)))
        assert looked.is_kept(looked.groups[0].lines[0])


def test_the_language_is_what_the_resume_says_else_what_it_reads_like() -> None:
    french = job("Responsable de la gestion d'une équipe de douze personnes et du budget annuel de la région")
    assert not is_english(Resume(work=(french,)))
    assert not is_english(Resume(language="fr"))
    assert is_english(Resume())
