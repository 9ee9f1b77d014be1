"""What the server counts, for Prometheus; one registry for each app, so that apps do not mix."""

from __future__ import annotations

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector

# From a cached page to a reply that used up all its time.
SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Counters and times of one app, and the registry that holds them."""

    registry: CollectorRegistry
    requests: Counter
    seconds: Histogram
    replies: Counter
    refused: Counter
    events: Counter


def create_metrics() -> Metrics:
    """The metrics of a new app, all at zero."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    return Metrics(
        registry=registry,
        requests=Counter(
            "shoptalk_requests",
            "HTTP requests answered.",
            ["method", "route", "status"],
            registry=registry,
        ),
        seconds=Histogram(
            "shoptalk_request_seconds",
            "Seconds until the answer was ready to be sent.",
            ["route"],
            buckets=SECONDS,
            registry=registry,
        ),
        replies=Counter(
            "shoptalk_replies",
            "Chat replies by who worded them: model or template.",
            ["source"],
            registry=registry,
        ),
        refused=Counter(
            "shoptalk_refused_drafts",
            "Drafts of the dialogue model that the template answered for, by reason.",
            ["reason"],
            registry=registry,
        ),
        events=Counter(
            "shoptalk_events",
            "Events received, by outcome: accepted, duplicate or rejected.",
            ["outcome"],
            registry=registry,
        ),
    )
