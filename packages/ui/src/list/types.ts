import type { ReactNode } from 'react';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A condition above a list. `dates` writes two values: `<name>From` and `<name>To`. */
export type FilterField =
  | { readonly kind: 'text'; readonly name: string; readonly label: string; readonly placeholder?: string }
  | { readonly kind: 'choice'; readonly name: string; readonly label: string; readonly options: readonly Option[] }
  | { readonly kind: 'dates'; readonly name: string; readonly label: string };

export type FilterValues = Readonly<Record<string, string | undefined>>;

export interface ListColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  readonly width?: number;
  readonly align?: 'left' | 'right';
  /** Always shown; the column that names the row. */
  readonly fixed?: boolean;
}

export interface ListPageProps<Row> {
  /** Under which the column choice is kept. */
  readonly name: string;
  readonly title: string;
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly ListColumn<Row>[];
  /** What can be done with a row; the last column, always in sight. */
  readonly actions?: (row: Row) => ReactNode;
  readonly actionsWidth?: number;
  readonly filters: readonly FilterField[];
  readonly values: FilterValues;
  readonly onSearch: (values: FilterValues) => void;
  readonly rows: readonly Row[] | undefined;
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly onPage: (page: number, size: number) => void;
  readonly loading: boolean;
  /** Shown instead of the table when the rows could not be fetched. */
  readonly failure?: ReactNode;
  readonly empty: ReactNode;
  readonly toolbar?: ReactNode;
  /** Between the conditions and the table (tabs, totals). */
  readonly lead?: ReactNode;
  readonly onExport?: () => void;
}
