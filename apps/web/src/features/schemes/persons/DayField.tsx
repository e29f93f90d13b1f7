import { Field } from '@qingyuan/ui/Field.tsx';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';

const DAY = 'YYYY-MM-DD';

interface Props {
  readonly label: string;
  /** `2026-09-29`. */
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
  readonly required?: boolean;
  readonly hint?: string;
}

/** A day, chosen or typed as 2026-09-29 or 20260929. */
export function DayField({ label, value, onChange, required = false, hint }: Props) {
  return (
    <Field label={label} required={required}>
      {(id) => (
        <>
          <DatePicker
            id={id}
            value={value === undefined ? null : dayjs(value)}
            format={[DAY, 'YYYYMMDD']}
            aria-required={required}
            {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
            onChange={(day) => onChange(day === null ? undefined : day.format(DAY))}
          />
          {hint !== undefined && (
            <p id={`${id}-hint`} className="ui-note">
              {hint}
            </p>
          )}
        </>
      )}
    </Field>
  );
}
