import pytest

from tests.api.http.client import Client
from tests.api.http.edges.asking import an_office


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(an_office())
