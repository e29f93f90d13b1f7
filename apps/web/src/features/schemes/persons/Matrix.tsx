import type { LegalTest, ThresholdMatrixRow } from '@qingyuan/contract/scheme-thresholds';
import { CountingBasis, type SchemeTree } from '@qingyuan/contract/schemes';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Radio } from 'antd';
import { Loaded } from '../../../lists/Loaded.tsx';
import { textLanguage } from '../../../i18n/i18n.ts';
import { AppLink } from '../../../shell/AppLink.tsx';
import { schemeWords } from '../words.ts';
import { DayField } from './DayField.tsx';
import { type PersonsPlace, placeHref } from './persons-place.ts';
import './persons.css';
import { matrixQuery } from './queries.ts';
import { personsWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly place: PersonsPlace;
}

/** How many persons reach each threshold on each basis; a cell opens its list, a head of a column changes the basis. */
export function Matrix({ schemeId, place }: Props) {
  const say = personsWords.use();
  const router = useRouter();
  const go = (to: PersonsPlace) => void router.navigate({ href: placeHref(schemeId, { ...to, person: undefined }) });
  return (
    <section className="page-card" aria-label={say('matrix.title')}>
      <h2>{say('matrix.title')}</h2>
      <Loaded result={useQuery(matrixQuery(schemeId, place.on))}>
        {({ rows, tests }) => {
          const trees = [...new Set(rows.flatMap(({ cells }) => cells.map(({ tree }) => tree)))];
          return (
            <>
              <div className="matrix-choices">
                {trees.length > 1 && (
                  <Radio.Group
                    aria-label={say('matrix.tree')}
                    optionType="button"
                    value={place.tree}
                    options={trees.map((tree) => ({ value: tree, label: say(`tree.${tree}`) }))}
                    onChange={({ target }) =>
                      go({ ...place, tree: trees.find((one) => one === target.value) ?? place.tree })
                    }
                  />
                )}
                <DayField
                  label={say('on.label')}
                  hint={say('on.hint')}
                  value={place.on}
                  onChange={(on) => go({ ...place, on })}
                />
              </div>
              <MatrixTable schemeId={schemeId} place={place} rows={rows} tests={tests} />
              <p className="quiet small">{say('matrix.hint')}</p>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

interface TableProps extends Props {
  readonly rows: readonly ThresholdMatrixRow[];
  readonly tests: readonly LegalTest[];
}

function MatrixTable({ schemeId, place, rows, tests }: TableProps) {
  const say = personsWords.use();
  const sayBasis = schemeWords.use();
  const bases = CountingBasis.options.filter((basis) => rows[0]?.cells.some((cell) => cell.basis === basis));
  return (
    <div className="table-scroll">
      <table className="plain-table figures matrix" aria-label={say('matrix.title')}>
        <thead>
          <tr>
            <th scope="col">{say('matrix.test')}</th>
            {bases.map((basis) => (
              <th key={basis} scope="col" aria-current={basis === place.basis}>
                <AppLink
                  href={placeHref(schemeId, { ...place, basis, person: undefined })}
                  aria-label={say('matrix.basisPick', { basis: sayBasis(`basis.${basis}`) })}
                >
                  {sayBasis(`basis.${basis}`)}
                </AppLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixRow
              key={row.threshold}
              schemeId={schemeId}
              place={place}
              row={row}
              bases={bases}
              test={tests.find(({ key }) => key === row.threshold)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Props {
  readonly row: ThresholdMatrixRow;
  readonly bases: readonly CountingBasis[];
  readonly test: LegalTest | undefined;
}

function MatrixRow({ schemeId, place, row, bases, test }: RowProps) {
  const say = personsWords.use();
  const sayBasis = schemeWords.use();
  const language = textLanguage();
  const title = test?.title[language] ?? row.threshold;
  const isNamed = (basis: CountingBasis, tree: SchemeTree) => test?.basis === basis && test.tree === tree;
  return (
    <tr>
      <th scope="row">{title}</th>
      {bases.map((basis) => {
        const cell = row.cells.find((one) => one.basis === basis && one.tree === place.tree);
        const here = row.threshold === place.threshold && basis === place.basis;
        return (
          <td key={basis} className="num" aria-current={here}>
            {cell !== undefined && (
              <>
                <CountLink
                  count={cell.persons}
                  href={placeHref(schemeId, { ...place, threshold: row.threshold, basis, person: undefined })}
                  label={say('matrix.cell', { test: title, basis: sayBasis(`basis.${basis}`) })}
                />
                {!cell.applied && (
                  <abbr className="quiet" title={say('matrix.same')}>
                    ＝
                  </abbr>
                )}
                {isNamed(basis, place.tree) && (
                  <StateTag tone="active" title={say('matrix.namedHint')}>
                    {say('matrix.named')}
                  </StateTag>
                )}
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}
