import type { LinkProps } from '@qingyuan/ui/environment.tsx';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

/** A plain address that the router follows; new tab, middle click and copying stay the browser's. */
export function AppLink({ href, children, ...rest }: LinkProps) {
  const router = useRouter();
  function follow(event: MouseEvent) {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    void router.navigate({ href });
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}
