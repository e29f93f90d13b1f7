import { on } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { reckon } from '@qingyuan/core/scheme/bases/count-bases';
import { reckonWithChoices } from '@qingyuan/core/scheme/choices/analyse-with-choices';
import type { SchemeTree } from '@qingyuan/core/scheme/choices/choice';
import { encodeInsight } from '@qingyuan/core/scheme/insight/insight-file';
import type { MemberTable } from '@qingyuan/core/scheme/reading/member-table';
import type { AnalysisStep, Structure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { CsvBuffer } from '@qingyuan/core/scheme/results/csv-buffer';
import { FINDINGS_HEADER, writeFindings } from '@qingyuan/core/scheme/results/findings';
import { encodeStructure } from '@qingyuan/core/scheme/structure-file/encode';
import { basisFigures, countFindings, countLevels, countPersons } from '@qingyuan/core/scheme/structure-file/figures';
import { summarise } from '@qingyuan/core/scheme/results/summary';
import type { Answer, Ask, OutputFile, StepNews, TableFigures, TableWork } from './analyse-table.messages.ts';
import { EngineThreads } from './engine-threads.ts';
import { readStream } from './read-rows.ts';
import { reckonTogether } from './reckon-together.ts';
import { sendError } from './sent-error.ts';

type Piece = Uint8Array<ArrayBuffer>;

/** Reads rows as they are sent, analyses them, then hands out the files piece by piece as they are asked for. */
async function work(port: MessagePort, given: TableWork): Promise<void> {
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

  const table = await readStream(rows(), given.plan, given.expected);
  answer({ kind: 'step', step: 'structure' });
  const threads = new EngineThreads(given.threads);
  const first = await analyseTree(table, { ...given, tree: 'recommender', threads }, (step) => {
    if (step === 'people') answer({ kind: 'step', step: 'persons' });
  });
  answer({ kind: 'figures', figures: first.figures });
  let pieces: Pieces = first.pieces;
  for (;;) {
    const ask = await next();
    if (ask.kind === 'placement') {
      // The first tree is let go before the second grows.
      pieces = {};
      const second =
        table.placements === undefined ? undefined : await analyseTree(table, { ...given, tree: 'placement', threads });
      pieces = { placement: second?.pieces.structure, placementFindings: second?.pieces.findings };
      answer({ kind: 'placement', figures: second?.figures });
      continue;
    }
    if (ask.kind !== 'piece') throw new Error('only pieces of the files can be asked for now');
    const piece = pieces[ask.file]?.next();
    const bytes = piece === undefined || piece.done === true ? undefined : piece.value;
    answer({ kind: 'piece', bytes }, bytes === undefined ? [] : [bytes.buffer]);
  }
}

type Pieces = { readonly [file in OutputFile]?: Generator<Piece> | undefined };

interface TreeWork extends Omit<TableWork, 'threads'> {
  readonly tree: SchemeTree;
  readonly threads: EngineThreads;
}

async function analyseTree(
  table: MemberTable,
  { rules, insightRules, source, choices, activeWords, tree, threads }: TreeWork,
  onStep: (step: AnalysisStep) => void = () => undefined,
) {
  const reckoning = reckonWithChoices(table, { tree, choices }, onStep);
  const { structure, marks, outcomes } = await reckonTogether(reckoning, table.rows, threads);
  const heads = reckon(structure, rules, { ...marks, activeWords });
  const bases = basisFigures(structure, heads);
  const { meets } = bases.find(({ basis }) => basis === 'persons') ?? { meets: { '30_3': 0, '120': 0, '2_5m': 0 } };
  const counts = {
    persons: countPersons(structure),
    meets30x3: meets['30_3'],
    meets120: meets['120'],
    meets2m5: meets['2_5m'],
  };
  const summary = summarise(structure, rules, { counts, source });
  const figures: TableFigures = {
    summary,
    bases,
    levels: countLevels(structure),
    findings: countFindings(structure, summary),
    choices: outcomes,
  };
  return {
    figures,
    pieces: {
      findings: findingPieces(structure),
      structure: encodeStructure(structure, heads),
      insight: encodeInsight(structure, insightRules),
    },
  };
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
