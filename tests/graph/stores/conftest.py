from collections.abc import Iterator

import pytest

from graph.store import GraphStore
from tests.graph.stores.grounds import ALONE, GROUNDS, Ground, marked


@pytest.fixture(params=marked(GROUNDS))
def ground(request: pytest.FixtureRequest) -> Iterator[Ground]:
    """Each kind of store in turn."""
    made = GROUNDS[request.param](request)
    yield made
    made.clear()


@pytest.fixture(params=marked(name for name in GROUNDS if name not in ALONE))
def shared_ground(request: pytest.FixtureRequest) -> Iterator[Ground]:
    """Each kind of store whose maps several processes may open."""
    made = GROUNDS[request.param](request)
    yield made
    made.clear()


@pytest.fixture
def store(ground: Ground) -> GraphStore:
    """An empty store of each kind in turn."""
    return ground.empty()
