"""The help of commands: examples stand a line each, as they are typed, however narrow the terminal."""

import inspect

import typer

EXAMPLES = "For example:"
_AS_IT_STANDS = "\b"
"""Before a paragraph of help that is printed line by line."""


def lay_out(group: typer.Typer) -> None:
    """Lay out the help of every command of *group* and of the groups in it."""
    for command in group.registered_commands:
        if command.callback is not None:
            command.short_help = command.short_help or first_sentence(
                command.help or inspect.getdoc(command.callback) or ""
            )
            command.help = laid_out(command.help or inspect.getdoc(command.callback) or "")
    for each in group.registered_groups:
        if each.typer_instance is not None:
            lay_out(each.typer_instance)


def first_sentence(text: str) -> str:
    """What a list of commands says of one: the whole first sentence of its help, however long."""
    paragraph = " ".join(text.partition("\n\n")[0].split())
    first, end, _ = paragraph.partition(". ")
    return first + end.strip()


def laid_out(text: str) -> str:
    """A help text with its examples apart from what is said before them."""
    about, _, examples = text.partition(EXAMPLES)
    lines = [f"    {each.strip()}" for each in examples.splitlines() if each.strip()]
    return "\n\n".join((about.strip(), EXAMPLES, "\n".join((_AS_IT_STANDS, *lines)))) if lines else text
