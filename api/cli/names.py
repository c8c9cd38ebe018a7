"""Whether another installed package claims one of our import names; needs nothing but the standard library."""

from collections.abc import Mapping, Sequence
from importlib.metadata import packages_distributions

DISTRIBUTION = "sociogram"
NAMES = ("graph", "schema", "viz", "seeds", "api")


def claims(installed: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """A sentence for each of our names that another distribution has too; *installed* maps names to distributions."""
    known = packages_distributions() if installed is None else installed
    found = {name: sorted(set(known.get(name, ())) - {DISTRIBUTION}) for name in NAMES}
    return [
        f"The package {name!r} is also claimed by {' and '.join(others)}: only one of them can be imported. "
        f"Uninstall the other, or install {DISTRIBUTION} into an environment of its own."
        for name, others in found.items()
        if others
    ]
