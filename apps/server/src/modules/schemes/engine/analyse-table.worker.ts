import { on } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { analyseStructure, type Structure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { CsvBuffer } from '@qingyuan/core/scheme/results/csv-buffer';
import { FINDINGS_HEADER, writeFindings } from '@qingyuan/core/scheme/results/findings';
import { encodeStructure } from '@qingyuan/core/scheme/structure-file/encode';
import { countBases, countFindings, countLevels } from '@qingyuan/core/scheme/structure-file/figures';
import { summarise } from '@qingyuan/core/scheme/results/summary';
import type { Answer, Ask, StepNews, TableFigures, TableWork } from './analyse-table.messages.ts';
import { readStream } from './read-rows.ts';
import { sendError } from './sent-error.ts';

type Piece = Uint8Array<ArrayBuffer>;

/** Reads rows as they are sent, analyses them, then hands out the files piece by piece as they are asked for. */
async function work(port: MessagePort, { plan, rules, source }: TableWork): Promise<void> {
  const asked = on(port, 'message');
  const next = async (): Promise<Ask> => {
    const [ask]: Ask[] = (await asked.next()).value ?? [];
    if (ask === undefined) throw new Error('nobody asks any more');
    return ask;
  };
  const answer = (message: Answer | StepNews, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);

  async function* rows(): AsyncGenerator<Uint8Array> {
    for (let ask = await next(); ask.kind === 'rows'; ask = await next()) {
      yield ask.bytes;
      answer({ kind: 'taken' });
    }
  }

  const table = await readStream(rows(), plan);
  answer({ kind: 'step', step: 'structure' });
  const structure = analyseStructure(table, (step) => step === 'people' && answer({ kind: 'step', step: 'persons' }));
  answer({ kind: 'figures', figures: figuresOf(structure, { plan, rules, source }) });
  const pieces = { findings: findingPieces(structure), structure: encodeStructure(structure, rules) };
  for (;;) {
    const ask = await next();
    if (ask.kind !== 'piece') throw new Error('only pieces of the files can be asked for now');
    const piece = pieces[ask.file].next();
    const bytes = piece.done === true ? undefined : piece.value;
    answer({ kind: 'piece', bytes }, bytes === undefined ? [] : [bytes.buffer]);
  }
}

function figuresOf(structure: Structure, { rules, source }: TableWork): TableFigures {
  const bases = countBases(structure, rules);
  const [, { heads, meets }] = bases;
  const counts = { persons: heads, meets30x3: meets['30_3'], meets120: meets['120'], meets2m5: meets['2_5m'] };
  const summary = summarise(structure, rules, { counts, source });
  return { summary, bases, levels: countLevels(structure), findings: countFindings(structure, summary) };
}

/** The bytes of findings.csv. */
function* findingPieces(structure: Structure): Generator<Piece> {
  const out = new CsvBuffer(1 << 21);
  const full: Piece[] = [];
  out.ascii(FINDINGS_HEADER);
  writeFindings(structure, out, () => {
    full.push(Uint8Array.from(out.bytes.subarray(0, out.length)));
    out.length = 0;
  });
  yield* full;
}

const port = parentPort;
if (port !== null)
  work(port, workerData).catch((error: unknown) =>
    port.postMessage({ kind: 'failed', error: sendError(error) } satisfies Answer),
  );
