import { conflict } from '../../../platform/access/errors.ts';
import type { Lead } from '../leads.sql.ts';

/** @throws DomainError while the lead is on its way to another area or its competence in dispute. */
export function requireHere(lead: Pick<Lead, 'handingOver'>): void {
  if (lead.handingOver === null) return;
  throw conflict('handing-over', '该线索正在移送其他地区，答复或撤回之前不能办理。');
}
