import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { useUiWords } from '../environment.tsx';
import type { FilterField, FilterValues } from './types.ts';

interface Props {
  readonly field: FilterField;
  readonly values: FilterValues;
  /** The one that `/` goes to. */
  readonly first: boolean;
  readonly onChange: (change: FilterValues) => void;
}

export function FilterInput({ field, values, first, onChange }: Props) {
  const words = useUiWords();
  const id = useId();
  const mark = first ? { 'data-list-search': true } : {};
  switch (field.kind) {
    case 'text':
      return (
        <div className="ui-filter">
          <label htmlFor={id}>{field.label}</label>
          <Input
            {...mark}
            id={id}
            allowClear
            value={values[field.name] ?? ''}
            placeholder={field.placeholder}
            onChange={(event) => onChange({ [field.name]: textOrNothing(event.target.value) })}
          />
        </div>
      );
    case 'choice':
      return (
        <div className="ui-filter">
          <label htmlFor={id}>{field.label}</label>
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={values[field.name] ?? null}
            placeholder={words.any}
            options={field.options.map(({ value, label }) => ({ value, label }))}
            onChange={(value: string | null | undefined) => onChange({ [field.name]: value ?? undefined })}
          />
        </div>
      );
    case 'dates':
      return (
        <div className="ui-filter ui-filter-dates" role="group" aria-label={field.label}>
          <label htmlFor={id}>{field.label}</label>
          <DateInput
            id={id}
            label={words.from(field.label)}
            value={values[`${field.name}From`]}
            onChange={(value) => onChange({ [`${field.name}From`]: value })}
          />
          <span aria-hidden="true">–</span>
          <DateInput
            label={words.to(field.label)}
            value={values[`${field.name}To`]}
            onChange={(value) => onChange({ [`${field.name}To`]: value })}
          />
        </div>
      );
  }
}

interface DateProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A date that can be picked or typed in either usual form. */
function DateInput({ id, label, value, onChange }: DateProps) {
  const words = useUiWords();
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      title={words.dateHint}
      placeholder="YYYY-MM-DD"
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY-M-D', 'YYYY/M/D']}
      value={value === undefined ? null : dayjs(value)}
      onChange={(date) => onChange(date?.format('YYYY-MM-DD'))}
    />
  );
}

function textOrNothing(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}
