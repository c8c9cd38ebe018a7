"""Writes by GraphQL in process, and tells what came of it."""

from typing import Any

from tests.schema.asking import Asker

REFUSED = """
  ... on UserError { code message path problems { path message value hint } }
  ... on Conflict { current { key version } }
"""


class Writer(Asker):
    """Asks and writes."""

    def write(self, name: str, shown: str = "__typename", /, **given: Any) -> Any:
        """The answer of a mutation: its payload, with the fields *shown*, or why it was refused."""
        type_ = f"{name[0].upper()}{name[1:]}"
        payload = f"... on {type_}Payload {{ {shown} written revision {{ number actor reason }} }}"
        document = f"mutation ($input: {type_}Input!) {{ {name}(input: $input) {{ __typename {payload} {REFUSED} }} }}"
        return self.data(document, input=given)[name]

    def done(self, name: str, shown: str = "key", /, **given: Any) -> Any:
        """The payload of a mutation that is made."""
        answer = self.write(name, shown, **given)
        assert answer["__typename"].endswith("Payload"), answer
        return answer

    def refused(self, name: str, /, **given: Any) -> tuple[str, str, str]:
        """Type, path and words of a mutation that has one thing wrong with it; nothing was written."""
        before = self.door.store.revision()
        answer = self.write(name, **given)
        assert self.door.store.revision() == before
        assert len(answer["problems"]) == 1, answer
        assert answer["message"].endswith(" Nothing was written.")
        [problem] = answer["problems"]
        assert problem["path"] == answer["path"]
        hint = f" ({problem['hint']})" if problem["hint"] else ""
        return answer["__typename"], ".".join(problem["path"]), f"{problem['message']}{hint}"

    def version(self, key: str) -> int:
        """The version of an entity."""
        return int(self.data("query ($key: String!) { entity(key: $key) { version } }", key=key)["entity"]["version"])
