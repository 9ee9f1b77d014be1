"""From the rows of a file to products: each that can be sold, once."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from engine.ingest.clean import find_columns
from engine.ingest.errors import EventError, Refusal
from engine.ingest.money import check_currency, price
from engine.ingest.names import PRICE_CURRENCY, PRODUCT_COLUMNS, PRODUCT_REQUIRED, normal_name
from engine.ingest.readers import Row, Source, as_object
from engine.ingest.rejects import write_reject
from engine.ingest.report import Tally
from engine.ingest.rules import identifier, is_nothing, plain_text
from recsys.types import Product

MAX_TEXT_CHARS = 20_000
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
_ADDRESS = re.compile(r"(https?://|/(?![/\\]))\S*|[^:/?#\s]+([/?#]\S*)?", re.ASCII | re.IGNORECASE)
_IN_STOCK = {"true", "yes", "1", "in_stock", "instock", "available", "limited_availability"}
_NOT_IN_STOCK = {
    "false", "no", "0", "out_of_stock", "outofstock", "sold_out", "soldout", "unavailable",
    "discontinued", "preorder", "pre_order", "backorder", "back_order",
}  # fmt: skip


def clean_products(
    source: Source, currency: str, tally: Tally, rejects: IO[str]
) -> Iterator[Product]:
    """The products of `source`; the other rows are counted, and rejects written.

    Columns we do not know become attributes. Raises IngestError when a column is missing.
    """
    if source.columns is not None:
        find_columns(source, PRODUCT_COLUMNS, PRODUCT_REQUIRED)
    seen: dict[str, Product] = {}
    for row in source.rows:
        tally.rows += 1
        record = as_object(row, source.columns)
        try:
            product, repairs = read_product(_fields(row, record), currency)
            known = seen.setdefault(product.item_id, product)
            if known is product:
                tally.repaired.update(repairs)
                yield product
            elif known == product:
                tally.duplicates += 1
            else:
                raise EventError("item_id", "was already used for another product")
        except EventError as error:
            tally.rejected[str(error)] += 1
            write_reject(rejects, source.name, row.line, str(error), record)


def read_product(fields: Mapping[str, Any], currency: str) -> tuple[Product, list[str]]:
    """The product in `fields` and how it was repaired; raises EventError for the first wrong one.

    Source for the states of stock: Google's product data specification and schema.org.
    """
    values: dict[str, Any] = {}
    repairs = []
    for name, rule in _RULES.items():
        try:
            if name in ("price", "currency"):
                values[name], repair = rule(fields.get(name), currency)
            else:
                values[name], repair = rule(fields.get(name))
        except Refusal as refusal:
            raise EventError(name, str(refusal)) from None
        if repair:
            repairs.append(f"{name} {repair}")
    return Product(**values), repairs


def _fields(row: Row, record: Mapping[str, Any]) -> dict[str, Any]:
    """The row's values by our names; those we have no name for are among the attributes."""
    if row.problem:
        raise EventError("row", row.problem)
    given = {normal_name(str(name)): value for name, value in record.items()}
    fields: dict[str, Any] = {}
    used = set()
    for name, aliases in PRODUCT_COLUMNS.items():
        full = [alias for alias in aliases if not is_nothing(given.get(alias))]
        if full:
            fields[name] = given[full[0]]
            used.add(full[0])
            if name == "price" and full[0] in PRICE_CURRENCY:
                fields["currency"] = PRICE_CURRENCY[full[0]]
    extra = {
        name: value for name, value in given.items() if name not in used and not is_nothing(value)
    }
    return {**fields, "attributes": (fields.get("attributes"), extra)}


def _name(raw: Any) -> tuple[str, str]:
    text, repair = _text(raw)
    if not text:
        raise Refusal("is missing")
    return text, repair


def _text(raw: Any) -> tuple[str, str]:
    if is_nothing(raw):
        return "", ""
    given = plain_text(raw)
    text = _SPACE.sub(" ", html.unescape(given)).strip()
    if len(text) > MAX_TEXT_CHARS:
        raise Refusal(f"is longer than {MAX_TEXT_CHARS:,} characters")
    return text, "" if text == given else "tidied"


def _address(raw: Any) -> tuple[str, str]:
    text, repair = _text(raw)
    # A page links to it: javascript: and the like must not get there.
    if text and not _ADDRESS.fullmatch(text):
        raise Refusal("is no http address")
    return text, repair


def _in_stock(raw: Any) -> tuple[bool, str]:
    if is_nothing(raw):
        return True, ""
    if isinstance(raw, bool):
        return raw, ""
    word = normal_name(plain_text(raw).rsplit("/", 1)[-1])
    if word in _IN_STOCK or word in _NOT_IN_STOCK:
        return word in _IN_STOCK, ""
    if re.fullmatch(r"\d{1,12}(_0+)?", word, re.ASCII):
        return int(word.split("_")[0]) > 0, ""
    raise Refusal("is neither in stock nor out of stock")


def _attributes(raw: Any) -> tuple[dict[str, str], str]:
    given, extra = raw
    if isinstance(given, str) and not is_nothing(given):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError):
            raise Refusal("is not a JSON object") from None
    if not isinstance(given, Mapping) and not is_nothing(given):
        raise Refusal("is not a JSON object")
    found = {}
    for name, value in {**extra, **(given or {})}.items():
        if isinstance(value, (Mapping, list, bool)):
            value = json.dumps(value, ensure_ascii=False, default=str)
        text, _ = _text(value)
        if text:
            found[_text(str(name))[0]] = text
    return found, ""


_RULES: Mapping[str, Any] = {
    "item_id": identifier,
    "name": _name,
    "category": _text,
    "brand": _text,
    "price": price,
    "currency": check_currency,
    "in_stock": _in_stock,
    "url": _address,
    "image_url": _address,
    "description": _text,
    "attributes": _attributes,
}
