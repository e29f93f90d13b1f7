import { listTips, type TipDetail } from '@qingyuan/contract/tips';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import { dayText } from '../../../time/time.ts';

/** Tips that came before this one and hold a word, to merge into. */
export const earlierTipsQuery = (tip: TipDetail, text: string) =>
  queryOptions({
    queryKey: ['tips', 'earlier', tip.id, text],
    queryFn: async ({ signal }) => {
      const query = { size: 50, receivedTo: dayText(tip.receivedAt), ...(text.trim() === '' ? {} : { text }) };
      const { rows } = await call(listTips, { query, signal });
      return rows.filter((row) => row.id !== tip.id && row.state !== 'merged' && row.receivedAt <= tip.receivedAt);
    },
    placeholderData: keepPreviousData,
  });
