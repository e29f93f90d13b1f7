import type { EarlierAtPlace } from '@qingyuan/contract/recurrence';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useDeferredValue } from 'react';
import { EarlierList } from './EarlierList.tsx';
import { leadRecurrenceQuery, placeQuery } from './queries.ts';
import { recurrenceWords } from './words.ts';

interface PlaceProps {
  readonly areaCode: string;
  readonly address: string;
}

/** Says at once, while an address is typed, when something was confirmed there within the window; nothing otherwise. */
export function PlaceRecurrence({ areaCode, address }: PlaceProps) {
  const { data } = useQuery(placeQuery({ areaCode, address: useDeferredValue(address) }));
  return <Notice found={data} until="now" />;
}

/** The same for a lead: what had been confirmed at its places when it came in. */
export function LeadRecurrence({ leadId }: { readonly leadId: string }) {
  const { data } = useQuery(leadRecurrenceQuery(leadId));
  return <Notice found={data} until="again" />;
}

interface NoticeProps {
  readonly found: { readonly windowMonths: number; readonly earlier: readonly EarlierAtPlace[] } | undefined;
  readonly until: 'now' | 'again';
}

function Notice({ found, until }: NoticeProps) {
  const say = recurrenceWords.use();
  if (found === undefined || found.earlier.length === 0) return null;
  return (
    <Alert
      className="form-problem"
      type="warning"
      showIcon
      title={say('notice.title', { months: found.windowMonths, count: found.earlier.length })}
      description={<EarlierList earlier={found.earlier} until={until} />}
    />
  );
}
