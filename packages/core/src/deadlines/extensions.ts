import type { ClockRule, Period } from './rule.ts';

/** An extension that was approved. `period` is given where the rule leaves the term to the approving body, only there. */
export interface GrantedExtension {
  readonly id: string;
  readonly period?: Period | undefined;
}

export interface Extended {
  readonly kind: 'extended';
  readonly id: string;
  readonly period: Period;
}

function grantedPeriod(rule: ClockRule, granted: GrantedExtension): Period {
  const name = `${rule.id}@${rule.version}, extension ${granted.id}`;
  const allowed = rule.extensions.find(({ id }) => id === granted.id);
  if (allowed === undefined) throw new RangeError(`${name}: the rule does not know it`);
  if (allowed.period !== undefined && granted.period !== undefined) throw new RangeError(`${name}: its term is fixed`);
  const period = allowed.period ?? granted.period;
  if (period === undefined) throw new RangeError(`${name}: the approved term is missing`);
  if ((period.unit === 'hour') !== (rule.unit === 'hour')) throw new RangeError(`${name}: hours and days do not mix`);
  return period;
}

/** The terms that approved extensions add. Throws RangeError for one that the rule does not know or that came twice. */
export function extensionSteps(rule: ClockRule, granted: readonly GrantedExtension[]): Extended[] {
  const ids = new Set(granted.map(({ id }) => id));
  if (ids.size !== granted.length) throw new RangeError(`${rule.id}@${rule.version}: an extension is granted twice`);
  return granted.map((one) => ({ kind: 'extended', id: one.id, period: grantedPeriod(rule, one) }));
}
