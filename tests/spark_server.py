"""One Spark on this machine for all tests that need one, and why there is none where Java or pyspark is missing."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kinship.engines import spark_session
from kinship.errors import RequestError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from kinship.engines.spark import SparkEngine

SETTINGS = {
    "spark.sql.shuffle.partitions": "1",
    # Small tables: compiling a query, planning it anew on the way, and compiling Spark itself well take longer than they save.
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData",
    "spark.sql.codegen.wholeStage": "false",
    # How large a table is, Spark does not know before it is made: it would sort both sides of a join of a hundred rows.
    "spark.sql.autoBroadcastJoinThreshold": "1g",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.memory": "2g",
    # Each sort and join of a few rows would take a page of many megabytes first.
    "spark.buffer.pageSize": "1m",
    "spark.master": "local[2]",
}


def lacking() -> str:
    """What keeps the tests from Spark; blank where nothing does."""
    if importlib.util.find_spec("pyspark") is None:
        return "pyspark is not installed (requirements-spark.lock)"
    try:
        spark_session.check_java()
    except RequestError as error:
        return str(error)
    return ""


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """A session that is there before the program asks for one."""
    if why := lacking():
        pytest.skip(why)
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
        patch.setattr(spark_session, "OWN", spark_session.OWN | SETTINGS)
        yield spark_session._own()


@pytest.fixture
def engine(spark: SparkSession, tmp_path: Path) -> Iterator[SparkEngine]:
    """A fresh engine on that session."""
    with spark_session.spark_engine() as engine:
        yield engine
