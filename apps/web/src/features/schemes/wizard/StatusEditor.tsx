import { countText } from '@qingyuan/ui/numbers';
import { Checkbox } from 'antd';
import type { FurtherEditing } from './FurtherTableEditor.tsx';
import { without } from './KindsEditor.tsx';
import { PickColumn } from './PickColumn.tsx';
import { useColumnValues } from './use-column-values.tsx';
import { importWords } from './words.ts';

/** Which rows of a table count, by their status. */
export function StatusEditor({ wish, columns, at, onChange }: FurtherEditing) {
  const say = importWords.use();
  const { status } = wish;
  const values = useColumnValues({ ...at, column: status?.column ?? '' });
  return (
    <>
      <Checkbox
        checked={status !== undefined}
        onChange={({ target }) =>
          onChange(target.checked ? { ...wish, status: { column: '', values: [] } } : without(wish, 'status'))
        }
      >
        {say('join.status')}
      </Checkbox>
      {status !== undefined && (
        <div className="wizard-grid">
          <PickColumn
            label={say('join.statusColumn')}
            value={status.column}
            columns={columns}
            onChange={(column) => onChange({ ...wish, status: { column, values: [] } })}
          />
          {values.rows.length > 0 && (
            <fieldset className="plain-fieldset">
              <legend className="ui-label">{say('join.statusValues')}</legend>
              {values.rows.map(({ value, rows }) => (
                <Checkbox
                  key={value}
                  checked={status.values.includes(value)}
                  onChange={({ target }) => {
                    const others = status.values.filter((other) => other !== value);
                    onChange({ ...wish, status: { ...status, values: target.checked ? [...others, value] : others } });
                  }}
                >
                  {say('join.valueRows', {
                    value: value === '' ? say('join.valueEmpty') : value,
                    rows: countText(rows),
                  })}
                </Checkbox>
              ))}
            </fieldset>
          )}
        </div>
      )}
      {status !== undefined && values.note}
    </>
  );
}
