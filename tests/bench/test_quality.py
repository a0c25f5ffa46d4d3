from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.quality import main, worsened

from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import Bullet, Resume, Work
from bespoke.testing.examples import example_posting, example_resume


def one_job(*texts: str) -> Resume:
    bullets = tuple(Bullet(id=f"b{n}", text=text) for n, text in enumerate(texts))
    return Resume(work=(Work(id="w1", name="Acme", bullets=bullets),))


@pytest.mark.parametrize(
    ("before", "after", "check"),
    [
        ("Ran 9 shops", "Ran shops", "lost number"),
        ("Ran 9 shops", "Ran 9 shops and many other things besides", "longer"),
        ("Managed 9 shops", "Manage 9 shops", "tense"),
        ("Ran 9 shops", " ", "empty"),
    ],
)
def test_a_worse_bullet_is_found_by_its_check(before: str, after: str, check: str) -> None:
    assert check in {name for name, _ in worsened(one_job(before), one_job(after), ())}


def test_a_bullet_that_stands_twice_is_found_and_a_better_one_is_not() -> None:
    assert [name for name, _ in worsened(one_job("Ran", "Sold"), one_job("Ran", "Ran"), ())] == ["duplicate"]
    assert list(worsened(one_job("Was responsible for running 9 shops"), one_job("Ran 9 shops"), ())) == []
    assert list(worsened(one_job("Owned the budget of 9"), one_job("Cut the budget of 9"), ())) == []


def test_folders_are_read_and_a_table_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resumes, postings = tmp_path / "resumes", tmp_path / "postings"
    (resumes / "one").mkdir(parents=True)
    postings.mkdir()
    (resumes / "one" / "truth.json").write_text(json.dumps(write_json_resume(example_resume())), encoding="utf-8")
    (postings / "one.json").write_text(json.dumps({"id": "one", "text": example_posting()}), encoding="utf-8")
    assert main([str(resumes), str(postings)]) == 0
    printed = capsys.readouterr().out
    assert "(100.0 %)" in printed
    assert "bullets worsened                   0 " in printed
