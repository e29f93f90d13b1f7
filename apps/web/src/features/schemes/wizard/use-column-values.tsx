import type { ColumnValues } from '@qingyuan/contract/scheme-import';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { failureLine } from '../../../api/failure-words.ts';
import { type ColumnAt, columnValuesQuery } from './queries.ts';
import { importWords } from './words.ts';

interface Found {
  readonly rows: ColumnValues['values'];
  /** A fault, or that not all rows were looked at. */
  readonly note: ReactNode;
}

/** The values of a column, once it is chosen. */
export function useColumnValues(at: ColumnAt): Found {
  const say = importWords.use();
  const { data, error } = useQuery(columnValuesQuery(at));
  if (error !== null) return { rows: [], note: <Alert type="error" showIcon title={failureLine(error)} /> };
  if (data?.more === true) {
    return {
      rows: data.values,
      note: <p className="ui-note">{say('join.valuesMore', { rows: countText(data.rows) })}</p>,
    };
  }
  return { rows: data?.values ?? [], note: null };
}
