"""Types that refer to one another, found where they are defined when the schema is built."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.change import ChangeConnection
    from schema.derive import Finding as Coverage
    from schema.entity import Entity
    from schema.entity import Entity as Decision
    from schema.evidence import Evidence, Responsibility
    from schema.relationship import Relationship
else:
    ChangeConnection = Annotated["ChangeConnection", strawberry.lazy("schema.change")]
    Decision = Annotated["Decision", strawberry.lazy("schema.kinds")]
    Entity = Annotated["Entity", strawberry.lazy("schema.entity")]
    Evidence = Annotated["Evidence", strawberry.lazy("schema.evidence")]
    Responsibility = Annotated["Responsibility", strawberry.lazy("schema.evidence")]
    Relationship = Annotated["Relationship", strawberry.lazy("schema.relationship")]
    Coverage = Annotated["Coverage", strawberry.lazy("schema.answers")]

__all__ = ["ChangeConnection", "Coverage", "Decision", "Entity", "Evidence", "Relationship", "Responsibility"]
