"""What Spark needs to start: its Java among programs that only tell a version, and its options."""

from __future__ import annotations

from pathlib import Path

import pytest

from recsys.launch import java_problem, options


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("JAVA_HOME", "SPARK_HOME", "SPARK_CONF_DIR", "PYSPARK_SUBMIT_ARGS"):
        monkeypatch.delenv(name, raising=False)


def java(folder: Path, version: str) -> Path:
    """A folder with a java in bin that only tells this version."""
    program = folder / "bin" / "java"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2024' >&2\n")
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize("version", ["17.0.15", "21", "25-ea"])
def test_a_java_new_enough_is_no_problem(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, version)))
    assert java_problem() == ""


@pytest.mark.parametrize(("version", "told"), [("1.8.0_402", "8"), ("11.0.22", "11")])
def test_an_old_one_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str, told: str
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, version)))
    assert java_problem() == f"{tmp_path}/bin/java is Java {told}: install Java 17 or newer"


def test_without_java_home_the_path_is_searched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    java(tmp_path, "17.0.1")
    assert java_problem() == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "no `java` on the PATH, no JAVA_HOME" in java_problem()


def test_a_wrong_java_home_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert f"JAVA_HOME={tmp_path} holds none" in java_problem()


def test_without_a_configuration_all_cores_of_this_machine_work() -> None:
    chosen = options(None)
    assert chosen["spark.master"] == "local[*]" and "spark.driver.memory" in chosen


def test_a_configuration_of_spark_is_obeyed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "spark-defaults.conf").write_text("spark.master spark://far:7077\n")
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    assert not {"spark.master", "spark.driver.memory", "spark.driver.host"} & set(options(None))


def test_a_named_master_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", "--master yarn pyspark-shell")
    chosen = options("spark://near:7077")
    assert chosen["spark.master"] == "spark://near:7077" and "spark.driver.host" not in chosen


def test_workers_find_this_package() -> None:
    assert str(Path(__file__).parents[2]) in options(None)["spark.executorEnv.PYTHONPATH"]
