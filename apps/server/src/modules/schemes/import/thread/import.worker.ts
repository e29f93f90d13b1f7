import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../../../platform/access/errors.ts';
import { explainSourceFault } from '../../source-fault.ts';
import type { ImportAsk, ImportSaid, ImportTask, ImportTasks, ImportWork, SentFault } from './import.messages.ts';
import { Pieces } from './pieces.ts';
import { RemoteOriginals } from './remote-originals.ts';
import { doTask, type Desk } from './tasks.ts';

/** Does one task after the other; what fails ends it. */
function work(port: MessagePort, given: ImportWork): void {
  const say = (message: ImportSaid, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const remote = new RemoteOriginals(port);
  const pieces = new Pieces((bytes) => say({ kind: 'piece', bytes }, [bytes.buffer]));
  const desk: Desk = {
    originals: given.originals.map((note, at) => remote.open(note, at)),
    put: (bytes) => pieces.put(bytes),
    note: (note) => say({ kind: 'note', ...note }),
  };
  const run = async <T extends ImportTask>(task: T, ask: ImportTasks[T]['ask']): Promise<void> => {
    try {
      const answer = await doTask(desk, task, ask);
      say({ kind: 'answer', answer });
    } catch (error) {
      say({ kind: 'failed', fault: sendFault(explainSourceFault(error)) });
    }
  };
  port.on('message', (ask: ImportAsk) => {
    if (ask.kind === 'bytes') remote.hear(ask);
    else if (ask.kind === 'taken') pieces.taken();
    else void run(ask.task, ask.ask as ImportTasks[ImportTask]['ask'] as never);
  });
}

function sendFault(error: unknown): SentFault {
  const message = error instanceof Error ? error.message : String(error);
  return { message, domain: error instanceof DomainError ? { id: error.id, status: error.status } : undefined };
}

const port = parentPort;
if (port !== null) work(port, workerData);
