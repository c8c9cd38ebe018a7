"""`python -m api.http`: the web service alone, set by the environment."""

import sys

from api.bootstrap import open_service
from api.http.serving import serve
from api.settings import read_settings
from graph.errors import MapError


def main() -> int:
    """Serve until told to stop; 1 where that cannot begin."""
    try:
        serve(open_service(read_settings()))
    except MapError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
