"""Every setting, once: `SOCIOGRAM_` and its name in capitals. Help, documentation and checks derive from it."""

import getpass
import ipaddress
import os
import re
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, Self

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from rapidfuzz import process

from graph.errors import MapError, Problem
from schema.persisted import Persisted

PREFIX = "SOCIOGRAM_"


class BadSettings(MapError):
    """Settings that are unknown or cannot be used."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry every problem."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class LogLevel(Enum):
    """How much is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(Enum):
    """How a line of the log is written."""

    JSON = "json"
    TEXT = "text"


def _default_store() -> str:
    return f"sqlite:///{Path(platformdirs.user_data_dir('sociogram')) / 'sociogram.db'}"


def _default_actor() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user id without a name, as in some containers
        return "unknown"


class Settings(BaseSettings):
    """What can be set. Read them with :func:`read_settings`, which checks all of them and answers in words."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="forbid", frozen=True, hide_input_in_errors=True, env_ignore_empty=True
    )

    store_url: str = Field(
        default_factory=_default_store,
        description="Where the map is kept: `sqlite:///map.db`, `neo4j://host`, `neo4j+s://host`, `bolt://host:7687`. "
        "Default: a file in your own data folder.",
    )
    store_username: str | None = Field(None, description="User name for Neo4j. Without it there is no authentication.")
    store_password: SecretStr | None = Field(None, description="Password for Neo4j.")
    store_password_file: Path | None = Field(None, description="A file whose first line is the password for Neo4j.")
    store_database: str = Field("neo4j", description="Name of the Neo4j database.")
    host: str = Field("127.0.0.1", description="The address to listen on: one of this machine's own.")
    port: int = Field(8000, ge=0, le=65535, description="The port to listen on; 0 takes a free one.")
    path_prefix: str = Field("", description="What all paths start with behind a proxy, such as `/map`.")
    allowed_hosts: str = Field(
        "", description="Host names, split by commas, that a proxy may pass on besides those of this machine."
    )
    actor: str = Field(
        default_factory=_default_actor,
        min_length=1,
        description="Who makes changes. Default: the operating system's user.",
    )
    max_body_bytes: int = Field(1_000_000, ge=1_000, description="How large the body of a request may be.")
    max_depth: int = Field(12, ge=1, description="How many levels deep a GraphQL operation may be.")
    max_aliases: int = Field(30, ge=0, description="How many aliases a GraphQL operation may have.")
    max_repeats: int = Field(
        30, ge=0, description="How many fields of a GraphQL operation may repeat one that stands beside them."
    )
    max_directives: int = Field(10, ge=0, description="How many directives a GraphQL operation may have.")
    max_tokens: int = Field(2_000, ge=10, description="How many tokens a GraphQL document may have.")
    max_nesting: int = Field(24, ge=1, description="How deep the variables of a GraphQL operation may be nested.")
    max_cost: int = Field(
        20_000, ge=1, description="What a GraphQL operation may cost: its fields, times the rows of their lists."
    )
    page_size: int = Field(20, ge=1, description="How many rows a page has when nothing is said.")
    max_page_size: int = Field(100, ge=1, description="How many rows a page may have.")
    max_seconds: float = Field(10.0, gt=0, description="How long a GraphQL operation may take.")
    introspection: bool = Field(
        True, description="Whether the GraphQL schema may be asked for; without it there is no page `/graphiql` either."
    )
    persisted_documents: Persisted = Field(
        Persisted.ALLOW,
        description="Whether GraphQL documents may be named by their SHA-256: `off`; `allow`, those of the manifest "
        "and those that clients have registered; `only` answers nothing but those of the manifest and of the explorer.",
    )
    manifest: Path | None = Field(
        None, description="A file that lists known GraphQL documents, as `sociogram manifest` writes it."
    )
    max_streams: int = Field(
        100, ge=0, description="How many connections may stay open: WebSockets and streams of server-sent events."
    )
    max_stream_operations: int = Field(
        20, ge=1, description="How many GraphQL operations may run at once over one WebSocket."
    )
    heartbeat_seconds: float = Field(
        15.0, gt=0, description="How often a stream in which nothing happens gives a sign of life."
    )
    stall_seconds: float = Field(
        20.0, gt=0, description="How long a client may take to accept a message of a stream before it is cut off."
    )
    poll_seconds: float = Field(
        1.0, gt=0, description="How often the service looks whether others have written to the store."
    )
    drain_seconds: int = Field(20, ge=0, description="How long running requests may take after the service is ended.")
    log_level: LogLevel = Field(LogLevel.INFO, description="How much is logged.")
    log_format: LogFormat = Field(LogFormat.JSON, description="How the log is written.")
    cache: Path | None = Field(None, description="Where the project's scripts keep what they fetch for tests.")

    @field_validator("store_url")
    @classmethod
    def _names_a_store(cls, url: str) -> str:
        if not url:
            raise ValueError("it is set and empty. Name a store, or unset it for the file in your own data folder")
        return url

    @field_validator("host")
    @classmethod
    def _is_of_this_machine(cls, host: str) -> str:
        if not is_loopback(host):
            raise ValueError(
                f"{host} can be reached by others, and the service has no authentication yet. "
                "Use 127.0.0.1, ::1 or localhost"
            )
        return host

    @field_validator("path_prefix")
    @classmethod
    def _starts_and_never_ends_with_a_slash(cls, prefix: str) -> str:
        if not re.fullmatch(r"(/[A-Za-z0-9._~-]+)*", prefix):
            raise ValueError(f"{prefix!r} is no path prefix. Write it as /map, without a slash at its end")
        return prefix

    @model_validator(mode="after")
    def _has_one_password(self) -> Self:
        if self.store_password is not None and self.store_password_file is not None:
            raise ValueError("the password is given twice, as STORE_PASSWORD and as STORE_PASSWORD_FILE. Give it once")
        if self.page_size > self.max_page_size:
            raise ValueError(f"PAGE_SIZE is {self.page_size}, more than MAX_PAGE_SIZE, which is {self.max_page_size}")
        return self

    def password(self) -> str | None:
        """The store's password, read from its file where it stands in one.

        Raises:
            BadSettings: The file cannot be read.
        """
        if self.store_password_file is None:
            return self.store_password.get_secret_value() if self.store_password else None
        try:
            return self.store_password_file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            fact = f"{self.store_password_file} cannot be read ({type(error).__name__})"
            raise BadSettings([Problem(f"{PREFIX}STORE_PASSWORD_FILE", fact)]) from error

    @property
    def hosts(self) -> frozenset[str]:
        """The host names that requests may be addressed to besides those of this machine."""
        return frozenset(name.strip().lower() for name in self.allowed_hosts.split(",") if name.strip())


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach *host*."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def read_settings(**given: Any) -> Settings:
    """The settings of the process's environment; those *given* that are not None go before.

    Raises:
        BadSettings: Some setting is unknown or cannot be used; all of them are named, no secret is shown.
    """
    names = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    found = sorted(name.upper() for name in os.environ if name.upper().startswith(PREFIX))
    problems = [_unknown(name, names) for name in found if name not in names]
    said = {name: value for name, value in given.items() if value is not None}
    if any(name.upper() == f"{PREFIX}STORE_URL" and not value for name, value in os.environ.items()):
        said.setdefault("store_url", "")  # or a map would be made where nobody looks for it
    try:
        settings = Settings(**said)
    except ValidationError as error:
        problems += [_unusable(each["loc"], each["msg"]) for each in error.errors(include_input=False)]
    if problems:
        raise BadSettings(problems)
    return settings


def _unknown(name: str, names: Iterable[str]) -> Problem:
    nearest = process.extractOne(name, sorted(names), score_cutoff=80)
    return Problem(name, "there is no such setting", hint=f"did you mean {nearest[0]}?" if nearest else "")


def _unusable(place: tuple[int | str, ...], message: str) -> Problem:
    name = f"{PREFIX}{str(place[0]).upper()}" if place else "Settings"
    return Problem(name, message.removeprefix("Value error, "))
