"""Building `structured_output` from an optimization's result."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from bespoke.optimize.model import Suggestion
from bespoke.optimize.structured_model import (
    AnalysisBlock,
    CoverNote,
    MappedEvidence,
    QaBlock,
    RequirementEvidence,
    SkillsGroup,
    StructuredOutput,
    TailoredResumeText,
    Targeting,
)
from bespoke.optimize.structured_ui import ui_of
from bespoke.posting.model import Posting, PostingAnalysis
from bespoke.resume.errors import InvalidEdit, UnknownPath
from bespoke.resume.file_name import file_stem
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import Resume
from bespoke.resume.paths import text_at
from bespoke.resume.text import plain_text
from bespoke.scoring.model import Contribution, Quality, Score

_NO_POSTING = PostingAnalysis()


def structured_output(
    resume: Resume,
    *,
    score: Score,
    posting: Posting | None = None,
    suggestions: Sequence[Suggestion] = (),
    locked: Sequence[str] = (),
    gained: Sequence[str] = (),
    cover_note: CoverNote | None = None,
    shown: Resume | None = None,
) -> StructuredOutput:
    """From the resume as optimized, its score, and the suggestions of the run with the state each ended in.

    `gained` are the posting's keywords that it names only since then; `shown` is the resume without what is left out,
    which the score and every text are of.
    """
    analysis = posting.analysis if posting else _NO_POSTING
    shown = shown or resume
    applied = [suggestion for suggestion in suggestions if suggestion.state == "applied"]
    return StructuredOutput(
        ui=ui_of(resume, suggestions, locked=locked, shown=shown),
        resume_json=write_json_resume(resume),
        analysis=analysis_block(analysis, score),
        qa=_qa(score.quality),
        tailored_resume_text=_text(shown, analysis, applied),
        iteration_notes=tuple(dict.fromkeys(suggestion.why for suggestion in applied)),
        targeting=_targeting(shown, analysis, score, applied, gained) if posting else None,
        cover_note=(cover_note.text or None) if cover_note else None,
        cover_note_basis=cover_note,
        skills_block=_skills_block(shown),
        requirement_evidence_map=tuple(_mapped(shown, contribution) for contribution in score.contributions),
    )


def structured_output_schema() -> dict[str, JsonValue]:
    """The published JSON Schema (2020-12) of `structured_output`."""
    schema: dict[str, JsonValue] = StructuredOutput.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def analysis_block(analysis: PostingAnalysis, score: Score) -> AnalysisBlock:
    return AnalysisBlock(
        algorithm_version=score.algorithm_version,
        match=score.match,
        refusal=score.refusal,
        confidence=score.confidence,
        title=analysis.title,
        company=analysis.company,
        seniority=analysis.seniority or "",
        locations=_values(analysis.locations),
        responsibilities=_values(analysis.responsibilities),
        must_have=tuple(r.name for r in analysis.requirements if r.level == "must"),
        nice_to_have=tuple(r.name for r in analysis.requirements if r.level == "nice"),
        domain_keywords=_values(analysis.domain_keywords),
        tooling=_values(analysis.tooling),
        compliance=_values(analysis.compliance),
        screening_keywords=_values(analysis.screening_keywords),
        knockouts=tuple(knockout.question for knockout in analysis.knockouts),
        gaps=tuple(gap.name for gap in score.gaps),
    )


def _values(found: Sequence[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(getattr(one, "value", "")) for one in found))


def _qa(quality: Quality) -> QaBlock:
    findings: list[JsonValue] = [finding.model_dump(mode="json") for finding in quality.findings]
    return QaBlock(
        coverage=quality.coverage,
        readability=quality.readability,
        format_compliance=quality.format_compliance,
        duplicates=quality.duplicates,
        details={**quality.details, "findings": findings},
    )


def _text(resume: Resume, analysis: PostingAnalysis, applied: Sequence[Suggestion]) -> TailoredResumeText:
    words = (resume.basics.name, analysis.title or resume.basics.label, analysis.company)
    notes = [f"{len(applied)} changes, each resting on your own résumé."] if applied else []
    return TailoredResumeText(
        file_name_suggestion=file_stem(words), ats_plain_text=plain_text(resume), notes=tuple(notes)
    )


def _targeting(
    resume: Resume, analysis: PostingAnalysis, score: Score, applied: Sequence[Suggestion], gained: Sequence[str]
) -> Targeting:
    named = [s.after for s in applied if s.operation in ("surface_skill", "respell_skill")]
    shown = [c.name for c in score.contributions if c.strength == "evidenced"]
    return Targeting(
        target_title=resume.basics.label,
        company=analysis.company,
        seniority=analysis.seniority or "",
        keywords_added=tuple({name.casefold(): name for name in (*named, *gained)}.values()),
        skills_highlighted=tuple(dict.fromkeys(shown)),
    )


def _skills_block(resume: Resume) -> tuple[SkillsGroup, ...]:
    """Groups as they stand; skills without a group together under no name."""
    groups = [SkillsGroup(name=s.name, skills=tuple(k.text for k in s.keywords)) for s in resume.skills if s.keywords]
    single = tuple(skill.name for skill in resume.skills if not skill.keywords and skill.name)
    return (*groups, SkillsGroup(name="", skills=single)) if single else tuple(groups)


def _mapped(resume: Resume, contribution: Contribution) -> RequirementEvidence:
    found = {evidence.path: _text_of(resume, evidence.path, evidence.matched) for evidence in contribution.evidence}
    return RequirementEvidence(
        requirement_id=contribution.requirement_id,
        requirement=contribution.name,
        level=contribution.level,
        strength=contribution.strength,
        evidence=tuple(MappedEvidence(path=path, text=text) for path, text in found.items()),
    )


def _text_of(resume: Resume, path: str, matched: str) -> str:
    """The text at the path; what matched where the path is an entry, or stands in the resume no more."""
    try:
        return text_at(resume, path) or matched
    except (UnknownPath, InvalidEdit):
        return matched
