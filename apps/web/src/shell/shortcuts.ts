export type Shortcut = 'search' | 'help' | 'todo';

/** What a key means after the one before it. */
export function shortcutOf(before: string, key: string): Shortcut | undefined {
  if (key === '/') return 'search';
  // 「？」 is what the key gives while a Chinese input method is on.
  if (key === '?' || key === '？') return 'help';
  if (before === 'g' && key === 't') return 'todo';
  return undefined;
}
