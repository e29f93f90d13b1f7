import { type SourceFault, SourceFaultKind } from '@qingyuan/contract/scheme-import';
import { MEMBER_HEADERS } from '@qingyuan/core/scheme/reading/columns';
import { listTables } from '../../../../platform/tabular/index.ts';
import { chooseMemberTable } from '../../engine/member-tables.ts';
import { maskCell } from '../../masking.rules.ts';
import { checkMembers, type FoundFault } from '../check-members.ts';
import { columnValues } from '../column-values.ts';
import { JOIN_FAULTS_HEAD, joinFaultLine, SOURCE_FAULTS_HEAD, sourceFaultLine } from '../fault-lines.rules.ts';
import { lookAtSource } from '../look-at-source.ts';
import { joinFaults, openMembers, type Opening, type Original } from '../open-members.ts';
import type { CheckSummary, ImportSaid, ImportTask, ImportTasks } from './import.messages.ts';

type Ask<T extends ImportTask> = ImportTasks[T]['ask'];
type Answer<T extends ImportTask> = ImportTasks[T]['answer'];
type Note = Omit<Extract<ImportSaid, { kind: 'note' }>, 'kind'>;

/** Where the thread works. */
export interface Desk {
  readonly originals: readonly Original[];
  /** Hands out a piece; resolves when another may follow. */
  readonly put: (bytes: Uint8Array) => Promise<void>;
  readonly note: (note: Note) => void;
  /** The members opened last, for `rows`. */
  rows?: () => AsyncIterable<Uint8Array>;
}

const TASKS: { readonly [T in ImportTask]: (desk: Desk, ask: Ask<T>) => Promise<Answer<T>> } = {
  look: (desk, wish) => lookAtSource(membersOf(desk).source, wish),
  values: (desk, wanted) => columnValues(membersOf(desk).source, wanted),
  members: async (desk, options) => {
    const { chosen, joined } = await openMembers(openingOf(desk, options));
    const { name, format, encoding, columns, delimiter, rows } = chosen.table;
    desk.rows = () => chosen.table.open();
    const table = { name, format, encoding, columns, delimiter, ...(rows === undefined ? {} : { rows }) };
    return { table, mapping: chosen.mapping, joined };
  },
  rows: async (desk) => {
    if (desk.rows === undefined) throw new Error('no members were opened');
    for await (const piece of desk.rows()) await desk.put(piece);
    return null;
  },
  joinFaults: async (desk, options) => {
    const lines = new Lines(desk, JOIN_FAULTS_HEAD);
    for await (const fault of joinFaults(openingOf(desk, options))) await lines.add(joinFaultLine(fault));
    await lines.end();
    return null;
  },
  check,
};

/** Does what the thread was asked for. @throws SchemeError, TabularError for faults of the sources */
export function doTask<T extends ImportTask>(desk: Desk, task: T, ask: Ask<T>): Promise<Answer<T>> {
  return TASKS[task](desk, ask);
}

function membersOf({ originals: [first] }: Desk): Original {
  if (first === undefined) throw new Error('there is no original');
  return first;
}

function openingOf(desk: Desk, options: Ask<'members'>): Opening {
  return {
    evidence: membersOf(desk),
    others: desk.originals.slice(1),
    options,
    onTable: (table) => desk.note({ table }),
  };
}

const SHOWN = 10;
/** How often it is told how far the check is. */
const EVERY = 1 << 22;

async function check(desk: Desk, { table: name, encoding, mapping: names }: Ask<'check'>): Promise<CheckSummary> {
  const { source } = membersOf(desk);
  const tables = await listTables(source, {
    knownColumns: MEMBER_HEADERS,
    ...(encoding === undefined ? {} : { encoding }),
  });
  const chosen = chooseMemberTable(tables, { name, names });
  const found = new Map(SourceFaultKind.options.map((kind) => [kind, { kind, count: 0, first: [] as SourceFault[] }]));
  const lines = new Lines(desk, SOURCE_FAULTS_HEAD);
  const total = Math.max(1, 2 * source.size);
  let bytes = 0;
  let told = 0;
  const { rows, unchecked } = await checkMembers(
    { ...chosen, table: { ...chosen.table, open: (signal) => lines.between(chosen.table.open(signal)) } },
    {
      onFault: (fault) => {
        const shown = shownFault(fault);
        const kind = found.get(fault.kind);
        if (kind !== undefined) {
          kind.count += 1;
          if (kind.first.length < SHOWN) kind.first.push(shown);
        }
        lines.keep(sourceFaultLine(shown));
      },
      onBytes: (more) => {
        bytes += more;
        if (bytes - told < EVERY) return;
        told = bytes;
        desk.note({ fraction: Math.min(1, bytes / total) });
      },
    },
  );
  await lines.end();
  return {
    table: chosen.table.name,
    rows,
    kinds: [...found.values()].filter(({ kind }) => !unchecked.includes(kind)),
    unchecked: [...unchecked],
  };
}

function shownFault({ role, value, ...fault }: FoundFault): SourceFault {
  return { ...fault, value: maskCell(value, role) };
}

/** Lines of text, handed out in pieces. */
class Lines {
  private readonly desk: Desk;
  private kept: string;

  constructor(desk: Desk, head: string) {
    this.desk = desk;
    this.kept = head;
  }

  keep(line: string): void {
    this.kept += line;
  }

  async add(line: string): Promise<void> {
    this.keep(line);
    await this.flush(1 << 16);
  }

  /** The same bytes; what was kept meanwhile is handed out between them. */
  async *between(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      yield chunk;
      await this.flush(1 << 16);
    }
  }

  end(): Promise<void> {
    return this.flush(0);
  }

  private async flush(least: number): Promise<void> {
    if (this.kept.length <= least) return;
    const bytes = Buffer.from(this.kept);
    this.kept = '';
    await this.desk.put(bytes);
  }
}
