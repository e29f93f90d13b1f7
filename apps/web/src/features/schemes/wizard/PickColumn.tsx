import { Select } from 'antd';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly columns: readonly string[];
  readonly onChange: (column: string) => void;
}

/** A column of a table, found by typing. */
export function PickColumn({ label, value, columns, onChange }: Props) {
  return (
    <label className="stack">
      <span>{label}</span>
      <Select
        showSearch
        aria-label={label}
        value={value === '' ? null : value}
        status={value === '' ? 'error' : ''}
        options={columns.map((column) => ({ value: column, label: column }))}
        onChange={onChange}
      />
    </label>
  );
}
