import { Readable } from 'node:stream';
import type { EvidenceItem } from '@qingyuan/contract/evidence';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Download } from '../../platform/http/route.ts';
import type { Services } from '../../platform/platform.ts';
import type { ByteSource } from '../../platform/tabular/table-source.ts';
import { getItem, insertCustody, insertItem } from './evidence.sql.ts';

/** A sealed original, ready to be read again and again. */
export interface OpenEvidence {
  readonly id: string;
  readonly caseId: string;
  readonly area: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly sm3: string;
  readonly source: ByteSource;
}

/**
 * Opens an original for an analysis. Reading leaves no trace by itself: the command that asks for
 * the analysis calls {@link recordUse}.
 * @throws DomainError when there is no such item within the scope.
 */
export async function openEvidence(
  services: Pick<Services, 'vault'>,
  db: ScopedDb,
  at: { readonly scope: Scope; readonly id: string },
): Promise<OpenEvidence> {
  const { item, vaultId } = await getItem(db, at.scope, at.id);
  const source = await services.vault.openByteSource(vaultId, item.name);
  const { id, caseId, name, size, sha256, sm3 } = item;
  return { id, caseId, area: item.areaCode, name, size, sha256, sm3, source };
}

/** The original as a download. */
export function openOriginal(vault: Services['vault'], id: string) {
  return async (db: ScopedDb, scope: Scope): Promise<Download> => {
    const { name, source } = await openEvidence({ vault }, db, { scope, id });
    return { fileName: name, contentType: 'application/octet-stream', body: Readable.from(source.stream()) };
  };
}

export interface Use {
  readonly evidenceId: string;
  readonly actor: Actor;
  readonly at: Date;
  /** E.g. 导入会员表. */
  readonly purpose: string;
}

/** Leaves in the custody that an analysis reads the item, in the transaction of the command that asks for it. */
export async function recordUse(db: ScopedDb, scope: Scope, use: Use): Promise<EvidenceItem> {
  const { item } = await getItem(db, scope, use.evidenceId);
  await insertCustody(db, scope, { item, event: 'opened', actor: use.actor, at: use.at, purpose: use.purpose });
  return item;
}

export interface NewEvidence {
  readonly item: Omit<EvidenceItem, 'holder' | 'state' | 'registeredAt'>;
  readonly vaultId: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** Writes a new item and the first entry of its custody; the case must have been checked. */
export async function sealEvidence(db: ScopedDb, scope: Scope, sealed: NewEvidence): Promise<EvidenceItem> {
  const { actor, at, vaultId } = sealed;
  const item: EvidenceItem = {
    ...sealed.item,
    holder: actor.agency.name,
    state: 'sealed',
    registeredAt: at.toISOString(),
  };
  await insertItem(db, scope, { item, vaultId });
  await insertCustody(db, scope, { item, event: 'registered', actor, at, purpose: '登记封存' });
  return item;
}
