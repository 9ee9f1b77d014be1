"""The dialogue model as a service: threads that run it, and a line in front of them.

Jobs wait in a bounded line in which shoppers take turns (dialogue.waiting); a full one refuses at
once (`Busy`) rather than let everybody wait longer than anybody would.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dialogue.jobs import Busy, Generation, Gone, Job, RuntimeUnavailable
from dialogue.model import open_model
from dialogue.waiting import Closed, Full, Line

__all__ = ["Busy", "Generation", "Gone", "Job", "Runtime", "RuntimeUnavailable"]

FAILURES = 3  # one after the other, after which the model is loaded anew
LOOK = 0.1  # seconds between looks whether who asked is still there
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Entry:
    """A job in line; `over` is set when nobody waits for it any more."""

    job: Job
    deadline: float
    done: Future[Generation] = field(default_factory=Future)
    over: threading.Event = field(default_factory=threading.Event)

    def check(self) -> None:
        """Raises Gone or TimeoutError when there is no use in going on."""
        if self.over.is_set():
            raise Gone("nobody waits for this reply any more")
        if time.monotonic() >= self.deadline:
            raise TimeoutError("the dialogue model had no time left for this request")


class Runtime:
    """One loaded artifact and the threads that run it; `generate` may be called from any thread.

    `threads` replies are computed at once, 0 for as many as there are cores; `adapters` are the
    files of those that a job may name (dialogue.adapters).
    """

    def __init__(
        self, folder: Path, device: str = "auto", threads: int = 0, queue_size: int = 8,
        adapters: Mapping[str, Path] | None = None,
    ) -> None:  # fmt: skip
        self._open = partial(open_model, folder, device, threads, adapters or {})
        self._model = self._open()
        self.device, self.where = self._model.device, self._model.where
        self._size = queue_size
        self._line: Line[_Entry] = Line(queue_size)
        self._seconds = 1.0  # running mean of a job, for Retry-After
        self.fault = ""  # what is wrong with the model since its last success
        self._failures = 0
        self._lock = threading.Lock()
        self._closed = False
        self._threads = [self._start() for _ in range(self._model.workers)]

    def generate(self, job: Job, gone: Callable[[], bool] = bool) -> Generation:
        """The generation of `job`, after its turn in the line.

        Raises Busy when the line is full, TimeoutError when `job.seconds` run out before the
        model's turn, Gone when `gone` says that who asked has left (the model goes on with the
        next one within a token), RuntimeUnavailable when the model fails.
        """
        entry = _Entry(job, time.monotonic() + job.seconds)
        self._revive()
        try:
            self._line.put(job.shopper, entry)
        except Full:
            wait = self._seconds * self._size / len(self._threads)
            raise Busy(max(1, round(wait))) from None
        except Closed:
            raise RuntimeUnavailable("the dialogue model was closed") from None
        try:
            return self._wait(entry, gone)
        finally:
            entry.over.set()

    def waiting(self) -> int:
        """The number of jobs in the line."""
        return len(self._line)

    def close(self) -> None:
        """Ends the model's threads after the jobs that wait already."""
        self._closed = True
        self._line.close()
        for thread in self._threads:
            thread.join()

    def _wait(self, entry: _Entry, gone: Callable[[], bool]) -> Generation:
        while True:
            try:
                return entry.done.result(timeout=LOOK)
            except TimeoutError:
                if entry.done.done():  # just now, or the time is that of the job itself
                    return entry.done.result()
                if gone():
                    raise Gone("who asked has left") from None
                if time.monotonic() > entry.deadline + 1:
                    raise
                self._revive()

    def _start(self) -> threading.Thread:
        thread = threading.Thread(target=self._work, name="dialogue-model", daemon=True)
        thread.start()
        return thread

    def _revive(self) -> None:
        """Starts those threads again that something has ended."""
        with self._lock:
            for place, thread in enumerate(self._threads):
                if not self._closed and not thread.is_alive():
                    log.error("a thread of the model had ended: it is started again")
                    self._threads[place] = self._start()

    def _work(self) -> None:
        while (entry := self._line.take()) is not None:
            started = time.monotonic()
            try:
                entry.check()
                entry.done.set_result(self._model.run(entry.job, entry.check))
                self._failures, self.fault = 0, ""
            except (TimeoutError, Gone) as error:
                entry.done.set_exception(error)
            except BaseException as error:  # the thread must outlive any one request
                log.exception("generation failed")
                self._failed(error)
                entry.done.set_exception(RuntimeUnavailable(f"generation failed: {error}"))
                if not isinstance(error, Exception):
                    raise
            self._seconds += 0.2 * (time.monotonic() - started - self._seconds)

    def _failed(self, error: BaseException) -> None:
        """Notes a failure; after some in a row the model is loaded anew, once for all threads."""
        with self._lock:
            self.fault = str(error)
            self._failures += 1
            if self._failures < FAILURES:
                return
            self._failures = 0
            try:
                self._model = self._open()
                log.warning("the dialogue model was loaded anew after %d failures", FAILURES)
            except RuntimeUnavailable as unavailable:
                self.fault = str(unavailable)
                log.error("the dialogue model could not be loaded anew: %s", unavailable)
