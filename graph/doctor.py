"""Whether a map is sound: the store itself, and what is in it against the ontology."""

from graph.checks import World, problems_of
from graph.errors import Problem
from graph.ontology import ONTOLOGY
from graph.records import DocumentText, Record
from graph.store import Finding, GraphStore

_MEND = "change it on the map"


def examine(store: GraphStore) -> list[Finding]:
    """Everything that is wrong, each with its mend: in the store itself first, then against the ontology.

    It reads the whole map and its log, and writes nothing. Of one place the store knows the better mend.
    """
    told = store.check()
    places = {each.place for each in told}
    return [*told, *(each for each in map(_finding, _problems(store)) if each.place not in places)]


def _problems(store: GraphStore) -> list[Problem]:
    contents = store.contents()
    entities = list(contents.entities)
    records: tuple[Record, ...] = (*entities, *contents.relationships, *contents.evidence, *contents.responsibilities)
    ontology = ONTOLOGY.extended(contents.settings.values, contents.settings.able_to_own)
    texts = {
        text.key: text.text
        for text in store.get(DocumentText.table, (entity.key for entity in entities))
        if isinstance(text, DocumentText)
    }
    return problems_of(World(ontology, records, text=texts.get))


def _finding(problem: Problem) -> Finding:
    place = f"{problem.place}, {problem.field}" if problem.field else problem.place
    fact = f"{problem.fact[:1].upper()}{problem.fact[1:]}."
    return Finding(fact, place, problem.hint or _MEND)
