import type { SchemePart } from '@qingyuan/contract/scheme-thresholds';

export interface MergedFigures {
  /** Whether people may be added up: one of several schemes has the levels. */
  readonly mergeable: boolean;
  /** The sum where they may be added up, otherwise the figures of the biggest line. */
  readonly people: number;
  /** The most of any scheme: levels are never added up. */
  readonly levels: number;
  readonly moneyFen: bigint;
}

type Part = Pick<SchemePart, 'people' | 'levels' | 'moneyFen'>;

/**
 * What a person heads in several schemes, taken together (公通字〔2013〕37号): people are added up where the levels of one
 * reach what is needed. The person himself stands in each line and is counted once. Money is added up with the people.
 */
export function mergeHeads(parts: readonly Part[], levelsNeeded: number): MergedFigures {
  const levels = Math.max(1, ...parts.map((part) => part.levels));
  const mergeable = parts.length > 1 && levels >= levelsNeeded;
  if (mergeable)
    return {
      mergeable,
      people: 1 + parts.reduce((sum, { people }) => sum + people - 1, 0),
      levels,
      moneyFen: parts.reduce((sum, { moneyFen }) => sum + BigInt(moneyFen), 0n),
    };
  const [biggest] = parts.toSorted((a, b) => b.people - a.people);
  return {
    mergeable,
    people: biggest?.people ?? 1,
    levels: biggest?.levels ?? 1,
    moneyFen: BigInt(biggest?.moneyFen ?? '0'),
  };
}
