/** What the demo store asks of the server, as typed calls. */

import type { Product, Shopper } from "../types";
import type { ShoptalkApi } from "../widget";

/** The widget's own API: the store and the chat are one shopper with one token. */
export function shoptalk(): ShoptalkApi {
  if (!window.Shoptalk) throw new Error("widget.js must be loaded before store.js");
  return window.Shoptalk;
}

async function get<T>(path: string, query: Record<string, string | number>): Promise<T> {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  const response = await shoptalk().request(`${path}?${search}`);
  return response.json();
}

export const fetchShoppers = async (query: string, limit: number): Promise<Shopper[]> =>
  (await get<{ shoppers: Shopper[] }>("/demo/shoppers", { query, limit })).shoppers;

export interface Listing {
  products: Product[];
  departments: { name: string; count: number }[];
  pages: number;
}

export const fetchProducts = (query: string, department: string, page: number): Promise<Listing> =>
  get("/demo/products", { query, department, page });

export async function fetchProduct(itemId: string): Promise<Product> {
  const path = `/demo/products/${encodeURIComponent(itemId)}`;
  const found = await get<Product | { product: Product }>(path, {});
  return "product" in found ? found.product : found;
}

export interface Picks {
  products: Product[];
  recommendation_id?: string;
}

export const fetchPicks = (n: number, itemId = ""): Promise<Picks> =>
  get("/v1/recommendations", { n, item_id: itemId });
