import { revealTipContact } from '@qingyuan/contract/tips';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import type { TipProps } from './TipPage.tsx';
import { tipWords } from './words.ts';

/** Sealed; shown for a stated purpose, in this page only, and gone when it is left. */
export function ReporterContact({ tip, can }: TipProps) {
  const say = tipWords.use();
  const [asking, setAsking] = useState(false);
  const reveal = useMutation({
    mutationFn: (purpose: string) => call(revealTipContact, { params: { id: tip.id }, body: { purpose } }),
    gcTime: 0,
    onSuccess: () => setAsking(false),
  });
  if (!tip.hasContact) return <span className="quiet">{say('detail.contactNone')}</span>;
  return (
    <>
      <span className="inline">
        {reveal.data?.contact ?? <span className="quiet">{say('detail.contactSealed')}</span>}
        {can.includes('reveal-contact') && reveal.data === undefined && (
          <Button type="link" size="small" onClick={() => setAsking(true)}>
            {say('detail.contactTitle')}
          </Button>
        )}
      </span>
      <ReasonDialog
        open={asking}
        title={say('detail.contactTitle')}
        consequence={say('detail.contactText')}
        reasonLabel={say('detail.contactPurpose')}
        busy={reveal.isPending}
        error={reveal.error === null ? undefined : failureLine(reveal.error)}
        onConfirm={(purpose) => reveal.mutate(purpose)}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
