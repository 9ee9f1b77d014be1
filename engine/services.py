"""What a request is served with: the database, the shop as last read, and the voice."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from dialogue.draft import Voice, spoken_by
from dialogue.lexicon import Lexicon, build_lexicon
from dialogue.phrases import BOOKS, PhraseBook
from dialogue.phrases import load as load_phrases
from engine import models
from engine.config import Config
from engine.store import catalog as catalog_store
from engine.store import rules as rule_store
from engine.store.database import Engine, connect, reading
from engine.voice import open_voice
from recsys.catalog import Catalog
from recsys.encoder import Encoder, EncoderError
from recsys.model import Model, load
from recsys.recommend import Query, recommend
from recsys.rules import Rule, usable

log = logging.getLogger(__name__)

CHECK_SECONDS = 2.0  # how often a server looks for a new catalogue or model


class Version(NamedTuple):
    """What tells one moment of the shop from the next; `model` is "" until the first training."""

    catalog: str
    model: str
    rules: str


@dataclass(frozen=True, slots=True)
class Shop:
    """The catalogue, the model, the words and the rules of the shop, all of one moment.

    `model` is None until the first training.
    """

    catalog: Catalog
    lexicon: Lexicon
    model: Model | None
    version: Version
    rules: tuple[Rule, ...] = ()


class Services:
    """The services of one server process; `shop` follows the store without a restart."""

    def __init__(self, config: Config, database: Engine, voice: Voice) -> None:
        self.config = config
        self.database = database
        self.voice = voice
        self.phrases: Mapping[str, PhraseBook] = {one: load_phrases(one) for one in BOOKS}
        self._shop = read_shop(config, database)
        self._checked = time.monotonic()
        self._lock = threading.Lock()

    @property
    def shop(self) -> Shop:
        """The shop as last read; a newer one is read in the background and swapped in whole."""
        if time.monotonic() - self._checked > CHECK_SECONDS and self._lock.acquire(blocking=False):
            self._checked = time.monotonic()
            threading.Thread(target=self._refresh, name="shop-reader", daemon=True).start()
        return self._shop

    @property
    def catalog(self) -> Catalog:
        """The catalogue of the shop as last read."""
        return self.shop.catalog

    def voice_to(
        self, user_id: str, consents: Collection[str], gone: Callable[[], bool] = bool
    ) -> Voice:
        """The voice that speaks to a shopper: that of an adapter, where one is theirs.

        `gone` tells whether they have left.
        """
        voice = replace(self.voice, shopper=user_id, gone=gone)
        return spoken_by(voice, self.config.adapter, user_id, consents)

    def close(self) -> None:
        """Ends the model, if there is one."""
        close = getattr(self.voice.runtime, "close", None)
        if close is not None:
            close()

    def _refresh(self) -> None:
        try:
            if self.voice.adapters is not None:
                self.voice.adapters.refresh()
            if current_version(self.config, self.database) != self._shop.version:
                self._shop = read_shop(self.config, self.database)
                log.info(
                    "now serving catalogue %s with model %s and rules %s", *self._shop.version
                )
        except Exception:  # the shop as last read goes on serving
            log.exception("the shop could not be read again")
        finally:
            self._lock.release()


def open_services(config: Config) -> Services:
    """The services of this installation.

    A dialogue model that is missing or damaged is reported, and the templates answer; a database
    that cannot be opened raises.
    """
    config.home.mkdir(parents=True, exist_ok=True)
    return Services(config, connect(config.database), open_voice(config))


@lru_cache(maxsize=1)
def open_encoder(config: Config) -> Encoder | None:
    """The sentence encoder of this installation; None where there is none, or a damaged one."""
    if not config.encoder.is_dir():
        return None
    try:
        return Encoder(config.encoder, config.threads)
    except EncoderError as error:
        log.error("texts are compared by their words alone: %s", error)
        return None


def current_version(config: Config, database: Engine) -> Version:
    """What tells whether catalogue, model and rules are still those of a moment ago."""
    with reading(database) as connection:
        catalog = str(catalog_store.catalog_version(connection))
        rules = str(rule_store.rules_version(connection))
    return Version(catalog, models.current_name(config.models) or "", rules)


def read_shop(config: Config, database: Engine) -> Shop:
    """The shop as the store and the model folder have it now."""
    version = current_version(config, database)
    with reading(database) as connection:
        products = catalog_store.read_products(connection)
        kept = rule_store.read_rules(connection)
    catalog = Catalog.from_products(products, open_encoder(config))
    rules, problems = usable(catalog, kept)
    for problem in problems:  # a changed catalogue must not end the service
        log.error("a rule is left out: %s", problem)
    folder = models.current(config.models)
    model = load(folder) if folder else None
    if len(catalog):  # all is built and compiled here, so that no shopper waits for it
        _ = catalog.content
        if model is not None:
            recommend(model, catalog, Query(n=1))
    return Shop(
        catalog,
        build_lexicon(catalog.products.values()),
        model,
        version,
        rules,
    )
