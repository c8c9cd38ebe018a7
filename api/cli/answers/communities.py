"""Which parts work together: the answer, a row a group, a row an office that straddles them."""

from api.cli.terminal import say, show_table
from graph.analyses.communities import Communities, Community, Straddler


def show_communities(found: Communities) -> None:
    """Print groups, largest first, and those who straddle them."""
    say(found.answer, "bold")
    say(f"How far apart the groups are (modularity, at most 1): {found.modularity:.2f}", "dim")
    say(f"{_percent(found.steady)} of tied pairs stay together in other draws", "dim")
    if found.groups:
        say()
        columns = (
            "group around",
            "things",
            "ties inside",
            "ties to others",
            "stay together",
            "offices, posts and persons",
        )
        show_table(columns, map(_group, found.groups))
    if found.straddling:
        say()
        show_table(
            ("office", "in the group around", "ties inside", "ties to others", "other groups, with its ties there"),
            map(_straddler, found.straddling),
        )


def _group(each: Community) -> tuple[str, ...]:
    offices = ", ".join(one.name for one in each.offices) or "-"
    return each.centre.name, str(each.size), str(each.inside), str(each.outside), _percent(each.steady), offices


def _straddler(each: Straddler) -> tuple[str, ...]:
    reaches = ", ".join(f"{one.centre.name} ({one.ties})" for one in each.reaches)
    return each.office.name, each.centre.name, str(each.inside), str(each.outside), reaches


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
