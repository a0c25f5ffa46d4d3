"""A process-id file is removed only when its server is gone."""

from __future__ import annotations

import pytest
from tests.platform.embedded.conftest import server_pid

from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.embedded.errors import ServerStuck
from bespoke.platform.embedded.stale import clear_stale


def test_server_that_does_not_answer_keeps_its_file_and_is_named(postgres: EmbeddedPostgres) -> None:
    with postgres:
        pid = server_pid(postgres)
        with pytest.raises(ServerStuck, match=str(pid)):
            clear_stale(postgres.pgdata, postgres.sockets, is_alive=lambda: False, timeout_s=0.1)
        assert server_pid(postgres) == pid


def test_server_that_answers_late_is_waited_for(postgres: EmbeddedPostgres) -> None:
    answers = iter([False, False, True])
    with postgres:
        clear_stale(postgres.pgdata, postgres.sockets, is_alive=lambda: next(answers), timeout_s=10)
        assert server_pid(postgres)
    assert next(answers, None) is None
