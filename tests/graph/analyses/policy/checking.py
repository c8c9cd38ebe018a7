"""Short ways to check one rule on a small map."""

from graph.analyses import policy
from graph.analyses.declare import Then
from graph.analyses.policy import RuleReport, Verdict
from tests.maps import World


def check(
    world: World, rule: str, day: str = "2017-12-01", *, then: Then | None = None, **settings: object
) -> RuleReport:
    """How one rule of these settings (as TOML writes them) comes out."""
    lines = (f"{name.rstrip('_')} = {value}" for name, value in settings.items())
    text = "\n".join((f'[[rules]]\nrule = "{rule}"', *lines))
    (found,) = policy.run(world.as_of(day), text, then).rules
    return found


def verdicts(found: RuleReport) -> dict[str, Verdict]:
    """The verdict on each thing, by its name."""
    return {each.about.name: each.verdict for each in found.findings}


def text_of(found: RuleReport) -> str:
    """The sentence of the only finding."""
    (finding,) = found.findings
    return finding.text
