"""Reaching a Neo4j server: settings from options and the environment, and sentences where it cannot be reached."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kinship.errors import RequestError

if TYPE_CHECKING:
    from neo4j import Driver

PATIENCE = 5.0
"""Seconds until a server that does not answer is said to be down."""
DEFAULT_URI = "bolt://127.0.0.1:7687"
SCHEMES = ("bolt", "neo4j", "bolt+s", "neo4j+s", "bolt+ssc", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server is and who asks. The password shows nowhere.

    >>> Settings("bolt://127.0.0.1:7687", "neo4j", "secret", "neo4j")
    Settings(uri='bolt://127.0.0.1:7687', user='neo4j', database='neo4j')
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str

    @classmethod
    def read(cls, uri: str | None = None, user: str | None = None, database: str | None = None) -> Settings:
        """Options first, then NEO4J_URI, NEO4J_USERNAME and NEO4J_DATABASE; the password from NEO4J_PASSWORD only.

        RequestError where no password is given: options can be read by everybody on the computer.
        """
        password = os.environ.get("NEO4J_PASSWORD")
        if password is None:
            raise RequestError("neo4j.no-password")
        return cls(
            uri or os.environ.get("NEO4J_URI") or DEFAULT_URI,
            user or os.environ.get("NEO4J_USERNAME") or "neo4j",
            password,
            database or os.environ.get("NEO4J_DATABASE") or "neo4j",
        )


@contextmanager
def connected(settings: Settings) -> Iterator[Driver]:
    """A driver whose server has answered. RequestError where it is down, refuses us, or goes away meanwhile."""
    neo4j = _driver_module()
    if settings.uri.partition("://")[0] not in SCHEMES:
        raise RequestError("neo4j.bad-uri", uri=settings.uri, reason=", ".join(SCHEMES))
    try:
        wait = {
            "connection_timeout": PATIENCE,
            "connection_acquisition_timeout": 60.0,
            "max_transaction_retry_time": PATIENCE,
        }
        auth = (settings.user, settings.password) if settings.password else None
        with neo4j.GraphDatabase.driver(settings.uri, auth=auth, notifications_min_severity="OFF", **wait) as driver:
            driver.verify_connectivity()
            yield driver
    except (neo4j.exceptions.AuthError, neo4j.exceptions.ConfigurationError, ValueError) as error:
        raise RequestError(_refused(neo4j, error), uri=settings.uri, user=settings.user, reason=_first(error)) from error
    except neo4j.exceptions.DriverError as error:
        raise RequestError("neo4j.down", uri=settings.uri, reason=_first(error)) from error
    except neo4j.exceptions.TransientError as error:
        raise RequestError("neo4j.gave-up", uri=settings.uri, reason=_first(error)) from error
    except neo4j.exceptions.ClientError as error:
        if error.code == "Neo.ClientError.Database.DatabaseNotFound":
            raise RequestError("neo4j.no-database", uri=settings.uri, database=settings.database) from error
        raise


def _driver_module() -> Any:
    try:
        import neo4j
        import neo4j.exceptions
    except ImportError as error:
        raise RequestError("neo4j.no-driver") from error
    return neo4j


def _refused(neo4j: Any, error: Exception) -> str:
    return "neo4j.refused" if isinstance(error, neo4j.exceptions.AuthError) else "neo4j.bad-uri"


def _first(error: Exception) -> str:
    return str(getattr(error, "message", None) or error).splitlines()[0][:300].rstrip(": ")
