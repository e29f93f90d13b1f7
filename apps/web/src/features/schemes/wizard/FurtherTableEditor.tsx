import { type FurtherTable, JoinRole } from '@qingyuan/contract/scheme-join';
import type { ColumnNames } from '@qingyuan/contract/scheme-source';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { schemeWords } from '../words.ts';
import { KindsEditor } from './KindsEditor.tsx';
import { PickColumn } from './PickColumn.tsx';
import type { ColumnAt } from './queries.ts';
import { StatusEditor } from './StatusEditor.tsx';
import { importWords } from './words.ts';

export interface FurtherEditing {
  readonly wish: FurtherTable;
  readonly columns: readonly string[];
  /** Where its values are looked up. */
  readonly at: Omit<ColumnAt, 'column'>;
  readonly onChange: (wish: FurtherTable) => void;
}

interface Props extends FurtherEditing {
  /** Of the members. */
  readonly mapping: ColumnNames;
  readonly onRemove: () => void;
}

/** One table besides that of the members: whose rows they are, what to take, which rows count. */
export function FurtherTableEditor({ mapping, onRemove, ...editing }: Props) {
  const { wish, columns, onChange } = editing;
  const say = importWords.use();
  return (
    <fieldset className="further-table">
      <legend className="ui-label long-word">{wish.table}</legend>
      <div className="wizard-grid">
        <PickColumn
          label={say('join.key')}
          value={wish.key}
          columns={columns}
          onChange={(key) => onChange({ ...wish, key })}
        />
      </div>
      <Values mapping={mapping} {...editing} />
      <KindsEditor {...editing} />
      <StatusEditor {...editing} />
      <div className="wizard-buttons">
        <Button size="small" aria-label={`${say('join.remove')} ${wish.table}`} onClick={onRemove}>
          {say('join.remove')}
        </Button>
      </div>
    </fieldset>
  );
}

function Values({ wish, columns, mapping, onChange }: Omit<Props, 'at' | 'onRemove'>) {
  const say = importWords.use();
  const sayScheme = schemeWords.use();
  const [role, setRole] = useState<JoinRole>();
  const [column, setColumn] = useState<string>();
  const taken = JoinRole.options.flatMap((one) => {
    const from = wish.values[one];
    return from === undefined ? [] : [{ role: one, column: from }];
  });
  const take = () => {
    if (role === undefined || column === undefined) return;
    onChange({ ...wish, values: { ...wish.values, [role]: column } });
    setRole(undefined);
    setColumn(undefined);
  };
  return (
    <>
      <p className="ui-label">{say('join.values')}</p>
      <ul className="count-list">
        {taken.map((one) => (
          <li key={one.role}>
            <span>
              {`${sayScheme(`column.${one.role}`)} ← ${one.column}`}
              {mapping[one.role] !== undefined && (
                <span className="ui-note">
                  {say('join.replaces', {
                    column: mapping[one.role] ?? '',
                    role: sayScheme(`column.${one.role}`),
                  })}
                </span>
              )}
            </span>
            <Button
              type="link"
              size="small"
              aria-label={say('join.removeValue', { column: one.column })}
              onClick={() => {
                const { [one.role]: _, ...values } = wish.values;
                onChange({ ...wish, values });
              }}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <div className="wizard-grid">
        <label className="stack">
          <span>{say('join.role')}</span>
          <Select<JoinRole>
            showSearch
            optionFilterProp="label"
            aria-label={`${wish.table} ${say('join.role')}`}
            value={role ?? null}
            options={JoinRole.options
              .filter((one) => wish.values[one] === undefined)
              .map((value) => ({ value, label: sayScheme(`column.${value}`) }))}
            onChange={setRole}
          />
        </label>
        <label className="stack">
          <span>{say('join.column')}</span>
          <Select
            showSearch
            aria-label={`${wish.table} ${say('join.column')}`}
            value={column ?? null}
            options={columns.map((value) => ({ value, label: value }))}
            onChange={setColumn}
          />
        </label>
        <Button className="align-end" disabled={role === undefined || column === undefined} onClick={take}>
          {say('join.addValue')}
        </Button>
      </div>
    </>
  );
}
