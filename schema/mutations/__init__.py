"""Everything that can be changed: one mutation for each edit."""

from strawberry.tools import create_type

from graph.editing import EDITS
from schema.mutations.fields import edit_field

Mutation = create_type(
    "Mutation",
    [edit_field(each) for each in EDITS],
    description="Everything that can be changed. Each answers with its payload, or with why nothing was written.",
)
