import type { SchemeAnalysis, TreeFigures } from '@qingyuan/contract/schemes';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { countText } from '@qingyuan/ui/numbers';
import { schemeWords } from '../words.ts';
import { BasisTable } from './BasisTable.tsx';
import { treesOf } from './trees.ts';
import { overviewWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly analysis: SchemeAnalysis;
}

/** Totals of each tree that the table has, on every counting basis. */
export function Totals({ schemeId, analysis }: Props) {
  const say = overviewWords.use();
  const sayAll = schemeWords.use();
  const { totals, thresholds } = analysis;
  return (
    <section className="page-card">
      <h2>{say('table.title')}</h2>
      <p className="small num-list">
        <span>{`${sayAll('over.rows')} ${countText(totals.rows)}`}</span>
        <span>{`${sayAll('over.paidIn')} ${sayAll('over.yuan', { amount: yuanText(totals.paidInFen) })}`}</span>
        <span>{`${sayAll('over.paidOut')} ${sayAll('over.yuan', { amount: yuanText(totals.paidOutFen) })}`}</span>
      </p>
      {treesOf(analysis).map(([tree, figures]) => (
        <div key={tree}>
          <BasisTable schemeId={schemeId} tree={tree} figures={figures} thresholds={thresholds} />
          <TreeNote figures={figures} />
        </div>
      ))}
      <p className="quiet small">{say('table.note')}</p>
    </section>
  );
}

function TreeNote({ figures: { totals } }: { readonly figures: TreeFigures }) {
  const say = overviewWords.use();
  const sayAll = schemeWords.use();
  return (
    <p className="quiet small num-list">
      <span>{`${sayAll('over.roots')} ${countText(totals.roots)}`}</span>
      <span>
        {say('table.faults', {
          orphans: countText(totals.orphans + totals.selfReferences),
          cycle: countText(totals.cycleAccounts),
          below: countText(totals.belowCycleAccounts),
        })}
      </span>
    </p>
  );
}
