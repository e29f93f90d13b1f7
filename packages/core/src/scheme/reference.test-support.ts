/**
 * The structure of a scheme worked out a second time, slowly and obviously: sets of descendants, recursion, strings and
 * big integers. It shares no code with the engine and exists to disagree with it.
 */

export interface ReferenceRow {
  readonly member: string;
  readonly recommender: string;
  readonly keys: readonly string[];
  readonly paidIn: string;
  readonly paidOut: string;
}

export interface ReferenceResult {
  readonly accounts: readonly string[];
  readonly persons: readonly string[];
  readonly findings: readonly string[];
}

interface Account {
  readonly row: number;
  readonly id: string;
  readonly recommender: string;
  readonly keys: readonly string[];
  readonly paidIn: bigint;
  readonly paidOut: bigint;
  status: string;
  parent: Account | undefined;
  children: Account[];
}

/** Works the table out; O(rows²) or worse. Thresholds are those of 公通字〔2013〕37号, written out. */
export function referenceStructure(rows: readonly ReferenceRow[]): ReferenceResult {
  const findings: [number, number, string][] = [];
  const accounts = collectAccounts(rows, findings);
  linkAll(accounts, findings);
  const personOf = mergePersons(accounts);
  const lined = accounts.filter((account) => !account.status.endsWith('cycle'));
  return {
    accounts: accounts.map((account) => accountLine(account, personOf)),
    persons: [...new Set(personOf.values())].map((person) => personLine(person, { accounts, lined, personOf })),
    findings: findings.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , line]) => line),
  };
}

function collectAccounts(rows: readonly ReferenceRow[], findings: [number, number, string][]): Account[] {
  const accounts: Account[] = [];
  rows.forEach((row, index) => {
    const id = row.member.trim();
    const first = accounts.find((account) => account.id === id);
    const bad = [...fault('paid_in', row.paidIn), ...fault('paid_out', row.paidOut)].join(';');
    if (bad !== '') findings.push([index, 6, `bad_money,${index + 1},${id},${quote(bad)}`]);
    if (id === '') findings.push([index, 0, `missing_id,${index + 1},,`]);
    else if (first !== undefined) findings.push([index, 1, `duplicate,${index + 1},${id},first_row=${first.row + 1}`]);
    else {
      const keys = row.keys.map((key) => key.trim().toUpperCase());
      accounts.push({
        row: index,
        id,
        recommender: row.recommender.trim(),
        keys,
        paidIn: amount(row.paidIn),
        paidOut: amount(row.paidOut),
        status: 'ok',
        parent: undefined,
        children: [],
      });
    }
  });
  return accounts;
}

const isAmount = (text: string): boolean => /^-?\d+(\.\d{1,2})?$/u.test(text);

function fault(role: string, text: string): string[] {
  const trimmed = text.trim();
  return trimmed === '' || isAmount(trimmed) ? [] : [`${role}=${trimmed}`];
}

function amount(text: string): bigint {
  const trimmed = text.trim();
  if (!isAmount(trimmed)) return 0n;
  const [whole = '', cents = ''] = trimmed.split('.');
  return BigInt(whole + cents.padEnd(2, '0'));
}

function quote(text: string): string {
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function linkAll(accounts: readonly Account[], findings: [number, number, string][]): void {
  for (const account of accounts) {
    const parent = accounts.find((other) => other.id === account.recommender);
    if (account.recommender === '') account.status = 'root';
    else if (parent === undefined) account.status = 'orphan';
    else if (parent === account) account.status = 'self_reference';
    else {
      account.parent = parent;
      parent.children.push(account);
    }
    if (account.status === 'orphan')
      findings.push([account.row, 2, `orphan,${account.row + 1},${account.id},recommender_id=${account.recommender}`]);
    if (account.status === 'self_reference')
      findings.push([account.row, 3, `self_reference,${account.row + 1},${account.id},`]);
  }
  for (const account of accounts) {
    const up = new Set<Account>();
    let at: Account | undefined = account;
    while (at !== undefined && !up.has(at)) {
      up.add(at);
      at = at.parent;
    }
    if (at === undefined) continue;
    const cycle: Account[] = [at];
    for (let next = at.parent; next !== undefined && next !== at; next = next.parent) cycle.push(next);
    account.status = cycle.includes(account) ? 'cycle' : 'below_cycle';
    const first = Math.min(...cycle.map((member) => member.row)) + 1;
    findings.push([
      account.row,
      4,
      `${account.status},${account.row + 1},${account.id},cycle_first_row=${first};cycle_accounts=${cycle.length}`,
    ]);
  }
}

/** Smallest row of the person of each account. */
function mergePersons(accounts: readonly Account[]): Map<Account, number> {
  const personOf = new Map(accounts.map((account) => [account, account.row]));
  for (let changed = true; changed;) {
    changed = false;
    for (const a of accounts) {
      for (const b of accounts) {
        if (!a.keys.some((key, index) => key !== '' && key === b.keys[index])) continue;
        const smaller = Math.min(personOf.get(a) ?? 0, personOf.get(b) ?? 0);
        if (personOf.get(a) === smaller && personOf.get(b) === smaller) continue;
        personOf.set(a, smaller);
        personOf.set(b, smaller);
        changed = true;
      }
    }
  }
  return personOf;
}

const below = (account: Account): Account[] => account.children.flatMap((child) => [child, ...below(child)]);
const height = (account: Account): number => Math.max(0, ...account.children.map((child) => 1 + height(child)));
const pathUp = (account: Account): Account[] =>
  account.parent === undefined ? [account] : [account, ...pathUp(account.parent)];
const yuan = (fen: bigint): string =>
  `${fen < 0n ? '-' : ''}${String(fen < 0n ? -fen : fen)
    .padStart(3, '0')
    .replace(/(..)$/u, '.$1')}`;
const sum = (accounts: Iterable<Account>): bigint =>
  [...accounts].reduce((total, account) => total + account.paidIn, 0n);

function accountLine(account: Account, personOf: Map<Account, number>): string {
  const { id, recommender, status, paidIn, paidOut } = account;
  const paid = [yuan(paidIn), yuan(paidOut)];
  if (status.endsWith('cycle')) return [id, recommender, status, '', '', '', '', '', '', ...paid, ''].join(',');
  const path = pathUp(account);
  const line = below(account);
  const others = new Set(line.map((other) => personOf.get(other)));
  others.delete(personOf.get(account));
  const root = path.at(-1)?.id;
  return [
    id,
    recommender,
    status,
    root,
    path.length,
    account.children.length,
    line.length,
    1 + height(account),
    1 + others.size,
    ...paid,
    yuan(sum([account, ...line])),
  ].join(',');
}

interface World {
  readonly accounts: readonly Account[];
  readonly lined: readonly Account[];
  readonly personOf: Map<Account, number>;
}

function personLine(person: number, { accounts, lined, personOf }: World): string {
  const count = accounts.filter((account) => personOf.get(account) === person).length;
  const own = lined.filter((account) => personOf.get(account) === person);
  const union = new Set(own.flatMap((account) => below(account)));
  const others = new Set([...union].map((account) => personOf.get(account)));
  others.delete(person);
  const people = 1 + others.size;
  const levels = Math.max(1, ...own.map((account) => personLevels(account, personOf)));
  const money = sum(new Set([...own, ...union]));
  const organiser = people >= 30 && levels >= 3;
  const flags = [organiser, organiser && people >= 120, organiser && money >= 250_000_000n].map(Number);
  return [person + 1, count, people, levels, yuan(money), ...flags].join(',');
}

function personLevels(account: Account, personOf: Map<Account, number>): number {
  const level = (at: Account): number =>
    pathUp(at).filter((step) => step.parent === undefined || personOf.get(step) !== personOf.get(step.parent)).length;
  return 1 + Math.max(0, ...below(account).map((other) => level(other) - level(account)));
}
