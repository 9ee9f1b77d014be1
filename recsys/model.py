"""What training leaves behind: item factors, popularity and rhythm, in a folder that is checked."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from recsys.catalog import Catalog
from recsys.factors import fitting_regularization, item_factors
from recsys.interactions import Ledger, Weighting, read, weigh
from recsys.manifest import MANIFEST, ModelError, read_manifest, write_manifest
from recsys.popularity import popularity, trend, typical_gaps

__all__ = ["Model", "ModelError", "Settings", "fit", "load", "save"]

FILES = ("factors.npy", "items.parquet")
log = logging.getLogger(__name__)


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

    def __post_init__(self) -> None:
        if self.factors < 1 or self.iterations < 1:
            raise ValueError("settings: factors and iterations must be 1 or more")
        if not self.regularization > 0:
            raise ValueError("settings.regularization: must be > 0")


@dataclass(frozen=True, eq=False, slots=True)
class Model:
    """A trained ranking: row i of every array belongs to `items[i]`.

    `gram` is YᵀY of the factors; `trend` scales the factors of an item as a candidate; `gaps` are
    the usual days between two purchases of an item by one shopper (NaN when unknown),
    `typical_gap` that over the shop; `regularization` the λ in force; `figures` what was counted.
    """

    items: pd.Index
    factors: npt.NDArray[np.float32]
    gram: npt.NDArray[np.float64]
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
) -> Model:
    """The model of these events as seen at `now`; deterministic for the same events and settings.

    Columns as in `interactions.build`. Items that left the catalogue still teach; they are never
    recommended. Raises InteractionError for events it cannot read.
    """
    ledger = read(events, now)
    interactions = weigh(ledger, settings.weighting)
    log.info("%d users, %d items, %d cells", *interactions.matrix.shape, interactions.matrix.nnz)
    regularization = fitting_regularization(interactions.matrix, settings.regularization)
    factors = item_factors(
        interactions.matrix,
        settings.factors,
        regularization,
        settings.iterations,
        settings.seed,
        progress,
    )
    lately = _popularity(ledger, settings, settings.popularity_half_life_days)
    gaps, typical = typical_gaps(interactions)
    known = interactions.items.isin(catalog.ids)
    figures = {
        "events": len(events),
        "users": len(interactions.users),
        "items": len(interactions.items),
        "items_in_catalog": int(known.sum()),
        "cells": int(interactions.matrix.nnz),
    }
    wide = factors.astype(np.float64)
    return Model(
        items=interactions.items,
        factors=factors,
        gram=wide.T @ wide,
        popularity=lately,
        trend=trend(lately, _popularity(ledger, settings, None)),
        gaps=gaps,
        typical_gap=typical,
        regularization=regularization,
        settings=settings,
        trained_at=now if now.tzinfo else now.replace(tzinfo=timezone.utc),
        figures=figures,
    )


def _popularity(
    ledger: Ledger, settings: Settings, half_life_days: float | None
) -> npt.NDArray[np.float64]:
    weighting = replace(settings.weighting, half_life_days=half_life_days, floor=0.0)
    return popularity(weigh(ledger, weighting))


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
    told = {
        "trained_at": model.trained_at.isoformat(),
        "typical_gap_days": None if np.isnan(model.typical_gap) else model.typical_gap,
        "regularization": model.regularization,
        "settings": asdict(model.settings),
        "figures": dict(model.figures),
    }
    write_manifest(partial, FILES, told)
    os.replace(partial, folder)


def load(folder: Path) -> Model:
    """The model saved in `folder`, each file checked against its SHA-256 in the manifest.

    Raises ModelError naming the file that is missing, damaged or of another format.
    """
    manifest = read_manifest(folder, FILES)
    factors = np.load(folder / "factors.npy", allow_pickle=False)
    table = pd.read_parquet(folder / "items.parquet")
    try:
        return _assembled(manifest, factors, table)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{folder / MANIFEST}: {error!r}") from error


def _assembled(
    manifest: dict[str, Any], factors: npt.NDArray[np.float32], table: pd.DataFrame
) -> Model:
    settings = dict(manifest["settings"])
    settings["weighting"] = Weighting(**settings["weighting"])
    gap = manifest["typical_gap_days"]
    wide = factors.astype(np.float64)
    return Model(
        items=pd.Index(table["item_id"].astype(object), dtype=object),
        factors=factors,
        gram=wide.T @ wide,
        popularity=table["popularity"].to_numpy(np.float64),
        trend=table["trend"].to_numpy(np.float64),
        gaps=table["gap_days"].to_numpy(np.float64),
        typical_gap=float("nan") if gap is None else float(gap),
        regularization=float(manifest["regularization"]),
        settings=Settings(**settings),
        trained_at=datetime.fromisoformat(manifest["trained_at"]),
        figures=manifest["figures"],
    )
