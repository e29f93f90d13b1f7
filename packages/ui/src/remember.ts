const PREFIX = 'qingyuan.';

/** A choice of this browser (language, columns, folded parts); never a personal datum. */
export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Storage may be shut off by policy; the choice then lasts until the page is left. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Nothing to do: see above.
  }
}
