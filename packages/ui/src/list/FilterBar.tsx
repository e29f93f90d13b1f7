import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useUiWords } from '../environment.tsx';
import { remember, remembered } from '../remember.ts';
import { FilterInput } from './FilterInput.tsx';
import type { FilterField, FilterValues } from './types.ts';

interface Props {
  readonly name: string;
  readonly fields: readonly FilterField[];
  readonly values: FilterValues;
  readonly onSearch: (values: FilterValues) => void;
}

/** Conditions shown while folded. */
const FOLDED = 3;

/** 查询条件: takes effect on 查询 or Enter; folded to the first ones where there are many. */
export function FilterBar({ name, fields, values, onSearch }: Props) {
  const words = useUiWords();
  const [draft, setDraft] = useState<FilterValues>(values);
  const [applied, setApplied] = useState(values);
  const [open, setOpen] = useState(remembered(`fold.${name}`) === 'open');
  if (applied !== values) {
    setApplied(values);
    setDraft(values);
  }
  const shown = open ? fields : fields.slice(0, FOLDED);

  function fold() {
    remember(`fold.${name}`, open ? 'folded' : 'open');
    setOpen(!open);
  }

  return (
    <Form
      className="ui-filters"
      layout="inline"
      role="search"
      aria-label={words.conditions}
      onFinish={() => onSearch(draft)}
    >
      {shown.map((field, index) => (
        <FilterInput
          key={field.name}
          field={field}
          values={draft}
          first={index === 0}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
      ))}
      <div className="ui-filters-buttons">
        <Button type="primary" htmlType="submit">
          {words.query}
        </Button>
        <Button onClick={() => onSearch({})}>{words.reset}</Button>
        {fields.length > FOLDED && (
          <Button
            type="link"
            onClick={fold}
            aria-expanded={open}
            icon={open ? <UpOutlined /> : <DownOutlined />}
            iconPlacement="end"
          >
            {open ? words.fold : words.unfold}
          </Button>
        )}
      </div>
    </Form>
  );
}
