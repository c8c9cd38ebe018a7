"""Tags of answers: the same for as long as asking again would give the same answer."""

from datetime import date
from hashlib import blake2b
from importlib.metadata import version

import orjson

from api.bootstrap import Service
from graph.map_view import NO_LENSES
from schema.execution import Request


class Tags:
    """Names what a request would be answered with, without answering it."""

    def __init__(self, service: Service) -> None:
        """Name the answers of *service*."""
        self._door = service.door
        self._service = "\n".join((version("sociogram"), service.settings.model_dump_json(exclude=_SECRETS)))

    def of(self, asked: Request, media_type: str) -> str:
        """The tag of the answer to *asked*, a weak one: the bytes may be packed.

        It says what is asked, what is on the map, since when the store does not answer, who may see how much of it,
        and which day it is, since questions without a day are answered as of today.

        Raises:
            StoreUnavailable: The map has never been read, and cannot be now.
        """
        revision = self._door.snapshot().revision
        parts = (
            self._service,
            media_type,
            NO_LENSES.ceiling.name,
            str(revision.number),
            revision.committed_at.isoformat(),
            str(self._door.reach.lost_since or ""),
            date.today().isoformat(),  # noqa: DTZ011 - a day, not a moment
            asked.operation or "",
            asked.document,
        )
        seal = blake2b(orjson.dumps(asked.variables, option=orjson.OPT_SORT_KEYS), digest_size=16)
        for part in parts:
            seal.update(f"\0{len(part)} {part}".encode())
        return f'W/"{seal.hexdigest()}"'


def is_held(tag: str, if_none_match: str) -> bool:
    """Whether a client says that it has the answer with this *tag* already."""
    held = (each.strip() for each in if_none_match.split(","))
    return tag.removeprefix("W/") in (each.removeprefix("W/") for each in held)


_SECRETS = {"store_username", "store_password", "store_password_file", "store_url"}
