import { useEffect, useRef } from 'react';
import { useRouter } from '@tanstack/react-router';
import { shortcutOf } from './shortcuts.ts';

interface Props {
  readonly onHelp: () => void;
}

/** `/` to the conditions of a list, `?` for help, `g t` to the to-do list. */
export function useShortcuts({ onHelp }: Props): void {
  const router = useRouter();
  const before = useRef('');
  const help = useRef(onHelp);
  useEffect(() => {
    help.current = onHelp;
  });
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const shortcut = shortcutOf(before.current, event.key);
      before.current = event.key;
      if (shortcut === undefined) return;
      event.preventDefault();
      if (shortcut === 'search') document.querySelector<HTMLElement>('[data-list-search], .ui-filter input')?.focus();
      else if (shortcut === 'help') help.current();
      else void router.navigate({ href: '/todo' });
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router]);
}

/** Keys belong to the text while one is being written, and to a dialog while one is open. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], dialog') !== null
  );
}
