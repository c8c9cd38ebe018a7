from dataclasses import replace

from graph.ontology.types.engagement import ENGAGES
from tests.maps import World, a_map
from tests.schema.asking import Asker, write

DOCUMENT = """
query ($policy: String!, $recordedAsOf: DateTime, $after: String) {
  policy(text: $policy, recordedAsOf: $recordedAsOf) {
    answer verdict
    rules { name verdict findings(verdicts: [BROKEN], first: 1, after: $after) {
      totalCount nodes { verdict text about { key } reasons { text } } pageInfo { endCursor }
    } }
  }
}
"""
HAS_UNITS = '[[rules]]\nrule = "has-units"\nname = "A unit for each"'


def a_press_office() -> World:
    return a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists", "Donors", "Staff"])


def test_a_policy_is_handed_over_as_text_and_its_findings_come_page_by_page() -> None:
    asker = Asker(a_press_office())

    found = asker.data(DOCUMENT, policy=HAS_UNITS)["policy"]
    (rule,) = found["rules"]
    after = rule["findings"]["pageInfo"]["endCursor"]
    (more,) = asker.data(DOCUMENT, policy=HAS_UNITS, after=after)["policy"]["rules"]

    assert found["verdict"] == rule["verdict"] == "BROKEN"
    assert rule["findings"]["totalCount"] == 2
    assert [each["about"]["key"] for each in (*rule["findings"]["nodes"], *more["findings"]["nodes"])] == [
        "donors",
        "staff",
    ]


def test_what_is_wrong_with_a_policy_is_told_at_once() -> None:
    code, message = Asker(a_press_office()).error(DOCUMENT, policy='[[rules]]\nrule = "has-unit"\n[[rules]]\nrule = 1')

    assert code == "BAD_USER_INPUT"
    assert message == (
        "2 problems in the policy; nothing was checked.\n"
        "  rule 1, line 2, rule: there is no rule 'has-unit' (did you mean 'has-units'?)\n"
        "  rule 2, line 4, rule: there is no rule 1 (there are has-units, has-posts, no-old-gap, endings-owned, "
        "mandates-confirmed, at-most, registers-fresh or no-vacant-post)"
    )


def test_a_policy_is_checked_on_what_was_on_record_then() -> None:
    asker = Asker(a_press_office())
    known = asker.door.snapshot().revision.committed_at
    mandate = asker.door.view().relationship("press-office--engages--journalists")
    write(asker.door, replace(mandate, role="assisting"))

    def broken(**given: object) -> int:
        (rule,) = asker.data(DOCUMENT, policy=HAS_UNITS, **given)["policy"]["rules"]
        return int(rule["findings"]["totalCount"])

    assert (broken(), broken(recordedAsOf=known.isoformat())) == (3, 2)
