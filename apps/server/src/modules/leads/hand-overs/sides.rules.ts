import type { HandOverState } from '@qingyuan/contract/lead-hand-overs';

interface Sent {
  readonly state: HandOverState;
  readonly from: { readonly code: string };
  readonly to: { readonly code: string };
  readonly superior: { readonly code: string } | null;
  readonly above: boolean;
}

/** What of a hand-over says who may do what. */
export function sidesOf({ state, from, to, superior, above }: Sent) {
  return { state, fromArea: from.code, toArea: to.code, superiorArea: superior?.code ?? null, above };
}
