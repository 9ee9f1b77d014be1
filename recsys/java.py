"""Whether there is a Java that Spark can run on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

LEAST = 17


def java_problem() -> str:
    """What to install, and why, for Spark to find its Java; "" when it will."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(str(Path(home, "bin", "java")) if home else "java")
    if java is None:
        where = f"JAVA_HOME={home} holds none" if home else "no `java` on the PATH, no JAVA_HOME"
        return f"Java is missing ({where}): install Java {LEAST} or newer"
    version = _version(java)
    return "" if version >= LEAST else f"{java} is Java {version}: install Java {LEAST} or newer"


def _version(java: str) -> int:
    """The major version of this Java, 0 when it does not tell."""
    told = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(?:1\.)?(\d+)', told)
    return int(found[1]) if found else 0
