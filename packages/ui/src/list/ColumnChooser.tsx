import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useUiWords } from '../environment.tsx';

interface Props {
  readonly columns: readonly { readonly key: string; readonly title: string; readonly fixed?: boolean }[];
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
}

export function ColumnChooser({ columns, hidden, onChange }: Props) {
  const words = useUiWords();
  const choices = (
    <div className="ui-columns">
      <Checkbox.Group
        aria-label={words.columns}
        value={columns.filter(({ key, fixed }) => fixed === true || !hidden.has(key)).map(({ key }) => key)}
        options={columns.map(({ key, title, fixed }) => ({ value: key, label: title, disabled: fixed === true }))}
        onChange={(shown: string[]) =>
          onChange(new Set(columns.map(({ key }) => key).filter((key) => !shown.includes(key))))
        }
      />
      <Button size="small" disabled={hidden.size === 0} onClick={() => onChange(new Set())}>
        {words.allColumns}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={choices}>
      <Button icon={<SettingOutlined />}>{words.columns}</Button>
    </Popover>
  );
}
