import type { Localized } from '@qingyuan/contract/law';
import { DifferenceTopic, type RepeatDifference } from '@qingyuan/contract/scheme-report';
import { type AnalysisOutputs, canonicalJson } from '../digests.ts';

/** What identifies a row of a list, so that a row added or left out does not shift the others. */
const ROW_KEYS = ['basis', 'level', 'kind', 'evidenceId', 'table', 'id'] as const;

const TOPICS: Readonly<Record<string, DifferenceTopic>> = {
  source: 'source',
  table: 'reading',
  encoding: 'reading',
  mapping: 'reading',
  persons: 'choices',
  choices: 'choices',
  activeValues: 'choices',
  joined: 'reading',
  engine: 'engine',
  thresholds: 'rule',
  structureId: 'file',
  placementId: 'file',
  insightId: 'file',
  findingsId: 'file',
  placementFindingsId: 'file',
};

const TOPIC_ORDER: readonly DifferenceTopic[] = DifferenceTopic.options;

const LABELS: Readonly<Record<string, Localized>> = {
  source: { zh: '原始数据', en: 'Original' },
  table: { zh: '所用的表', en: 'Table' },
  encoding: { zh: '文字编码', en: 'Encoding' },
  mapping: { zh: '列对应关系', en: 'Columns' },
  persons: { zh: '识别同一人的依据', en: 'What makes accounts one person' },
  choices: { zh: '数据处理决定', en: 'Choices made' },
  activeValues: { zh: '视为已激活的状态', en: 'What counts as activated' },
  joined: { zh: '并入的表', en: 'Tables joined' },
  placement: { zh: '接点树的数字', en: 'Figures of the placement tree' },
  engine: { zh: '计算程序版本', en: 'Engine version' },
  thresholds: { zh: '适用标准', en: 'Rule applied' },
  totals: { zh: '数量和金额', en: 'Totals' },
  bases: { zh: '各口径的数字', en: 'Counting bases' },
  levels: { zh: '各级人数', en: 'Heads by level' },
  findings: { zh: '数据瑕疵', en: 'Faulty rows' },
  structureId: { zh: '结构文件（每一账号的级别、路径、人数、资金）', en: 'Structure file (every account)' },
  placementId: { zh: '接点树的结构文件', en: 'Structure file of the placement tree' },
  insightId: { zh: '整体分析文件（增长、地区、报酬、异常）', en: 'Insight file (growth, areas, pay, suspicions)' },
  findingsId: { zh: '数据瑕疵清单', en: 'List of faulty rows' },
  placementFindingsId: { zh: '接点树的数据瑕疵清单', en: 'List of faulty rows of the placement tree' },
};

/**
 * Every value in which a repeated analysis is not as the recorded one, by topic: what may be the cause stands before the
 * figures. Empty exactly when the two digests are the same. O(size of the figures).
 */
export function compareOutputs(before: AnalysisOutputs, after: AnalysisOutputs): RepeatDifference[] {
  const all = [
    ...differences([], before.figures, after.figures),
    ...(['structureId', 'placementId', 'insightId', 'findingsId', 'placementFindingsId'] as const).flatMap((file) =>
      differences([file], before[file], after[file]),
    ),
  ];
  return all.toSorted((one, other) => TOPIC_ORDER.indexOf(one.topic) - TOPIC_ORDER.indexOf(other.topic));
}

function differences(path: readonly string[], before: unknown, after: unknown): RepeatDifference[] {
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  if (left === undefined || right === undefined) {
    return textOf(before) === textOf(after) ? [] : [difference(path, before, after)];
  }
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differences([...path, key], left.get(key), right.get(key)),
  );
}

function difference(path: readonly string[], before: unknown, after: unknown): RepeatDifference {
  const [first = ''] = path;
  return {
    topic: TOPICS[first] ?? 'figure',
    at: path.join('.'),
    label: LABELS[first] ?? { zh: first, en: first },
    before: textOf(before),
    after: textOf(after),
  };
}

/** The parts of an object or list by their names; undefined for a plain value. */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value)) return new Map(value.map((row, at) => [rowKey(row) ?? String(at), row]));
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value));
}

function rowKey(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const known = new Map<string, unknown>(Object.entries(row));
  const parts = ROW_KEYS.flatMap((key) => {
    const value = known.get(key);
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  });
  return parts.length === 0 ? undefined : parts.join('/');
}

/** Null for what is not there. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : canonicalJson(value);
}
