"""`bespoke optimize`: the main job."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from bespoke.cli.children import begin_reading, open_sandbox
from bespoke.cli.choices import InputFile, PageChoice, TemplateChoice
from bespoke.cli.files import check_folder, check_inputs


def optimize(
    resume: InputFile,
    /,
    *,
    posting: InputFile,
    out: Path = Path("out"),
    template: TemplateChoice = "classic",
    page_size: PageChoice = "a4",
    fit_pages: int | None = None,
    locale: Literal["en-US", "en-GB"] | None = None,
    tone: Literal["neutral", "impactful", "executive"] = "neutral",
    length: Literal["full", "short"] = "full",
    target_title: str = "",
    keep: tuple[str, ...] = (),
    exclude_skills: tuple[str, ...] = (),
    emphasize: tuple[str, ...] = (),
    password: str | None = None,
    as_of: str | None = None,
    with_model: Annotated[bool, Parameter(negative="")] = False,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Cut a résumé to a posting without changing a fact, and write every file of it.

    Writes resume.pdf, .docx, .html, .txt, .json and report.html, report.json to the output folder.

    Parameters
    ----------
    resume
        The résumé: PDF, DOCX, HTML, Markdown, text or JSON Resume; - reads standard input.
    posting
        The job posting as text, HTML, DOCX or PDF; - reads standard input.
    out
        The folder to write to; made when missing.
    template
        How the pages look; see `bespoke templates`.
    page_size
        The paper.
    fit_pages
        Tighten spacing until the resume fits this many pages.
    locale
        English spelling of the whole text; the one your résumé uses most when not given.
    tone
        How reworded lines sound.
    length
        "short" leaves out the least relevant bullets.
    target_title
        A title to aim for; used only if you have held it or an equal one.
    keep
        Words of a bullet that must stay; refused when no bullet has them.
    exclude_skills
        Skills to leave unmentioned.
    emphasize
        Words to bring forward.
    password
        The password of an encrypted PDF.
    as_of
        The day to count "present" to; today by default.
    with_model
        Also ask the model that the settings BESPOKE_AI_… name; nothing is asked without this.
    as_json
        Print the report as JSON instead of a summary.
    """
    check_inputs(resume, posting)
    check_folder(out)
    # The sandbox is left first: that ends a reading under way.
    with ThreadPoolExecutor(1) as reader, open_sandbox() as sandbox:
        readings = begin_reading(resume, posting, reader=reader, sandbox=sandbox, password=password)
        # Loading the engines takes as long as the child needs to start and to read.
        from bespoke.cli.inputs import options_from, preferences_from  # noqa: PLC0415
        from bespoke.cli.main_job import run_main_job  # noqa: PLC0415

        preferences = preferences_from(
            {
                "target_title": target_title,
                "locale": locale,
                "tone": tone,
                "length": length,
                "keep": keep,
                "exclude_skills": exclude_skills,
                "emphasize": emphasize,
            }
        )
        options = options_from({"template": template, "page_size": page_size, "fit_pages": fit_pages})
        run_main_job(
            resume,
            posting,
            readings=readings,
            out=out,
            sandbox=sandbox,
            preferences=preferences,
            options=options,
            password=password,
            as_of=as_of,
            as_json=as_json,
            with_model=with_model,
        )
