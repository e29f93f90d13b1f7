import type { ColumnValues } from '@qingyuan/contract/scheme-import';
import type { SourcePreview } from '@qingyuan/contract/scheme-source';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Services } from '../../platform/platform.ts';
import { requireReadableCase } from '../cases/index.ts';
import { openEvidence } from '../evidence/index.ts';
import type { ValuesWanted } from './import/column-values.ts';
import type { SourceWish } from './import/look-at-source.ts';
import { withImportThread } from './import/thread/import-thread.ts';

type OpenEvidence = Awaited<ReturnType<typeof openEvidence>>;

interface Source {
  readonly actor: Actor;
  readonly evidenceId: string;
}

/** Opens the source within the scope; reading it may take longer than a transaction should last. */
export function openSource(vault: Services['vault'], { actor, evidenceId }: Source) {
  return async (db: ScopedDb, scope: Scope): Promise<OpenEvidence> => {
    const evidence = await openEvidence({ vault }, db, { scope, id: evidenceId });
    await requireReadableCase(db, scope, { actor, caseId: evidence.caseId });
    return evidence;
  };
}

/** What the file holds. @throws DomainError in words when it is no table. */
export async function previewSource(evidence: OpenEvidence, wish: SourceWish): Promise<SourcePreview> {
  const look = await withImportThread({ originals: [evidence] }, (thread) => thread.ask('look', wish));
  const { id: evidenceId, caseId, name: fileName, size, sha256, sm3 } = evidence;
  return { evidenceId, caseId, fileName, size, sha256, sm3, ...look };
}

/** Which values a column of a table has. @throws DomainError in words when it is no table. */
export function sourceValues(evidence: OpenEvidence, wanted: ValuesWanted): Promise<ColumnValues> {
  return withImportThread({ originals: [evidence] }, (thread) => thread.ask('values', wanted));
}
