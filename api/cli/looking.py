"""`sociogram show` and `sociogram search`."""

from typing import Annotated

import typer

from api.cli.answers.record import show_entity, show_relationship
from api.cli.imagining import scenario_of, seen, tell_imagined
from api.cli.meaning import Wanted, key_of
from api.cli.opening import opened
from api.cli.options import AsJson, AsOf, If, RecordedAsOf, StatedOnly, StoreUrl, read_kind, read_wanted
from api.cli.remembering import tell_beginning
from api.cli.terminal import say, show_table, working, write_json
from graph.map_view import Lenses
from graph.search import search as find


def show(
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="The key of an entity or a relationship, or the name of an entity.")
    ],
    as_of: AsOf = None,
    recorded_as_of: RecordedAsOf = None,
    stated_only: StatedOnly = False,
    supposing: If = None,
    store: StoreUrl = None,
    json: AsJson = False,
) -> None:
    """Show all that is on record about something.

    For example:
        sociogram show media

        sociogram show "Member States"

        sociogram show education-team--engages--school-teachers --json
    """
    lenses = {"as_of": as_of, "recorded_as_of": recorded_as_of, "stated_only": stated_only}
    with opened(store) as door:
        scenario = scenario_of(door, supposing)
        view = seen(door, Lenses(as_of, recorded_as_of, stated_only), scenario)
        if not json:
            tell_beginning(door, view)
        key = key_of(view, Wanted("KEY", key))
        relationship = view.find_relationship(key)
        if json:
            from api.cli.documents import ask_schema  # loads the schema

            view.entity(key) if relationship is None else None
            field = "entity" if relationship is None else "relationship"
            write_json(ask_schema(door, field, {"key": key, **lenses}, scenario))
        else:
            tell_imagined(view)
            if relationship is not None:
                show_relationship(view, relationship)
            else:
                show_entity(view, view.entity(key))


def search(
    text: Annotated[
        str,
        typer.Argument(metavar="TEXT", parser=read_wanted, help="A name, an alias, or words of a purpose or a quote."),
    ],
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", parser=read_kind, help="Only things of this kind; may be repeated."),
    ] = None,
    first: Annotated[int, typer.Option("--first", min=1, help="At most this many.")] = 20,
    as_of: AsOf = None,
    recorded_as_of: RecordedAsOf = None,
    stated_only: StatedOnly = False,
    supposing: If = None,
    store: StoreUrl = None,
    json: AsJson = False,
) -> None:
    """Find things by what people call them.

    Forgives typing errors.

    For example:
        sociogram search teachers

        sociogram search "opinon leaders" --kind stakeholder
    """
    lenses = {"as_of": as_of, "recorded_as_of": recorded_as_of, "stated_only": stated_only}
    with opened(store) as door:
        scenario = scenario_of(door, supposing)
        if json:
            from api.cli.documents import ask_schema  # loads the schema

            found = {"text": text, "kinds": [each.upper() for each in kinds or ()] or None, "first": first}
            with working("Searching"):
                answer = ask_schema(door, "search", {**found, **lenses}, scenario)
            write_json(answer)
            return
        with working("Searching"):
            view = seen(door, Lenses(as_of, recorded_as_of, stated_only), scenario)
            hits = find(view, text, kinds or (), first)
        tell_beginning(door, view)
        tell_imagined(view)
        if hits:
            rows = [(hit.entity.kind, hit.entity.name, hit.matched, hit.entity.key) for hit in hits]
            show_table(("kind", "name", "matched", "key"), rows)
        else:
            say(f"Nothing on record matches {text!r}.")
