"""What the driver reports, as errors of the map: the fact and the next step, and never a secret."""

from collections.abc import Iterator
from contextlib import contextmanager
from socket import gaierror

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    TransientError,
    UnsupportedServerProduct,
)

from graph.errors import StoreMismatch, StoreUnavailable

NO_ANSWER = "Neo4j at {} does not answer. Check that it runs and can be reached; what was acknowledged is kept."
BUSY = "Neo4j at {} is busy: somebody else has been writing for a while. Try again in a moment."
_REFUSED = "Neo4j at {} refuses the user name or password. Check SOCIOGRAM_STORE_USERNAME and SOCIOGRAM_STORE_PASSWORD."
_NOBODY = (
    "Neo4j at {} asks for a user name, and none was given. Set SOCIOGRAM_STORE_USERNAME and SOCIOGRAM_STORE_PASSWORD."
)
_NAME_ALONE = (
    "Neo4j at {} asks for a password, and none was given. "
    "Set SOCIOGRAM_STORE_PASSWORD or SOCIOGRAM_STORE_PASSWORD_FILE."
)
_UNKNOWN_HOST = "The host in {} is not known here. Check how it is written, and that it can be looked up."
_LOCKED = "Neo4j at {} refuses further attempts after several wrong passwords. Wait some seconds and check them."
_NO_DATABASE = "Neo4j at {} has no such database. Check SOCIOGRAM_STORE_DATABASE."
_AGAINST_CONSTRAINT = (
    "What stands in Neo4j at {} breaks a constraint of the map: two things have the same key or number."
)
_WRONG_SETTINGS = "Neo4j at {} cannot be spoken to with these settings. Check the address and its scheme."


@contextmanager
def in_words(address: str, *, refused: str = _REFUSED) -> Iterator[None]:
    """Translate what the driver raises about the server at *address*; *refused* is said where it does not let us in.

    Raises:
        StoreUnavailable: It does not answer, or is busy.
        StoreMismatch: It refuses us, lacks the database, or is no Neo4j that we can use.
    """
    try:
        yield
    except AuthError as error:
        words = _LOCKED if (error.code or "").endswith("AuthenticationRateLimit") else refused
        raise StoreMismatch(words.format(address)) from error
    except ConstraintError as error:
        raise StoreMismatch(_AGAINST_CONSTRAINT.format(address)) from error
    except TransientError as error:
        raise StoreUnavailable(BUSY.format(address)) from error
    except Neo4jError as error:
        if (error.code or "").endswith("DatabaseNotFound"):
            raise StoreMismatch(_NO_DATABASE.format(address)) from error
        if (error.code or "").startswith("Neo.DatabaseError"):
            raise StoreUnavailable(f"Neo4j at {address} failed: {error.code}. Its log says more.") from error
        raise StoreMismatch(f"Neo4j at {address} refused a statement: {error.code}.") from error
    except (ConfigurationError, UnsupportedServerProduct) as error:
        raise StoreMismatch(_WRONG_SETTINGS.format(address)) from error
    except (DriverError, OSError) as error:
        raise StoreUnavailable((_UNKNOWN_HOST if _is_unknown(error) else NO_ANSWER).format(address)) from error


def refused(username: str | None, password: str | None) -> str:
    """What is said where the server refuses this user: what was not given is no wrong word."""
    if username is None:
        return _NOBODY
    return _REFUSED if password else _NAME_ALONE


def is_passing(error: Exception) -> bool:
    """Whether the same transaction may succeed when it is tried again.

    An end that somebody deleted while we waited for its lock is one such case that the driver does not repeat itself.
    """
    if isinstance(error, Neo4jError):
        return error.is_retryable() or (error.code or "").endswith("EntityNotFound")
    return isinstance(error, DriverError) and error.is_retryable() and not _is_unknown(error)


def _is_unknown(error: Exception) -> bool:
    return isinstance(error.__cause__, gaierror)
