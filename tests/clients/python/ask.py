"""Asks a running service by the client that was generated from its schema: python ask.py ADDRESS. Prints the answer."""

import sys

from generated.sociogram_client import Client

with Client(url=sys.argv[1]) as client:
    sys.stdout.write(client.who_has_it(subject="school-teachers").model_dump_json(by_alias=True))
