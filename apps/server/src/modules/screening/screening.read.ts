import type { ParsedInput } from '@qingyuan/contract/endpoint';
import type * as contract from '@qingyuan/contract/screening';
import type { FindingDetail, FindingRow, ListKind, ScreeningImport } from '@qingyuan/contract/screening';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { getJob } from '../../platform/jobs/jobs.read.ts';
import type { Law } from '../../platform/law/law.ts';
import { listActions } from '../../platform/timeline/timeline.sql.ts';
import type { XlsxSheet } from '../../platform/tabular/xlsx-out.ts';
import { getFinding, listFindings, type StoredFinding } from './findings.sql.ts';
import { getImport, listImports, type StoredImport } from './imports.sql.ts';
import { templateColumns } from './list-columns.rules.ts';
import { possibleFindingActs, possibleImportActs } from './screening.policy.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;

export function importsPage(
  query: ParsedInput<typeof contract.listImports>['query'],
): Read<{ total: number; rows: ScreeningImport[] }> {
  return async (db, scope) => {
    const { total, rows } = await listImports(db, scope, query);
    const shown: ScreeningImport[] = [];
    for (const one of rows) shown.push(await present(db, scope, one));
    return { total, rows: shown };
  };
}

export function importInFull(id: string, actor: Actor): Read<{ data: ScreeningImport; can: string[] }> {
  return async (db, scope) => {
    const data = await present(db, scope, await getImport(db, scope, id));
    const can = possibleImportActs(actor, data);
    return { data, can: data.badRows === null || data.badRows === 0 ? can : [...can, 'bad-rows'] };
  };
}

async function present(db: ScopedDb, scope: Scope, stored: StoredImport): Promise<ScreeningImport> {
  const { id, state, progress, stage, cancelAsked, fault } = await getJob(db, scope, stored.jobId);
  const { vaultId: _vault, badFile: _bad, jobId: _job, importedAt, columns, ...same } = stored;
  return {
    ...same,
    columns: columns === null ? null : { ...columns },
    importedAt: importedAt.toISOString(),
    job: { id, state, progress, stage, cancelAsked, fault },
  };
}

/** Where the table of rows that were left out lies. @throws DomainError when there is none. */
export function badRowsFile(id: string) {
  return async (db: ScopedDb, scope: Scope) => {
    const { name, badFile } = await getImport(db, scope, id);
    if (badFile === null) throw notFound('错误行');
    return { name, badFile };
  };
}

export function findingsPage(
  query: ParsedInput<typeof contract.listFindings>['query'],
  law: Law,
): Read<{ total: number; rows: FindingRow[] }> {
  return async (db, scope) => {
    const { total, rows } = await listFindings(db, scope, query);
    return { total, rows: rows.map((one) => toRow(one, law)) };
  };
}

export function findingInFull(id: string, actor: Actor, law: Law): Read<{ data: FindingDetail; can: string[] }> {
  return async (db, scope) => {
    const finding = await getFinding(db, scope, id);
    const { importId, importName, row, rules, cells, decidedBy, decidedAt, dismissReason, leadId } = finding;
    const data: FindingDetail = {
      ...toRow(finding, law),
      importId,
      importName,
      row,
      rules,
      cells,
      decidedBy,
      dismissReason,
      leadId,
      decidedAt: decidedAt?.toISOString() ?? null,
      timeline: await listActions(db, scope, { type: 'screening_finding', id }),
    };
    return { data, can: possibleFindingActs(actor, finding.state) };
  };
}

function toRow(finding: StoredFinding, law: Law): FindingRow {
  const { id, areaCode, areaName, kind, name, code, address, weight, state, timesSeen } = finding;
  const version = law.all.screening.find((one) => `${one.id}@${one.version}` === finding.rules);
  return {
    id,
    areaCode,
    areaName,
    kind,
    name,
    code,
    address,
    weight,
    state,
    timesSeen,
    foundAt: finding.foundAt.toISOString(),
    reasons: finding.reasons.map(({ value, ...reason }) => {
      const indicator = version?.indicators.find((one) => one.id === reason.indicator);
      const unknown = { zh: reason.indicator, en: reason.indicator };
      return {
        ...reason,
        value: value ?? null,
        title: indicator?.title ?? unknown,
        caution: indicator?.caution ?? unknown,
        test: indicator?.test.kind ?? 'words',
      };
    }),
  };
}

/** The empty list that an office fills in. */
export function templateSheet(kind: ListKind): XlsxSheet {
  const columns = templateColumns(kind).map(({ header }) => ({ title: header, kind: 'text' as const, width: 24 }));
  return { name: kind === 'firm' ? '企业登记名册' : '网站清单', columns, rows: [] };
}
