"""What the demo store's page asks for: its shoppers and its shelves. Off unless the demo is on."""

from __future__ import annotations

from functools import lru_cache

from apiflask import APIBlueprint
from flask import Response

from engine.api.answers import (
    DepartmentJson,
    ProductJson,
    ProductsAnswer,
    ShopperJson,
    ShoppersAnswer,
    json_response,
)
from engine.api.context import products, services
from engine.api.errors import ApiError
from engine.api.listing import Shelves
from engine.api.models import ProductsQuery, ShoppersQuery
from engine.api.render import product_json
from engine.store import shoppers as shopper_store
from engine.store.database import reading
from recsys.catalog import Catalog
from recsys.model import Model

demo = APIBlueprint("demo", __name__, url_prefix="/demo", tag="Demo store")


@demo.before_request
def _demo_only() -> None:
    if not services().config.demo:
        raise ApiError(404, "the demo store is off (SHOPTALK_DEMO)")


@demo.get("/shoppers")
@demo.input(ShoppersQuery, location="query", arg_name="query")
@demo.output(ShoppersAnswer)
def get_shoppers(query: ShoppersQuery) -> Response:
    """Shoppers of the data set whose label has the words asked for."""
    with reading(services().database) as connection:
        found = shopper_store.list_shoppers(connection, query.limit, query.query)
    body = ShoppersAnswer(
        shoppers=[
            ShopperJson(user_id=one.user_id, label=one.label, purchases=one.purchases)
            for one in found
        ]
    )
    return json_response(body)


@demo.get("/products")
@demo.input(ProductsQuery, location="query", arg_name="query")
@demo.output(ProductsAnswer)
def get_products(query: ProductsQuery) -> Response:
    """A page of the shelves: the most bought first, or what fits the words asked for."""
    shop = services().shop
    shelves = _shelves(shop.catalog, shop.model)
    found = shelves.find(query.query, query.department, query.page)
    body = ProductsAnswer(
        products=[product_json(product) for product in found.products],
        departments=[DepartmentJson(name=name, count=n) for name, n in shelves.departments],
        page=found.page,
        pages=found.pages,
    )
    return json_response(body)


@demo.get("/products/<path:item_id>")
@demo.output(ProductJson)
def get_product(item_id: str) -> Response:
    """One product."""
    product = products().get(item_id)
    if product is None:
        raise ApiError(404, "the shop has no such product", "item_id")
    return json_response(product_json(product))


# A reloaded catalogue or model is a new object, and so finds no shelves kept for it.
@lru_cache(maxsize=1)
def _shelves(catalog: Catalog, model: Model | None) -> Shelves:
    popularity = {} if model is None else dict(zip(model.items, model.popularity.tolist()))
    return Shelves(catalog.products, popularity)
