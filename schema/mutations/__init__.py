"""Everything that can be changed: one mutation for each edit, several together, and undoing."""

from strawberry.tools import create_type

from graph.editing import EDITS
from schema.mutations.fields import edit_field, many_field, revert_field

Mutation = create_type(
    "Mutation",
    [*map(edit_field, EDITS), many_field(), revert_field()],
    description="Everything that can be changed. Each answers with its payload, or with why nothing was written.",
)
