import type { SourceCheck, SourceFault } from '@qingyuan/contract/scheme-import';
import { countText } from '@qingyuan/ui/numbers';
import { importWords } from './words.ts';

/** Faults by kind; each opens to its first rows. */
export function CheckedKinds({ kinds }: { readonly kinds: SourceCheck['kinds'] }) {
  const say = importWords.use();
  return kinds.map(({ kind, count, first }) => (
    <details key={kind} className="fault-kind">
      <summary>
        {say('check.kind', { kind: say(`fault.${kind}`), count: countText(count) })}
        <span className="quiet small"> {say(`faultMeaning.${kind}`)}</span>
      </summary>
      <FirstRows rows={first} label={say(`fault.${kind}`)} />
      {count > first.length && (
        <p className="ui-note">{say('check.more', { rest: countText(count - first.length) })}</p>
      )}
    </details>
  ));
}

function FirstRows({ rows, label }: { readonly rows: readonly SourceFault[]; readonly label: string }) {
  const say = importWords.use();
  return (
    <div className="table-scroll">
      <table className="plain-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{say('check.row')}</th>
            <th scope="col">{say('check.member')}</th>
            <th scope="col">{say('check.column')}</th>
            <th scope="col">{say('check.value')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, memberId, column, value, firstRow }) => (
            <tr key={`${row} ${column}`}>
              <td className="num">{countText(row)}</td>
              <td className="long-word">{memberId === '' ? '—' : memberId}</td>
              <td>{column === '' ? '—' : column}</td>
              <td className="long-word">
                {firstRow === null ? value : say('check.firstRow', { value, row: countText(firstRow) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
