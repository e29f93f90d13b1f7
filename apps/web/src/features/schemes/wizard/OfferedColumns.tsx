import type { ColumnNames, ColumnProposal } from '@qingyuan/contract/scheme-source';
import { Button } from 'antd';
import { assignColumn, unusedColumns } from '../mapping.ts';
import { schemeWords } from '../words.ts';
import { importWords } from './words.ts';

interface Props {
  readonly columns: readonly string[];
  readonly proposals: readonly ColumnProposal[];
  readonly mapping: ColumnNames;
  readonly onChange: (mapping: ColumnNames) => void;
}

export function shareText(share: number): string {
  return `${Math.floor(share * 100)}%`;
}

/** Columns that look like something by what stands in them; only a human takes them. */
export function OfferedColumns({ columns, proposals, mapping, onChange }: Props) {
  const say = importWords.use();
  const sayScheme = schemeWords.use();
  const unused = new Set(unusedColumns(columns, mapping));
  const offers = proposals.filter(
    ({ role, column, by }) => by === 'content' && mapping[role] === undefined && unused.has(column),
  );
  if (offers.length === 0) return null;
  return (
    <div role="group" aria-label={say('column.offered')}>
      <p>{say('column.offered')}</p>
      <ul className="count-list">
        {offers.map(({ role, column, share }) => {
          const name = { column, role: sayScheme(`column.${role}`) };
          return (
            <li key={role}>
              <span>{say('column.offer', { ...name, share: shareText(share ?? 0) })}</span>
              <Button
                size="small"
                aria-label={say('column.takeLabel', name)}
                onClick={() => onChange(assignColumn(mapping, role, column))}
              >
                {say('column.take')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
