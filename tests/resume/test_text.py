from __future__ import annotations

from hypothesis import given

from bespoke.resume import paths
from bespoke.resume.model import Resume
from bespoke.resume.text import entry_text, plain_text
from bespoke.testing.examples import example_resume
from tests.resume.strategies import resumes

DATES = ("start", "end", "date", "dates_text")


@given(resumes())
def test_no_text_of_the_resume_is_missing(resume: Resume) -> None:
    words = plain_text(resume).casefold()
    for path, text in paths.fields(resume):
        field = path.split("/")[-1]
        hidden = field in (*DATES, "image", "username") or path.startswith("custom/")
        assert hidden or text.strip().casefold() in words, path


def test_the_text_reads_like_a_resume() -> None:
    text = plain_text(example_resume())
    assert text.startswith("Maren Okafor-Lindqvist\nPlatform Engineer\nmaren.okafor@example.com · ")
    assert "\n\nWORK EXPERIENCE\nSenior Platform Engineer, Harborline Systems, Rotterdam, Netherlands, Mar 2021" in text
    assert "\nLanguages (Daily): Python, Go, SQL, Bash\n" in text
    assert "\nDutch (Professional working proficiency)\n" in text
    assert "\n\n\n" not in text


def test_the_text_of_one_entry_holds_only_that_entry() -> None:
    text = entry_text(example_resume().work[2])
    assert text.splitlines()[0] == "Backend Developer, Tramlog, Gothenburg, Sweden, Aug 2015 – Aug 2018"
    assert "Harborline" not in text


def test_printed_dates_win_over_formatted_ones() -> None:
    job = example_resume().work[2].model_copy(update={"dates_text": "Summer 2015 to autumn 2018"})
    assert "Summer 2015 to autumn 2018" in entry_text(job)
