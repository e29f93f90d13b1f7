/** A count with thousands separated, the same in both languages: `1,234,567`. */
export function countText(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
}
