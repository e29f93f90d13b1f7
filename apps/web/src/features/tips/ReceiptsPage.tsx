import { publishReceipts, type ReceiptRoot } from '@qingyuan/contract/tips-receipts';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { Rows } from '@qingyuan/ui/list/Rows.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Typography } from 'antd';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { instantText } from '../../time/time.ts';
import { receiptsQuery } from './queries/receipts.ts';
import { tipWords } from './words.ts';

/** Published roots of the register of tips; published daily by itself, and now if somebody wants to. */
export function ReceiptsPage() {
  const say = tipWords.use();
  const { message } = App.useApp();
  const publish = useCommand(publishReceipts);
  return (
    <Loaded result={useQuery(receiptsQuery())}>
      {({ roots, can }) => (
        <section className="page-card">
          <div className="page-head">
            <h1>{say('receipts.title')}</h1>
            {can.includes('publish') && (
              <Button
                loading={publish.isPending}
                onClick={() =>
                  publish.mutate(
                    { body: {} },
                    {
                      onSuccess: ({ published, size }) =>
                        void message.success(say(published ? 'receipts.published' : 'receipts.nothing', { size })),
                    },
                  )
                }
              >
                {say('receipts.publish')}
              </Button>
            )}
          </div>
          <p className="quiet">{say('receipts.intro')}</p>
          {publish.error !== null && <Alert type="error" showIcon title={failureLine(publish.error)} />}
          <Rows<ReceiptRoot>
            label={say('receipts.title')}
            columns={columns(say)}
            rows={roots}
            rowKey={({ size }) => String(size)}
            empty={<EmptyState title={say('receipts.none')} hint={say('receipts.noneHint')} />}
          />
        </section>
      )}
    </Loaded>
  );
}

function columns(say: ReturnType<typeof tipWords.use>): ListColumn<ReceiptRoot>[] {
  return [
    {
      key: 'at',
      title: say('receipts.at'),
      width: 160,
      render: (row) => <span className="num">{instantText(row.publishedAt)}</span>,
    },
    { key: 'size', title: say('receipts.size'), width: 100, render: (row) => <span className="num">{row.size}</span> },
    {
      key: 'root',
      title: say('receipts.root'),
      render: (row) => (
        <Typography.Text copyable code>
          {row.root}
        </Typography.Text>
      ),
    },
  ];
}
