"""A Spark to work on: the one that is there, or one of our own on this machine."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kinship.engines.spark_scratch import place
from kinship.errors import RequestError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from kinship.engines.spark import SparkEngine

JAVA = 17
"""The oldest Java that Spark 4 runs on."""
SUBMITTED = "PYSPARK_GATEWAY_PORT"
"""The variable by which a program knows that spark-submit started it."""
OWN = {
    "spark.master": "local[*]",
    "spark.app.name": "kinship",
    "spark.driver.memory": "4g",
    "spark.sql.shuffle.partitions": "16",
    # Nothing of it may be reached from other machines, and nothing may be left behind.
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.extraJavaOptions": "-XX:-UsePerfData",
}
"""How a Spark of our own is set up; the user's own spark-defaults.conf gives way to it."""


@contextmanager
def spark_engine() -> Iterator[SparkEngine]:
    """An engine on the Spark that is there, or on one of our own; what it kept is removed at the end.

    RequestError where pyspark or Java is not installed or too old, or where a cluster has no folder that all its machines see.
    """
    try:
        import pyspark  # noqa: F401
    except ImportError as error:
        raise RequestError("engine.no-pyspark") from error
    from kinship.engines.spark import SparkEngine

    with tempfile.TemporaryDirectory(prefix="kinship-spark-") as folder, _quiet(), _told():
        session = _present() or _own()
        engine = SparkEngine(session, shared_folder(session, folder))
        try:
            yield engine
        finally:
            engine.close()


def shared_folder(session: SparkSession, local: str) -> str:
    """Where the engine may keep answers: the checkpoint folder of the session, or on a single machine ``local``."""
    told = session.sparkContext.getCheckpointDir() or session.conf.get("spark.checkpoint.dir", None)
    if told:
        return str(told)
    if not session.sparkContext.master.startswith("local"):
        raise RequestError("engine.no-shared-folder", master=session.sparkContext.master)
    return place(Path(local))


def check_java() -> None:
    """Raises RequestError where there is no Java, or one that is too old for Spark."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=os.pathsep.join([*([str(Path(home) / "bin")] if home else []), os.environ.get("PATH", "")]))
    if not found:
        raise RequestError("engine.no-java", version=JAVA)
    told = subprocess.run([found, "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(\d+)', told)
    if not number or int(number.group(1)) < JAVA:
        raise RequestError("engine.old-java", version=JAVA, found=number.group(1) if number else told.strip()[:40])


def _present() -> SparkSession | None:
    """The session that runs in this process, or that spark-submit prepared."""
    from pyspark.sql import SparkSession

    if SUBMITTED in os.environ:
        return SparkSession.builder.getOrCreate()
    return SparkSession.getActiveSession()


def _own() -> SparkSession:
    """A session on this machine, until the process ends. What Java prints goes to a file, not to the user."""
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkRuntimeError
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    check_java()
    home = tempfile.TemporaryDirectory(prefix="kinship-spark-", ignore_cleanup_errors=True)
    folder = Path(home.name)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    places = {"spark.local.dir": str(folder), "spark.sql.warehouse.dir": str(folder / "warehouse")}
    conf = SparkConf().setAll([*OWN.items(), *places.items()])
    said = folder / "java.log"
    with said.open("wb") as log:
        try:
            session = SparkSession(SparkContext(conf=conf, gateway=launch_gateway(conf, {"stdout": log, "stderr": log})))
        except PySparkRuntimeError as error:
            lines = said.read_text(encoding="utf-8", errors="replace").split("\n")
            raise RequestError(
                "engine.not-started", reason=next((line for line in lines if "rror" in line), str(error))
            ) from error
    atexit.register(home.cleanup)
    atexit.register(session.stop)
    return session


@contextmanager
def _told() -> Iterator[None]:
    """What Spark itself could not do, as a sentence."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise RequestError("engine.failed", reason=str(error).strip().splitlines()[0]) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """What pyspark tells its developers is not for our users: of pandas, which we do not hand it, and of each failed query."""
    from pyspark.logger import PySparkLogger

    PySparkLogger.getLogger("SQLQueryContextLogger").disabled = True
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
        yield
