/** `price` as the shopper's locale writes it, or "" where there is none. */
export function money(price: number | string | null | undefined, currency: string): string {
  const amount = Number(price ?? NaN);
  if (!Number.isFinite(amount)) return "";
  try {
    return new Intl.NumberFormat(undefined, { style: "currency", currency }).format(amount);
  } catch {
    // An unknown currency code is no reason to hide the price.
    return `${amount.toFixed(2)} ${currency}`;
  }
}
