import { Descriptions } from 'antd';
import type { ComponentProps, ReactNode } from 'react';

export type Fact = readonly [label: string, value: ReactNode];

interface Props {
  /** Those that do not apply are false. */
  readonly items: readonly (Fact | false)[];
  readonly column?: ComponentProps<typeof Descriptions>['column'];
}

/** What is known of a record, each under its name. */
export function Facts({ items, column = 1 }: Props) {
  return (
    <Descriptions
      size="small"
      column={column}
      items={items.filter((one) => one !== false).map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
