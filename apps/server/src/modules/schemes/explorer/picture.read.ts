import type { getPicture, PictureNode } from '@qingyuan/contract/scheme-explorer';
import type { z } from 'zod';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Services } from '../../../platform/platform.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { openStructure, structureIdOf } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { prepareSearch } from './open-search.ts';
import { derivePicture } from './picture.rules.ts';

type Query = z.output<typeof getPicture.query>;

/** A line, or all of them, as nodes of a picture. */
export function pictureOf({ vault }: Pick<Services, 'vault'>, asked: SchemeAsked, query: Query) {
  return async (
    db: ScopedDb,
    scope: Scope,
  ): Promise<{ nodes: PictureNode[]; total: number; totalMoneyFen: string }> => {
    const { result } = await getAnalysedScheme(db, scope, asked);
    const structure = await openStructure(vault, result, query.tree);
    prepareSearch(vault, structureIdOf(result, query.tree));
    const top = query.from === undefined ? undefined : await structure.account(query.from);
    const nodes = await derivePicture(
      (index, limit) =>
        index === undefined ? structure.roots({ offset: 0, limit }) : structure.children(index, { offset: 0, limit }),
      top,
      { ...query, thresholds: result.figures.thresholds },
    );
    const tops = nodes.filter(({ parent }) => parent === null);
    return {
      nodes,
      total: tops.reduce((sum, { accounts }) => sum + accounts, 0),
      totalMoneyFen: String(tops.reduce((sum, { moneyFen }) => sum + BigInt(moneyFen), 0n)),
    };
  };
}
