import { Worker } from 'node:worker_threads';
import type { Answer, Ask, OutputFile, StepNews, TableWork } from './analyse-table.messages.ts';
import { receiveError } from './sent-error.ts';

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** The thread of one analysis. Asked one thing at a time; once it failed or was stopped, every question fails. */
export class TableThread {
  private readonly worker: Worker;
  private readonly onStep: (step: StepNews['step']) => void;
  private waiting: Waiting | undefined;
  private failure: Error | undefined;

  constructor(work: TableWork, onStep: (step: StepNews['step']) => void) {
    this.onStep = onStep;
    this.worker = new Worker(new URL('./analyse-table.worker.ts', import.meta.url), { workerData: work });
    this.worker.on('message', (message: Answer | StepNews) => this.hear(message));
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', (code) => this.fail(new Error(`the analysis thread ended with code ${code}`)));
  }

  ask<Kind extends Ask['kind']>(ask: Extract<Ask, { kind: Kind }>): Promise<AnswerTo<Kind>>;
  ask(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) {
        reject(this.failure);
        return;
      }
      this.waiting = { resolve, reject };
      this.worker.postMessage(ask, ask.kind === 'rows' ? [ask.bytes.buffer] : []);
    });
  }

  /** The rest of a file. */
  async *pieces(file: OutputFile): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { bytes } = await this.ask({ kind: 'piece', file });
      if (bytes === undefined) return;
      yield bytes;
    }
  }

  /** Ends the thread at once, whatever it is doing; what it was asked fails with `reason`. */
  async stop(reason: Error): Promise<void> {
    this.fail(reason);
    await this.worker.terminate();
  }

  private hear(message: Answer | StepNews): void {
    if (message.kind === 'step') {
      if (this.failure === undefined) this.onStep(message.step);
      return;
    }
    if (message.kind === 'failed') {
      this.fail(receiveError(message.error));
      return;
    }
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(message);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(this.failure);
  }
}

interface Answers {
  readonly rows: Extract<Answer, { kind: 'taken' }>;
  readonly analyse: Extract<Answer, { kind: 'figures' }>;
  readonly placement: Extract<Answer, { kind: 'placement' }>;
  readonly piece: Extract<Answer, { kind: 'piece' }>;
}
type AnswerTo<Kind extends Ask['kind']> = Answers[Kind];
