"""What training leaves behind: item factors, popularity and rhythm, in a folder that is checked."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_matrix, load_npz, save_npz

from recsys.associations import Tying, tie
from recsys.catalog import Catalog
from recsys.factors import fitting_regularization, item_factors
from recsys.interactions import Interactions, Ledger, Weighting, read, weigh
from recsys.manifest import MANIFEST, ModelError, read_manifest, write_manifest
from recsys.popularity import popularity, trend, typical_gaps

__all__ = ["Model", "ModelError", "Settings", "fit", "load", "save"]

FILES = ("factors.npy", "items.parquet")
TIES = "ties-{}.npz"
# A model that goes on from one of a few weeks ago needs no more.
WARM_ITERATIONS = 4
Factoriser = Callable[..., npt.NDArray[np.float32]]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Blend:
    """How much each source counts in a score (`recsys.score`).

    `factors` is ALS, `ties` what the shopper's items lead to, `popular` what sells lately. Within
    the ties, `shown`, `turned`, `bought` and `beside` weigh the groups of behaviour. `trend` is the
    power of the factor by which an item sells better lately than it always did.
    """

    factors: float = 0.5
    ties: float = 1.0
    popular: float = 0.1
    shown: float = 1.0
    turned: float = 1.0
    bought: float = 1.0
    beside: float = 1.0
    trend: float = 0.0

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if not 0 <= value < np.inf:
                raise ValueError(f"blend.{name}: {value} is not 0 or more")

    def weight(self, group: str) -> float:
        """The weight of a group of behaviour within the ties."""
        return float(getattr(self, group))


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is trained.

    `regularization` is the λ of ALS, less in a small shop (`fitting_regularization`); alpha is
    part of `weighting`. `popularity_half_life_days` is shorter than that of taste: what sells
    changes faster than what a shopper likes. Defaults chosen as those of Weighting.
    """

    factors: int = 64
    regularization: float = 10.0
    iterations: int = 15
    seed: int = 42
    weighting: Weighting = field(default_factory=Weighting)
    popularity_half_life_days: float | None = 14.0
    tying: Tying = field(default_factory=Tying)
    blend: Blend = field(default_factory=Blend)

    def __post_init__(self) -> None:
        if self.factors < 1 or self.iterations < 1:
            raise ValueError("settings: factors and iterations must be 1 or more")
        if not self.regularization > 0:
            raise ValueError("settings.regularization: must be > 0")


@dataclass(frozen=True, eq=False, slots=True)
class Model:
    """A trained ranking: row i of every array belongs to `items[i]`.

    `ties` holds a matrix (items x items) for each group of behaviour that occurs
    (`recsys.associations`); `trend` scales the score of an item as a candidate; `gaps` are
    the usual days between two purchases of an item by one shopper (NaN when unknown),
    `typical_gap` that over the shop; `regularization` the λ in force; `figures` what was counted.
    """

    items: pd.Index
    factors: npt.NDArray[np.float32]
    ties: Mapping[str, csr_matrix]
    popularity: npt.NDArray[np.float64]
    trend: npt.NDArray[np.float64]
    gaps: npt.NDArray[np.float64]
    typical_gap: float
    regularization: float
    settings: Settings
    trained_at: datetime
    figures: Mapping[str, float]


def fit(
    events: pd.DataFrame,
    catalog: Catalog,
    settings: Settings,
    now: datetime,
    progress: bool = False,
    start: Model | None = None,
    factorise: Factoriser = item_factors,
) -> Model:
    """The model of these events as seen at `now`; deterministic for the same events and settings.

    Columns as in `interactions.build`. Items that left the catalogue still teach; they are never
    recommended. `start` is a model of nearly the same events and settings, whose factors are taken
    up where they stand: WARM_ITERATIONS bring them home. `factorise` gives the item factors; its
    arguments are those of `factors.item_factors`. Raises InteractionError for events it cannot
    read.
    """
    ledger = read(events, now)
    interactions = weigh(ledger, settings.weighting)
    log.info("%d users, %d items, %d cells", *interactions.matrix.shape, interactions.matrix.nnz)
    regularization = fitting_regularization(interactions.matrix, settings.regularization)
    factors = factorise(
        interactions.matrix,
        settings.factors,
        regularization,
        settings.iterations if start is None else min(settings.iterations, WARM_ITERATIONS),
        settings.seed,
        progress,
        None if start is None else _moved(start, interactions.items),
    )
    lately = _popularity(ledger, settings, settings.popularity_half_life_days)
    gaps, typical = typical_gaps(interactions)
    return Model(
        items=interactions.items,
        factors=factors,
        ties=tie(
            ledger.log, interactions.cells, interactions.matrix.shape, settings.tying
        ),
        popularity=lately,
        trend=trend(lately, _popularity(ledger, settings, None)),
        gaps=gaps,
        typical_gap=typical,
        regularization=regularization,
        settings=settings,
        trained_at=now if now.tzinfo else now.replace(tzinfo=timezone.utc),
        figures=_counted(interactions, catalog, len(events)),
    )


def _counted(interactions: Interactions, catalog: Catalog, events: int) -> dict[str, float]:
    return {
        "events": events,
        "users": len(interactions.users),
        "items": len(interactions.items),
        "items_in_catalog": int(interactions.items.isin(catalog.ids).sum()),
        "cells": int(interactions.matrix.nnz),
    }


def _moved(start: Model, items: pd.Index) -> npt.NDArray[np.float32]:
    """The factors of `start` in the order of `items`; NaN for those it did not know."""
    place = start.items.get_indexer(items)
    return np.where(place[:, None] >= 0, start.factors[place], np.float32(np.nan))


def _popularity(
    ledger: Ledger, settings: Settings, half_life_days: float | None
) -> npt.NDArray[np.float64]:
    weighting = replace(settings.weighting, half_life_days=half_life_days, floor=0.0)
    return popularity(ledger, weighting)


def save(model: Model, folder: Path) -> None:
    """Writes the model as a new folder; it appears complete or not at all.

    Raises ModelError when the folder exists.
    """
    if folder.exists():
        raise ModelError(f"{folder}: exists already")
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    np.save(partial / "factors.npy", model.factors, allow_pickle=False)
    table = {
        "item_id": model.items,
        "popularity": model.popularity,
        "trend": model.trend,
        "gap_days": model.gaps,
    }
    pd.DataFrame(table).to_parquet(partial / "items.parquet", index=False)
    for group, ties in model.ties.items():
        save_npz(partial / TIES.format(group), ties, compressed=False)
    told = {
        "trained_at": model.trained_at.isoformat(),
        "typical_gap_days": None if np.isnan(model.typical_gap) else model.typical_gap,
        "regularization": model.regularization,
        "settings": asdict(model.settings),
        "ties": list(model.ties),
        "figures": dict(model.figures),
    }
    write_manifest(partial, [*FILES, *map(TIES.format, model.ties)], told)
    os.replace(partial, folder)


def load(folder: Path) -> Model:
    """The model saved in `folder`, each file checked against its SHA-256 in the manifest.

    Raises ModelError naming the file that is missing, damaged or of another format.
    """
    manifest = read_manifest(folder, FILES)
    factors = np.load(folder / "factors.npy", allow_pickle=False)
    table = pd.read_parquet(folder / "items.parquet")
    try:
        ties = {group: load_npz(folder / TIES.format(group)) for group in manifest["ties"]}
        return _assembled(manifest, factors, ties, table)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{folder / MANIFEST}: {error!r}") from error


def _assembled(
    manifest: dict[str, Any],
    factors: npt.NDArray[np.float32],
    ties: Mapping[str, csr_matrix],
    table: pd.DataFrame,
) -> Model:
    gap = manifest["typical_gap_days"]
    return Model(
        items=pd.Index(table["item_id"].astype(object), dtype=object),
        factors=factors,
        ties=ties,
        popularity=table["popularity"].to_numpy(np.float64),
        trend=table["trend"].to_numpy(np.float64),
        gaps=table["gap_days"].to_numpy(np.float64),
        typical_gap=float("nan") if gap is None else float(gap),
        regularization=float(manifest["regularization"]),
        settings=settings_from(manifest["settings"]),
        trained_at=datetime.fromisoformat(manifest["trained_at"]),
        figures=manifest["figures"],
    )


def settings_from(told: Mapping[str, Any]) -> Settings:
    """The settings that `asdict` wrote; TypeError or ValueError naming what is wrong with them."""
    parts = {"weighting": Weighting, "tying": Tying, "blend": Blend}
    return Settings(**{
        name: parts[name](**value) if name in parts else value for name, value in told.items()
    })  # fmt: skip
