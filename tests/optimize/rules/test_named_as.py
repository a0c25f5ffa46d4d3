from __future__ import annotations

from bespoke.optimize.rules.named_as import BothNames, posting_names
from tests.optimize.fixtures import job, resume, situation


def test_the_postings_name_stands_beside_the_persons_once() -> None:
    names = posting_names(situation(resume(job("Ran k8s in two regions", "Moved 40 services to k8s"))))
    assert names == {"work/w1/bullets/b1": BothNames("k8s", "Kubernetes")}
    change = names["work/w1/bullets/b1"].said_in("Ran k8s in two regions")
    assert change is not None
    assert change.text == "Ran Kubernetes (k8s) in two regions"


def test_who_names_it_already_needs_no_second_name() -> None:
    assert posting_names(situation(resume(job("Ran k8s", "Ran Kubernetes")))) == {}
    assert posting_names(situation(resume(job("Ran k8s (EKS)")))) == {}
    apis = "Requirements\n- Experience with APIs and MS Excel\n"
    assert posting_names(situation(resume(job("Cut API times in Excel")), posting=apis)) == {}


def test_a_name_of_everyday_words_is_small_inside_a_sentence() -> None:
    drives = "Requirements\n- Variable frequency drives\n- Wiring\n"
    names = posting_names(situation(resume(job("Repaired VFDs on two lines")), posting=drives))
    assert [name.wanted for name in names.values()] == ["variable frequency drives"]
