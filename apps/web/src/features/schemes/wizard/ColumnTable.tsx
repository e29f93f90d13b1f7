import { type ColumnNames, type ColumnProposal, MemberColumn } from '@qingyuan/contract/scheme-source';
import { Select } from 'antd';
import { assignColumn, isNeeded, unusedColumns } from '../mapping.ts';
import { schemeWords } from '../words.ts';
import { OfferedColumns, shareText } from './OfferedColumns.tsx';
import { importWords } from './words.ts';

interface Props {
  readonly columns: readonly string[];
  readonly proposals: readonly ColumnProposal[];
  readonly mapping: ColumnNames;
  readonly onChange: (mapping: ColumnNames) => void;
}

/** Which column of the file means what; every role can be corrected. */
export function ColumnTable({ columns, proposals, mapping, onChange }: Props) {
  const say = schemeWords.use();
  const unused = unusedColumns(columns, mapping);
  return (
    <section className="page-card">
      <h2>{say('wizard.mapping')}</h2>
      <p className="ui-note">{say('wizard.mappingHint')}</p>
      <OfferedColumns columns={columns} proposals={proposals} mapping={mapping} onChange={onChange} />
      <div className="wizard-grid">
        {MemberColumn.options.map((role) => (
          <label key={role}>
            <span>
              {say(`column.${role}`)}
              {isNeeded(role) && <span className="ui-required">{say('wizard.required')}</span>}
            </span>
            <Select
              allowClear
              showSearch
              value={mapping[role] ?? null}
              placeholder={say('wizard.noColumn')}
              status={isNeeded(role) && mapping[role] === undefined ? 'error' : ''}
              options={columns.map((value) => ({ value, label: value }))}
              onChange={(column: string | undefined) => onChange(assignColumn(mapping, role, column))}
            />
            <Found proposal={proposals.find((one) => one.role === role && one.column === mapping[role])} />
          </label>
        ))}
      </div>
      <p className="quiet">
        {unused.length === 0 ? say('wizard.unmatchedNone') : say('wizard.unmatched', { columns: unused.join('、') })}
      </p>
    </section>
  );
}

/** How a column was found, and how far its content agrees. */
function Found({ proposal }: { readonly proposal: ColumnProposal | undefined }) {
  const say = importWords.use();
  const sayScheme = schemeWords.use();
  if (proposal === undefined) return null;
  const { by, share, column, role } = proposal;
  const text =
    by === 'content'
      ? say('column.offer', { column, role: sayScheme(`column.${role}`), share: shareText(share ?? 0) })
      : share === null
        ? say('column.byHeader')
        : say('column.byHeaderShare', { share: shareText(share) });
  return <span className="quiet small">{text}</span>;
}
