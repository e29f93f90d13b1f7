import type { LineFigures } from '@qingyuan/contract/scheme-insight';
import { lineFigures } from '@qingyuan/core/scheme/insight/line-figures';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { dayOrNull, deriveMonths, deriveShares } from './figures.rules.ts';
import { getRule, type Known, ruleOf } from './insight.read.ts';
import { openInsight } from './open-insight.ts';

/** An account with all below it, in the last finished analysis. */
export function lineOf({ law, vault }: Known, asked: SchemeAsked & { readonly index: number }) {
  return async (db: ScopedDb, scope: Scope): Promise<{ figures: LineFigures | null }> => {
    const { result } = await getAnalysedScheme(db, scope, asked);
    const files = await openInsight(vault, result);
    if (files === undefined) return { figures: null };
    if (asked.index >= files.sections.accounts) throw notFound('该账号');
    const line = await lineFigures(files, asked.index);
    if (line === undefined) return { figures: null };
    const rule = getRule('pay-kinds', law.all.payKinds, files.insight.insight.rules.pay);
    const pay = line.pay.flatMap((one) => {
      const said = rule.kinds.find(({ kind }) => kind === one.kind);
      return said === undefined ? [] : [{ ...one, name: said.name, class: said.class }];
    });
    const { paidIn, paidOut, accounts } = line;
    const figures: LineFigures = {
      accounts,
      levels: [...line.levels],
      months: deriveMonths(line.days),
      undated: line.undated,
      firstJoined: dayOrNull(line.days[0]?.[0]),
      lastJoined: dayOrNull(line.days.at(-1)?.[0]),
      firstActive: dayOrNull(line.firstActive),
      lastActive: dayOrNull(line.lastActive),
      paidInFen: fenText(paidIn),
      paidOutFen: fenText(paidOut),
      netFen: paidIn === null || paidOut === null ? null : String(paidIn - paidOut),
      pay: pay.map(({ kind, name, class: of, own, line: all }) => ({
        kind,
        name,
        class: of,
        ownFen: String(own),
        lineFen: String(all),
      })),
      own: deriveShares(
        pay.map((one) => ({ class: one.class, fen: one.own })),
        accounts - 1,
      ),
      line: deriveShares(
        pay.map((one) => ({ class: one.class, fen: one.line })),
        accounts - 1,
      ),
      rule: ruleOf(rule),
    };
    return { figures };
  };
}

const fenText = (fen: bigint | null): string | null => (fen === null ? null : String(fen));
