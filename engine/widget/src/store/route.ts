/** Which page of the store the address names. */

export interface Route {
  item: string;
  department: string;
  query: string;
}

export function readRoute(): Route {
  const search = new URLSearchParams(location.search);
  const get = (name: string): string => search.get(name) ?? "";
  return { item: get("item"), department: get("department"), query: get("query") };
}

export function address(route: Partial<Route>): string {
  const given = Object.entries(route).filter(([, value]) => value);
  return given.length ? `/?${new URLSearchParams(given)}` : "/";
}
