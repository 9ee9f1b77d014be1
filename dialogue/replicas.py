"""The only home of ray: the same runtime in several processes, as a Ray Serve deployment.

Replicas are processes of their own, on one machine or on many: a crash of one takes no other with
it. Each has the whole model and contexts of its own: a prompt is read anew where another replica
has read its beginning.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ray
from ray import serve
from ray.exceptions import RayTaskError

from dialogue.jobs import Busy, Generation, Gone, Job, RuntimeUnavailable
from dialogue.runtime import Runtime

APP = "shoptalk-dialogue"
LOOK = 0.1  # seconds between looks whether who asked is still there
log = logging.getLogger(__name__)


class Replica:
    """One runtime in a process of its own; what Ray Serve calls."""

    def __init__(self, folder: str, device: str, threads: int, queue_size: int) -> None:
        self.runtime = Runtime(Path(folder), device, threads, queue_size)

    def generate(self, job: Job) -> Generation | Exception:
        """What the runtime gives, or the error it raises, as a value: Ray wraps what is raised."""
        try:
            return self.runtime.generate(job)
        except (Busy, Gone, RuntimeUnavailable, TimeoutError) as error:
            return error

    def where(self) -> str:
        """Where the model runs."""
        return self.runtime.where


class Replicas:
    """`count` runtimes behind one `generate`, as `dialogue.runtime.Runtime` has it.

    Raises RuntimeUnavailable when they do not start. Adapters are not served by replicas.
    """

    def __init__(
        self, folder: Path, device: str = "auto", threads: int = 1, queue_size: int = 8,
        count: int = 2,
    ) -> None:  # fmt: skip
        self._started = not ray.is_initialized()
        if self._started:
            ray.init(include_dashboard=False, log_to_driver=False, configure_logging=False)
        deployment = serve.deployment(
            num_replicas=count, max_ongoing_requests=queue_size + 1,
            ray_actor_options={"num_cpus": 0, "runtime_env": {"env_vars": _quiet()}},
            health_check_timeout_s=120,
        )(Replica)  # fmt: skip
        bound = deployment.bind(str(folder.resolve()), device, threads, queue_size)
        try:
            self._handle: Any = serve.run(bound, name=APP, route_prefix=None)
            self.where = f"{count} replicas, {self._handle.where.remote().result(timeout_s=120)}"
        except Exception as error:
            self.close()
            raise RuntimeUnavailable(f"the replicas do not start: {error}") from error
        self.device = self.where.rpartition(", ")[2].partition(":")[0]
        self.fault = ""

    def generate(self, job: Job, gone: Callable[[], bool] = bool) -> Generation:
        """The generation of `job` by the replica that has the least to do.

        Raises as `Runtime.generate` does.
        """
        response = self._handle.generate.remote(job)
        waited = 0.0
        while True:
            try:
                found = response.result(timeout_s=LOOK)
                break
            except TimeoutError:
                waited += LOOK
                if gone():
                    response.cancel()
                    raise Gone("who asked has left") from None
                if waited > job.seconds + 1:
                    response.cancel()
                    raise TimeoutError("no replica answered in time") from None
            except RayTaskError as error:
                self.fault = str(error).strip().rpartition("\n")[2]
                raise RuntimeUnavailable(f"a replica failed: {self.fault}") from error
        if isinstance(found, Exception):
            raise found
        self.fault = ""
        return found

    def close(self) -> None:
        """Ends the replicas, and Ray where it was started here."""
        serve.delete(APP)
        if self._started:
            serve.shutdown()
            ray.shutdown()


def _quiet() -> Mapping[str, str]:
    return {"ORT_DISABLE_TELEMETRY": "1", "OMP_WAIT_POLICY": "passive"}
