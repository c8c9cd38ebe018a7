"""Documents made up at random from the schema, by schemathesis, on the running service."""

import re
import subprocess
from pathlib import Path

import pytest

from seeds import load
from tests.e2e.serving import serving
from tests.tool_folders import programs

PINS = Path(__file__).parent / "fuzz" / "requirements.txt"
SECONDS = 60
MOST_SECONDS = 5.0
"""What an operation may take here: who asks gives up after ten, and is to be told before."""

# a rule that GraphQL cannot express, such as "first or last, not both", is no fault of who holds to it
EXCEPT = "positive_data_acceptance"


@pytest.fixture
def schemathesis() -> Path:
    return programs(PINS) / "schemathesis"


@pytest.mark.fuzz
def test_no_document_that_fits_the_schema_makes_the_service_stumble(schemathesis: Path, tmp_path: Path) -> None:
    with serving(lambda door: load(door, "ir-map", "reader"), max_seconds=MOST_SECONDS) as address:
        done = subprocess.run(
            [
                schemathesis,
                "run",
                f"{address}/graphql",
                f"--max-time={SECONDS}",
                "--phases=fuzzing",
                f"--exclude-checks={EXCEPT}",
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    made_up = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert made_up, done.stdout[-5000:]
    assert made_up[1] == made_up[2]
