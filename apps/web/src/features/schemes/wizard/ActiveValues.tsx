import type { SourcePreview } from '@qingyuan/contract/scheme-source';
import { countText } from '@qingyuan/ui/numbers';
import { Checkbox } from 'antd';
import { activeColumn, isStatus, type SourceReading, usualValues } from './reading.ts';
import { useColumnValues } from './use-column-values.tsx';
import { importWords } from './words.ts';

interface Props {
  readonly source: SourcePreview;
  readonly reading: SourceReading;
  readonly onChange: (activeValues: readonly string[]) => void;
}

const NOWHERE = { evidenceId: '', encoding: undefined, table: '', column: '' };

/** Which values of the status column mean an activated or paid account, chosen among those that there are. */
export function ActiveValues({ source, reading, onChange }: Props) {
  const say = importWords.use();
  const at = activeColumn(source, reading);
  const found = useColumnValues(at ?? NOWHERE);
  if (at === undefined) return null;
  const statuses = found.rows.filter(({ value }) => isStatus(value));
  const chosen = reading.activeValues ?? usualValues(statuses.map(({ value }) => value));
  return (
    <section className="page-card" aria-label={say('active.title')}>
      <h2>{say('active.title')}</h2>
      <p className="quiet small">{say('active.hint', { column: at.column })}</p>
      <fieldset className="plain-fieldset">
        <legend className="ui-label">{say('active.values')}</legend>
        {statuses.map(({ value, rows }) => (
          <Checkbox
            key={value}
            checked={chosen.includes(value)}
            onChange={({ target }) => {
              const others = chosen.filter((other) => other !== value);
              onChange(target.checked ? [...others, value] : others);
            }}
          >
            {say('join.valueRows', { value, rows: countText(rows) })}
          </Checkbox>
        ))}
      </fieldset>
      {found.note}
      <p role="alert" className="ui-field-error">
        {reading.activeValues?.length === 0 ? say('active.none') : ''}
      </p>
    </section>
  );
}
