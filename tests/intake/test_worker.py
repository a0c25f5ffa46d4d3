from __future__ import annotations

import pickle

import pytest

from bespoke.intake.errors import EncryptedFile
from bespoke.intake.ledger import Intake
from bespoke.intake.read import read
from bespoke.intake.worker import read_to_json
from tests.hostile.builders import encrypted_pdf, pdf


def test_the_result_survives_the_way_between_processes() -> None:
    content = pdf([["Mara Lindqvist", "mara@example.org"]])
    assert Intake.model_validate_json(read_to_json(content, "resume.pdf")) == read(content, "resume.pdf")


def test_errors_survive_it_too() -> None:
    with pytest.raises(EncryptedFile) as caught:
        read_to_json(encrypted_pdf(["Mara"], user="secret"), "resume.pdf")
    back = pickle.loads(pickle.dumps(caught.value))
    assert (type(back), back.detail, back.fix) == (EncryptedFile, caught.value.detail, caught.value.fix)
    assert read_to_json(encrypted_pdf(["Mara"], user="secret"), "resume.pdf", "secret")
