import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useDeferredValue } from 'react';
import { EarlierList } from './EarlierList.tsx';
import { placeQuery } from './queries.ts';
import { recurrenceWords } from './words.ts';

interface Props {
  readonly areaCode: string;
  readonly address: string;
  /** The lead whose page this is. */
  readonly except?: string;
}

/** Says at once when something was confirmed at this place within the window; nothing otherwise. */
export function RecurrenceNotice({ areaCode, address, except }: Props) {
  const say = recurrenceWords.use();
  const asked = useDeferredValue(address);
  const { data } = useQuery(placeQuery({ areaCode, address: asked, ...(except === undefined ? {} : { except }) }));
  if (data === undefined || data.earlier.length === 0) return null;
  return (
    <Alert
      className="form-problem"
      type="warning"
      showIcon
      title={say('notice.title', { months: data.windowMonths, count: data.earlier.length })}
      description={<EarlierList earlier={data.earlier} until="now" />}
    />
  );
}
