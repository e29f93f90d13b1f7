import {
  type AppliedThresholds,
  type BasisTotals,
  CountingBasis,
  type SchemeTree,
  type ThresholdKey,
  type TreeFigures,
} from '@qingyuan/contract/schemes';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { THRESHOLDS } from '../thresholds.ts';
import { schemeWords } from '../words.ts';
import { overviewWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly tree: SchemeTree;
  readonly figures: TreeFigures;
  readonly thresholds: AppliedThresholds;
}

/** One tree counted on every basis, side by side, each with how it counts. */
export function BasisTable({ schemeId, tree, figures, thresholds }: Props) {
  const say = overviewWords.use();
  const labels = useLabels(thresholds);
  const rows = CountingBasis.options.flatMap((basis) => figures.bases.filter((one) => one.basis === basis));
  return (
    <div className="table-scroll">
      <table className="plain-table figures basis-table">
        <caption>{say(`tree.${tree}`)}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {say('table.basis')}
            </th>
            <th scope="col" rowSpan={2}>
              {say('table.heads')}
            </th>
            <th scope="col" rowSpan={2}>
              {say('table.levels')}
            </th>
            <th scope="colgroup" colSpan={THRESHOLDS.length}>
              {say('table.reach')}
            </th>
          </tr>
          <tr>
            {THRESHOLDS.map((key) => (
              <th key={key} scope="col">
                {labels[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BasisRow
              key={row.basis}
              row={row}
              labels={labels}
              // Persons are listed by their lines in the tree of recommenders.
              listAt={tree === 'recommender' ? `/schemes/${schemeId}/persons` : undefined}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useLabels({
  people,
  levels,
  seriousPeople,
  seriousMoneyFen,
}: AppliedThresholds): Record<ThresholdKey, string> {
  const say = overviewWords.use();
  return {
    '30_3': say('meets.30_3', { people: countText(people), levels: countText(levels) }),
    '120': say('meets.120', { people: countText(seriousPeople) }),
    '2_5m': say('meets.2_5m', { money: yuanText(seriousMoneyFen) }),
  };
}

interface RowProps {
  readonly row: BasisTotals;
  readonly labels: Readonly<Record<ThresholdKey, string>>;
  readonly listAt: string | undefined;
}

function BasisRow({ row: { basis, applied, heads, levels, meets }, labels, listAt }: RowProps) {
  const say = overviewWords.use();
  const sayBasis = schemeWords.use();
  const name = sayBasis(`basis.${basis}`);
  const missing = applied || basis === 'accounts' || basis === 'persons' ? undefined : basis;
  return (
    <tr>
      <th scope="row">
        {name}
        <p className="quiet small">{missing === undefined ? say(`how.${basis}`) : say(`notApplied.${missing}`)}</p>
      </th>
      <td className="num">{countText(heads)}</td>
      <td className="num">{countText(levels)}</td>
      {THRESHOLDS.map((key) => (
        <td key={key} className="num">
          {listAt === undefined ? (
            countText(meets[key])
          ) : (
            <CountLink
              count={meets[key]}
              href={`${listAt}?threshold=${key}&basis=${basis}`}
              label={say('table.linkLabel', { basis: name, threshold: labels[key] })}
            />
          )}
        </td>
      ))}
    </tr>
  );
}
