import type { DiscretionTable, ReturnForm, RoleFile } from '@qingyuan/contract/law';
import type { Rules } from './read-rules.ts';

interface Versioned {
  readonly id: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string | undefined;
}

const ref = ({ id, version }: Versioned) => `${id}@${version}`;
const endOf = (rule: Versioned) => rule.effectiveTo ?? '9999-12-31';

function versionFaults(kind: string, rules: readonly Versioned[]): string[] {
  const faults = rules
    .filter((rule) => rule.effectiveFrom > endOf(rule))
    .map((rule) => `${kind}: ${ref(rule)}: ends before it begins`);
  for (const [i, a] of rules.entries()) {
    for (const b of rules.slice(i + 1)) {
      if (a.id !== b.id) continue;
      if (a.version === b.version) faults.push(`${kind}: ${ref(a)}: stands twice`);
      else if (a.effectiveFrom <= endOf(b) && b.effectiveFrom <= endOf(a)) {
        faults.push(`${kind}: ${ref(a)} and ${ref(b)} are in force at the same time`);
      }
    }
  }
  return faults;
}

/** Ids that occur more than once. */
function twice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
}

function returnFaults(form: ReturnForm): string[] {
  const groups = new Set(form.groups.map(({ id }) => id));
  const stray = form.columns.filter(({ group }) => !groups.has(group));
  return [
    ...twice(form.columns.map(({ id }) => id)).map((id) => `returns: ${ref(form)}: column ${id} stands twice`),
    ...stray.map(({ id, group }) => `returns: ${ref(form)}: column ${id} is in the unknown group ${group}`),
  ];
}

function roleFaults(file: RoleFile): string[] {
  const ids = [...file.roles, ...file.participantClasses].map(({ id }) => id);
  return twice(ids).map((id) => `roles: ${ref(file)}: ${id} stands twice`);
}

function discretionFaults(table: DiscretionTable, { detention }: Rules): string[] {
  const acts = new Set(
    detention.filter(({ id }) => id === table.scale).flatMap((scale) => scale.acts.map(({ id }) => id)),
  );
  const stray = table.rows.filter(({ act }) => !acts.has(act));
  return stray.map(({ act }) => `discretion: ${ref(table)}: the scale ${table.scale} has no act ${act}`);
}

/** A county looks for the one table of its province. */
function provinceFaults(tables: readonly DiscretionTable[]): string[] {
  return tables.flatMap((a, i) =>
    tables
      .slice(i + 1)
      .filter(
        (b) => a.id !== b.id && a.province === b.province && a.effectiveFrom <= endOf(b) && b.effectiveFrom <= endOf(a),
      )
      .map((b) => `discretion: ${ref(a)} and ${ref(b)} are in force at the same time for ${a.province}`),
  );
}

/** One document has one English name and the other way round, or a reader takes it for two. */
function citationFaults(rules: Rules): string[] {
  const english = new Map<string, string>();
  const faults: string[] = [];
  for (const { citation, ...rule } of Object.values(rules).flat()) {
    const { zh, en } = citation.document;
    if ((english.get(zh) ?? en) !== en)
      faults.push(`${ref(rule)}: "${zh}" is called "${en}" here and "${english.get(zh)}" elsewhere`);
    english.set(zh, en);
  }
  return faults;
}

/** What is wrong between the files, each of which is right by itself; empty if nothing is. */
export function deriveIncoherences(rules: Rules): string[] {
  return [
    ...Object.entries(rules).flatMap(([kind, all]) => versionFaults(kind, all)),
    ...rules.returns.flatMap(returnFaults),
    ...rules.roles.flatMap(roleFaults),
    ...rules.discretion.flatMap((table) => discretionFaults(table, rules)),
    ...provinceFaults(rules.discretion),
    ...citationFaults(rules),
  ];
}
