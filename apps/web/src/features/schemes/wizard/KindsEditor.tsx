import { type FurtherTable, JoinMoneyRole } from '@qingyuan/contract/scheme-join';
import { countText } from '@qingyuan/ui/numbers';
import { Checkbox, Select } from 'antd';
import { schemeWords } from '../words.ts';
import type { FurtherEditing } from './FurtherTableEditor.tsx';
import { PickColumn } from './PickColumn.tsx';
import { useColumnValues } from './use-column-values.tsx';
import { importWords } from './words.ts';

/** What the kinds of a log mean, e.g. 直推奖 of a bonus table. */
export function KindsEditor({ wish, columns, at, onChange }: FurtherEditing) {
  const say = importWords.use();
  const sayScheme = schemeWords.use();
  const { kinds } = wish;
  const values = useColumnValues({ ...at, column: kinds?.column ?? '' });
  const change = (next: Partial<NonNullable<FurtherTable['kinds']>>) =>
    onChange({ ...wish, kinds: { column: '', amount: '', roles: {}, ...kinds, ...next } });
  const assign = (value: string, role: JoinMoneyRole | undefined) => {
    const others = Object.entries(kinds?.roles ?? {}).filter(([known]) => known !== value);
    change({ roles: Object.fromEntries(role === undefined ? others : [...others, [value, role]]) });
  };
  return (
    <>
      <Checkbox
        checked={kinds !== undefined}
        onChange={({ target }) => (target.checked ? change({}) : onChange({ ...without(wish, 'kinds') }))}
      >
        {say('join.kinds')}
      </Checkbox>
      {kinds !== undefined && (
        <div className="wizard-grid">
          <PickColumn
            label={say('join.kindColumn')}
            value={kinds.column}
            columns={columns}
            onChange={(column) => change({ column, roles: {} })}
          />
          <PickColumn
            label={say('join.kindAmount')}
            value={kinds.amount}
            columns={columns}
            onChange={(amount) => change({ amount })}
          />
          {values.rows.map(({ value, rows }) => {
            const label = say('join.valueRows', {
              value: value === '' ? say('join.valueEmpty') : value,
              rows: countText(rows),
            });
            return (
              <label key={value} className="stack">
                <span className="long-word">{label}</span>
                <Select<JoinMoneyRole>
                  allowClear
                  aria-label={label}
                  value={kinds.roles[value] ?? null}
                  placeholder={say('join.kindUnused')}
                  options={JoinMoneyRole.options.map((role) => ({ value: role, label: sayScheme(`column.${role}`) }))}
                  onChange={(role: JoinMoneyRole | undefined) => assign(value, role)}
                />
              </label>
            );
          })}
        </div>
      )}
      {kinds !== undefined && values.note}
    </>
  );
}

/** The table without one of its optional parts. */
export function without(wish: FurtherTable, part: 'kinds' | 'status'): FurtherTable {
  const { [part]: _, ...rest } = wish;
  return rest;
}
