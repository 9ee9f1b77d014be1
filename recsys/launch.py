"""What a Spark session needs to start: a Java, and options for a shop that set none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

LEAST_JAVA = 17
ARROW_ROWS = 200_000
# PySpark 4.3 says so at every turn; the few types that pass here do work with pandas 3.
PANDAS_WARNING = "PySpark does not yet fully support pandas"
ALONE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "4g",
}


def java_problem() -> str:
    """What to install, and why, for Spark to find its Java; "" when it will."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(str(Path(home, "bin", "java")) if home else "java")
    if java is None:
        where = f"JAVA_HOME={home} holds none" if home else "no `java` on the PATH, no JAVA_HOME"
        return f"Java is missing ({where}): install Java {LEAST_JAVA} or newer"
    version = _version(java)
    if version >= LEAST_JAVA:
        return ""
    return f"{java} is Java {version}: install Java {LEAST_JAVA} or newer"


def _version(java: str) -> int:
    """The major version of this Java, 0 when it does not tell."""
    told = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(?:1\.)?(\d+)', told)
    return int(found[1]) if found else 0


def options(master: str | None) -> dict[str, str]:
    """The options of a quiet session on `master`.

    None leaves the master and the memory to Spark's own configuration where there is one
    (spark-defaults.conf, PYSPARK_SUBMIT_ARGS), and else takes all cores of this machine.
    """
    if master is None and not _configured():
        master = "local[*]"
    chosen = {} if master is None else {"spark.master": master}
    if master is not None and master.startswith("local"):
        chosen |= ALONE
    source = str(Path(__file__).parents[1])
    return chosen | {
        # Every pass of ALS refers to the one before it: deep recursion when a task is packed.
        "spark.driver.extraJavaOptions": "-Xss16m",
        "spark.executor.extraJavaOptions": "-Xss16m",
        "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(
            filter(None, [source, os.environ.get("PYTHONPATH")])
        ),
        "spark.executorEnv.PYTHONWARNINGS": f"ignore:{PANDAS_WARNING}:FutureWarning",
        "spark.log.level": "ERROR",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(ARROW_ROWS),
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }


def _configured() -> bool:
    home = os.environ.get("SPARK_HOME")
    folder = os.environ.get("SPARK_CONF_DIR") or (home and os.path.join(home, "conf"))
    defaults = bool(folder) and Path(str(folder), "spark-defaults.conf").is_file()
    return defaults or "PYSPARK_SUBMIT_ARGS" in os.environ
