"""Asks a running service by the client that was generated from its schema: python ask.py ADDRESS. Prints the answer."""

import asyncio
import sys

from generated.sociogram_client import Client


async def main() -> None:
    """Ask and print."""
    async with Client(url=sys.argv[1]) as client:
        answer = await client.who_has_it(subject="school-teachers")
    sys.stdout.write(answer.model_dump_json(by_alias=True))


asyncio.run(main())
