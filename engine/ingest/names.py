"""What others call it: names of columns and of events, and ours for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recsys.types import EVENT_KINDS, EventKind

# The first name that has a value in a row counts.
EVENT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "event_id": ("event_id", "message_id", "insert_id"),
    "user_id": (
        "user_id", "user", "customer_id", "visitor_id", "visitorid", "household_id",
        "user_pseudo_id", "client_id", "anonymous_id",
    ),
    "item_id": ("item_id", "itemid", "item", "product_id", "product", "sku"),
    "event_name": (
        "event_name", "event", "event_type", "action", "behavior", "feedback_type", "name", "type",
    ),
    "timestamp": (
        "timestamp", "ts", "event_timestamp", "timestamp_micros", "event_time", "time", "datetime",
        "at", "date", "created_at", "event_date",
    ),
    "quantity": ("quantity", "qty", "units"),
    "price": ("price", "unit_price", "item_price", "price_in_usd", "price_usd"),
    "session_id": ("session_id", "ga_session_id", "session", "basket_id"),
    "recommendation_id": ("recommendation_id",),
    "currency": ("currency", "currency_code"),
}  # fmt: skip
EVENT_REQUIRED = ("user_id", "item_id", "event_name", "timestamp")

# Where an event keeps its products, and what a product's own id is called there.
ITEM_LISTS = ("items", "products", "product_details", "line_items")
ITEM_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "item_id": ("item_id", "product_id", "id", "sku"),
    "quantity": EVENT_COLUMNS["quantity"],
    "price": EVENT_COLUMNS["price"],
    "currency": EVENT_COLUMNS["currency"],
}
# Objects whose fields count as the event's own: Segment, GA4 export, Measurement Protocol.
INNER = ("properties", "ecommerce", "params")

PRODUCT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "item_id": ("item_id", "product_id", "id", "sku", "itemid"),
    "name": ("name", "title", "item_name", "product_name", "product_title"),
    "category": (
        "category", "product_type", "item_category", "product_category", "google_product_category",
    ),
    "brand": ("brand", "item_brand", "vendor", "manufacturer"),
    "price": ("price", "unit_price", "price_in_usd", "price_usd"),
    "currency": ("currency", "currency_code", "price_currency"),
    "in_stock": ("in_stock", "availability", "available", "stock", "inventory"),
    "url": ("url", "link", "product_url"),
    "image_url": ("image_url", "image_link", "image", "image_src"),
    "description": ("description", "body"),
    "attributes": ("attributes",),
}  # fmt: skip
PRODUCT_REQUIRED = ("item_id", "name")
# A column that says so in its name has its prices in that currency.
PRICE_CURRENCY = {"price_in_usd": "USD", "price_usd": "USD"}

IGNORED = "ignored"

_KINDS: Mapping[EventKind, tuple[str, ...]] = {
    "list_view": (
        "view_item_list",  # GA4
        "product_list_viewed",  # Segment
        "collection_viewed", "search_submitted",  # Shopify
        "search", "category_page_view",  # Google Retail
    ),
    "view": (
        "view_item", "select_item",
        "product_viewed", "product_clicked",
        "detail_page_view",
        "click", "read", "page_read",  # Gorse and logs
    ),
    "cart": (
        "add_to_cart", "begin_checkout",
        "product_added", "checkout_started",
        "product_added_to_cart",
        "addtocart",
    ),
    "purchase": (
        "purchase_complete", "in_app_purchase",
        "order_completed", "product_purchased",
        "checkout_completed",
        "buy", "bought", "order", "transaction",
    ),
    "wishlist": (
        "add_to_wishlist", "product_added_to_wishlist",
        "like", "star", "favorite", "favourite", "save",
    ),
    "remove": (
        "remove_from_cart", "product_removed", "product_removed_from_cart",
    ),
    "return": ("refund", "order_refunded", "returned"),
    "dislike": ("thumbs_down", "not_interested"),
}  # fmt: skip

# Events that shops send along with the others and that are about no product.
_NOT_ABOUT_PRODUCTS = (
    # GA4
    "page_view", "session_start", "first_visit", "first_open", "user_engagement", "scroll",
    "view_promotion", "select_promotion", "view_search_results", "view_cart", "add_shipping_info",
    "add_payment_info", "file_download", "video_start", "video_progress", "video_complete",
    "form_start", "form_submit", "login", "sign_up", "share",
    # Segment
    "page", "identify", "screen", "group", "alias", "cart_viewed", "checkout_step_viewed",
    "checkout_step_completed", "payment_info_entered", "promotion_viewed", "promotion_clicked",
    "products_searched", "coupon_applied",
    # Shopify
    "page_viewed", "checkout_address_info_submitted", "checkout_contact_info_submitted",
    "checkout_shipping_info_submitted", "payment_info_submitted",
    # Google Retail
    "home_page_view", "shopping_cart_page_view", "promotion_offered", "promotion_not_offered",
)  # fmt: skip

EVENT_NAMES: dict[str, EventKind | str] = {
    **{kind: kind for kind in EVENT_KINDS},
    **{name: kind for kind, names in _KINDS.items() for name in names},
    **{name: IGNORED for name in _NOT_ABOUT_PRODUCTS},
}

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_GAP = re.compile(r"[\s_\-./:$]+")


def normal_name(name: str) -> str:
    """`name` in snake case: "Product Viewed", "detail-page-view" and "addToCart" alike."""
    return _GAP.sub("_", _HUMP.sub("_", name.strip())).strip("_").lower()
