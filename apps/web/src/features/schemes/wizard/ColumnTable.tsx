import { MemberColumn, type ColumnNames } from '@qingyuan/contract/schemes';
import { Select } from 'antd';
import { assignColumn, isNeeded, unusedColumns } from '../mapping.ts';
import { schemeWords } from '../words.ts';

interface Props {
  readonly columns: readonly string[];
  readonly mapping: ColumnNames;
  readonly onChange: (mapping: ColumnNames) => void;
}

/** Which column of the file means what; every role can be corrected. */
export function ColumnTable({ columns, mapping, onChange }: Props) {
  const say = schemeWords.use();
  const unused = unusedColumns(columns, mapping);
  return (
    <section className="page-card">
      <h2>{say('wizard.mapping')}</h2>
      <p className="ui-note">{say('wizard.mappingHint')}</p>
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
          </label>
        ))}
      </div>
      <p className="quiet">
        {unused.length === 0 ? say('wizard.unmatchedNone') : say('wizard.unmatched', { columns: unused.join('、') })}
      </p>
    </section>
  );
}
