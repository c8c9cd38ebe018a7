"""The properties of kinds and relationship types, each declared once."""

from enum import Enum

from graph.ontology.declare import Property, ValueType


class ReadingStatus(Enum):
    """Where the judgement that two names mean the same stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Renewal(Enum):
    """How an agreement goes on after its term."""

    TACIT = "tacit"
    EXPLICIT = "explicit"
    NONE = "none"
    UNKNOWN = "unknown"


UNIT_TYPE = Property(
    "unit_type",
    "What sort of unit an office is; units means several that are not named singly.",
    values=(
        "sector",
        "office",
        "team",
        "section",
        "service",
        "committee",
        "subcommittee",
        "delegation",
        "board",
        "chamber",
        "group",
        "forum",
        "management",
        "units",
    ),
    open=True,
    able_to_own=(
        "office",
        "team",
        "section",
        "service",
        "committee",
        "subcommittee",
        "delegation",
    ),
)
SUBTYPE = Property(
    "subtype",
    "A finer sort, from the subtypes of the kind; a combined-group has its single groups as parts.",
    open=True,
)
GENERIC = Property(
    "generic",
    "Too general to be counted: the house itself, all staff, stakeholders at large. Empty means no.",
    type=ValueType.TRUTH,
)
SIDE = Property(
    "side",
    "Whether a group stands inside or outside the organization.",
    values=(
        "internal",
        "external",
    ),
)
STATUS = Property(
    "status",
    "Standing of a priority, of a name that was still open, or of a reading.",
    values=(
        "listed",
        "proposed",
        "provisional-name",
        *(each.value for each in ReadingStatus),
    ),
)
SEQUENCE = Property(
    "sequence",
    "The process a step belongs to.",
    values=(
        "engagement",
        "priorities-2018",
    ),
    open=True,
)
NUMBER = Property("number", "Place in its numbered list.", type=ValueType.NUMBER)
YEAR = Property("year", "Year of the list a priority stands in.", type=ValueType.NUMBER)
RECURRENCE = Property("recurrence", "How often an event returns.", values=("annual",), open=True)
EXPECTED_VISITORS = Property("expected_visitors", "An expected figure, not a count.", type=ValueType.NUMBER)
DURATION = Property("duration", "Length as written.")
TERM = Property("term", "Length of one term of an agreement, ISO 8601, such as P5Y.", type=ValueType.DURATION)
RENEWAL = Property(
    "renewal",
    "How an agreement goes on after its term.",
    values=tuple(each.value for each in Renewal),
)
NOTICE = Property("notice", "Notice for ending an agreement, ISO 8601, such as P6M.", type=ValueType.DURATION)
LANGUAGE = Property("language", "Language of a document, ISO 639-1.")
ITEMS = Property(
    "items",
    "How many items the list has as written; an item may name several subjects.",
    type=ValueType.NUMBER,
)
ITEM = Property("item", "Number of the item that names a member of a roster.", type=ValueType.NUMBER)
APPLIES_TO = Property("applies_to", "The kind a rule is about.")
DECIDED_BY = Property("decided_by", "Id of the person, post or office that decided.")
RELATIONSHIP = Property(
    "relationship",
    "Id of the relationship or reading a decision confirms, accepts, rejects or withdraws.",
)
REASON = Property("reason", "Why it was decided.")
STAGE = Property(
    "stage",
    "How far a party has come with an agreement in this period.",
    values=(
        "signed",
        "ratified",
        "in-force",
        "provisional",
        "suspended",
        "ended",
        "pending",
        "unknown",
    ),
)
STRENGTH = Property(
    "strength",
    "How the second name of a reading relates to the first.",
    values=(
        "near-synonym",
        "broader",
        "narrower",
        "overlapping",
        "related",
        "uncertain",
    ),
)
TEXT_CHARACTERS = Property("characters", "How many characters the text of a document has.", type=ValueType.NUMBER)
SHA256 = Property("sha256", "SHA-256 of the text of a document, as hexadecimal digits.")
ABOUT = Property("about", "What a document is, in one sentence.")
LEVEL = Property(
    "level",
    "Whether a document speaks at first hand or retells what others say.",
    values=(
        "primary",
        "secondary",
    ),
)
IMAGINED_CHANGES = Property("imagined_changes", "What a scenario imagines, one change a line.")
ADDRESS = Property("address", "Where a document can be found.")
VIEW_ADDRESS = Property(
    "view_address",
    "What a view asks and how it looks, as the explorer's address writes it: lenses, layout, pins, selection.",
)
