"""The explorer on a service that answers none but known documents, and does not tell its schema."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

import seeds
from tests.e2e.serving import serving
from tests.e2e.watching import Watched

pytestmark = pytest.mark.browser


def test_the_explorer_works_where_only_listed_documents_are_answered(open_tab: Callable[..., Watched]) -> None:
    closed = {"persisted_documents": "only", "introspection": False}
    with serving(lambda door: seeds.load(door, "ir-map", "a test"), **closed) as address:
        page = open_tab(address).visit()

        expect(page.get_by_role("heading", level=1)).to_contain_text("of 17 have no unit")
        page.get_by_role("button", name="General public", exact=True).click()
        page.locator(".panel .sentence .link").first.click()
        expect(page.locator(".panel .context mark")).to_contain_text("general public")
        with page.expect_response("**/graphql") as found:
            page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.fill("alumni")
        assert found.value.json()["data"]["search"]
        page.wait_for_load_state("networkidle")
        page.get_by_role("button", name="Ask").click()
        page.get_by_role("link", name="What must we decide, by effect?").click()
        page.get_by_role("button", name="Show the other 4").click()
        expect(page.locator(".rows > tbody > tr")).to_have_count(29)
