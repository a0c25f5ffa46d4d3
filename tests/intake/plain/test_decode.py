from __future__ import annotations

import pytest

from bespoke.intake.plain.decode import decode

GERMAN = "Jürgen Groß\nStraße 12, Köln\nGeschäftsführer für Größeres, später Prüfer\n"
SAMPLES = {
    "cp1251": "Иван Петров\nОпыт работы\nИнженер-программист, Москва, разработка систем\n",
    "koi8-r": "Иван Петров\nОпыт работы\nИнженер-программист, Москва, разработка систем\n",
    "gb18030": "王小明\n工作经历\n软件工程师，北京科技有限公司，负责后端开发\n",
    "shift_jis": "山田太郎\n職務経歴\nソフトウェアエンジニアとして開発を担当しました\n",
    "euc_kr": "김민수\n경력\n소프트웨어 엔지니어로 백엔드 개발을 담당했습니다\n",
    "cp1253": "Γιώργος Παπαδόπουλος\nΕμπειρία\nΜηχανικός λογισμικού στην Αθήνα\n",
}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_western_text_is_read_in_any_encoding(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)).text == GERMAN


@pytest.mark.parametrize("encoding", SAMPLES)
def test_other_scripts_are_told_apart(encoding: str) -> None:
    text = SAMPLES[encoding]
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert [warning.code for warning in decoded.warnings] == ["odd_characters"]


def test_a_declared_encoding_is_believed_only_where_utf8_fails() -> None:
    assert decode("Zoë".encode(), declared="cp1251").text == "Zoë"
    assert decode("Иван".encode("cp1251"), declared="windows-1251").text == "Иван"
    assert decode("Zoë".encode("cp1252"), declared="no-such-encoding").text == "Zoë"


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("RÃ©sumÃ©", "Résumé"),
        ("cafÃ© â€“ bar", "café – bar"),
        ("Donâ€™t", "Don’t"),
        ("â€¢ Built", "• Built"),
        ("MÃ¼ller", "Müller"),
    ],
)
def test_garbled_text_is_put_right_and_said(garbled: str, meant: str) -> None:
    decoded = decode(garbled.encode())
    assert decoded.text == meant
    assert decoded.warnings


@pytest.mark.parametrize("text", ["AÇÃO", "SÃO PAULO", "MARCHÉ»", "Ångström", "«É»", "Ägypten", "Ñandú", "Âge"])
def test_accented_capitals_are_not_taken_for_garbled_text(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text
    assert not decoded.warnings


def test_line_ends_of_all_systems_are_one() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"
