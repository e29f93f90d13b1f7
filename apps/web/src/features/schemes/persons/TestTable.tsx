import type { ComparedValue, LegalTest, SchemeCandidate, ThresholdResult } from '@qingyuan/contract/scheme-thresholds';
import { CountingBasis, type SchemeTree } from '@qingyuan/contract/schemes';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { countText } from '@qingyuan/ui/numbers';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { Select } from 'antd';
import { useState } from 'react';
import { basisText } from '../../../domain/basis.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { schemeWords } from '../words.ts';
import { personsWords } from './words.ts';

interface Props {
  readonly tests: readonly LegalTest[];
  readonly person: SchemeCandidate;
}

type Cell = ThresholdResult['cells'][number];

/** Every test of the law data: value, limit, result, which count was used, and where it stands. */
export function TestTable({ tests, person: { results, penalties } }: Props) {
  const say = personsWords.use();
  const sayScheme = schemeWords.use();
  const [picked, setPicked] = useState('');
  const counts = [...new Set(results.flatMap(({ cells }) => cells.map(({ tree, basis }) => `${tree} ${basis}`)))];
  const nameOf = (count: string) => {
    const { tree, basis } = parseCount(count);
    return tree === undefined || basis === undefined ? '' : `${sayScheme(`basis.${basis}`)} · ${say(`tree.${tree}`)}`;
  };
  return (
    <>
      <Select
        aria-label={say('drawer.countOn')}
        className="full"
        value={picked}
        options={[
          { value: '', label: say('drawer.byRule') },
          ...counts.map((value) => ({ value, label: nameOf(value) })),
        ]}
        onChange={setPicked}
      />
      <div className="table-scroll">
        <table className="plain-table test-table" aria-label={say('drawer.tests')}>
          <thead>
            <tr>
              {(['test', 'values', 'result', 'counted'] as const).map((name) => (
                <th key={name} scope="col">
                  {say(`drawer.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tests.map((test) => {
              const result = results.find((one) => one.test === test.key);
              const count = picked === '' ? `${test.tree} ${test.basis}` : picked;
              const cell = result?.cells.find(({ tree, basis }) => `${tree} ${basis}` === count);
              return (
                <tr key={test.key}>
                  <TestHead test={test} />
                  <td>
                    <Values cell={cell} />
                    <Penalties result={result} penalties={penalties} />
                  </td>
                  <td>
                    <Met cell={cell} />
                  </td>
                  <td className="small">{nameOf(count)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function parseCount(count: string): {
  readonly tree: SchemeTree | undefined;
  readonly basis: CountingBasis | undefined;
} {
  const [tree, basis] = count.split(' ');
  return {
    tree: tree === 'placement' || tree === 'recommender' ? tree : undefined,
    basis: CountingBasis.safeParse(basis).data,
  };
}

/** A test without numbers is met by whoever is found to have done the act: no machine finds that. */
export function Met({ cell }: { readonly cell: Cell | undefined }) {
  const say = personsWords.use();
  const met = cell?.met;
  if (met === null || met === undefined) return <StateTag tone="neutral">{say('met.unknown')}</StateTag>;
  if (met && cell?.values.length === 0) return <StateTag tone="neutral">{say('met.applies')}</StateTag>;
  return <StateTag tone={met ? 'warning' : 'neutral'}>{say(met ? 'met.yes' : 'met.no')}</StateTag>;
}

/** Each number beside its limit. */
export function Values({ cell }: { readonly cell: Cell | undefined }) {
  const say = personsWords.use();
  if (cell === undefined || cell.values.length === 0) return <span className="quiet">—</span>;
  const show = ({ what }: ComparedValue, value: string) =>
    what === 'money' ? yuanText(value) : countText(Number(value));
  return (
    <ul className="test-values">
      {cell.values.map((value) => (
        <li key={`${value.what} ${value.bound}`}>
          {say(`what.${value.what}`)} <strong className="num">{show(value, value.value)}</strong>{' '}
          <span className="quiet small">{say(`bound.${value.bound}`, { limit: show(value, value.limit) })}</span>
        </li>
      ))}
    </ul>
  );
}

interface CountingProps {
  readonly result: ThresholdResult | undefined;
  readonly penalties: SchemeCandidate['penalties'];
}

function Penalties({ result, penalties }: CountingProps) {
  const say = personsWords.use();
  const counting = result?.penalties ?? null;
  if (counting === null) return null;
  if (counting.length === 0) return <p className="quiet small">{say('drawer.noPenalty')}</p>;
  const list = penalties.filter(({ id }) => counting.includes(id)).map(({ documentNumber }) => documentNumber);
  return <p className="small long-word">{say('drawer.penalties', { list: list.join('、') })}</p>;
}

/** The test and where it stands: document and article, version of the rule, how sure it is. */
function TestHead({ test }: { readonly test: LegalTest }) {
  const say = personsWords.use();
  const sayScheme = schemeWords.use();
  const language = textLanguage();
  const { title, citation, certainty, rule, effectiveFrom, penaltyWindow } = test;
  const { articleCertainty } = citation;
  const sure = [
    sayScheme(`certainty.${certainty}`),
    ...(articleCertainty === undefined
      ? []
      : [say('drawer.articleSure', { certainty: sayScheme(`certainty.${articleCertainty}`) })]),
  ];
  return (
    <th scope="row">
      <div className="stack">
        <strong>{title[language]}</strong>
        <span className="small">{basisText(citation, language)}</span>
        <span className="quiet small">{[say('drawer.rule', { rule, from: effectiveFrom }), ...sure].join(' · ')}</span>
        {penaltyWindow !== null && (
          <span className="quiet small">
            {say('drawer.window', { amount: penaltyWindow.amount, unit: say(`unit.${penaltyWindow.unit}`) })}
          </span>
        )}
      </div>
    </th>
  );
}
