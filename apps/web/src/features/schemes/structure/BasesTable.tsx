import type { Bases } from '@qingyuan/contract/scheme-accounts';
import { CountingBasis } from '@qingyuan/contract/schemes';
import { countText } from '@qingyuan/ui/numbers';
import { explorerWords } from '../explorer/words.ts';
import { schemeWords } from '../words.ts';

interface Props {
  /** Null for accounts on or below a cycle. */
  readonly line: Bases | null;
  readonly person: Bases;
}

/** People and levels of the line and of the person, on every basis side by side. */
export function BasesTable({ line, person }: Props) {
  const say = explorerWords.use();
  const scheme = schemeWords.use();
  const text = (bases: Bases | null, basis: CountingBasis) => {
    if (bases === null) return say('figures.none');
    const { people, levels } = bases[basis];
    return (
      <>
        <span>{say('figures.people', { count: countText(people) })}</span>{' '}
        <span>{say('figures.levels', { count: countText(levels) })}</span>
      </>
    );
  };
  return (
    <>
      <h2>{say('figures.title')}</h2>
      <table className="plain-table figures bases-of-account">
        <thead>
          <tr>
            <th scope="col">{say('figures.basis')}</th>
            <th scope="col">{say('figures.line')}</th>
            <th scope="col">{say('figures.person')}</th>
          </tr>
        </thead>
        <tbody>
          {CountingBasis.options.map((basis) => (
            <tr key={basis}>
              <th scope="row">{scheme(`basis.${basis}`)}</th>
              <td>{text(line, basis)}</td>
              <td>{text(person, basis)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small explorer-note">{say('figures.note')}</p>
    </>
  );
}
