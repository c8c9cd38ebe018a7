"""Somebody who asks something that takes long may change their mind."""

import os
import signal
import subprocess
import sys

from tests.api.cli.running import Terminal
from tests.docs.pages import ROOT


def test_a_question_that_is_interrupted_ends_at_once_with_its_exit_code(terminal: Terminal) -> None:
    environment = {**os.environ, "SOCIOGRAM_STORE_URL": terminal.url, "PYTHONPATH": str(ROOT)}
    words = ("ask", "centrality", "--pairs", "100000000")
    command = [sys.executable, "-c", "from api.cli import main; main()", *words]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as asking:
        assert asking.stderr
        begun = asking.stderr.readline()
        asking.send_signal(signal.SIGINT)
        out, said = asking.communicate(timeout=30)

    assert begun == "Asking: Who connects the map? ...\n"
    assert (asking.returncode, out, said) == (130, "", "")
