import type { AuditEntry } from '@qingyuan/contract/audit';
import { Descriptions, Drawer } from 'antd';
import { domainWords } from '../../domain/words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { auditWords } from './words.ts';

interface Props {
  readonly entry: AuditEntry | undefined;
  readonly onClose: () => void;
}

/** One entry in full, as it is in the chain. */
export function AuditDetail({ entry, onClose }: Props) {
  const say = auditWords.use();
  if (entry === undefined) return null;
  const records = entry.streams.map(({ type, id }) => (
    <div key={id}>
      {domainWords.lookUp('kind', type)} <code className="long-word">{id}</code>{' '}
      <AppLink href={`/audit?stream=${id}`}>{say('detail.onlyThis')}</AppLink>
    </div>
  ));
  const items = [
    [say('column.at'), instantText(entry.at)],
    [say('column.kind'), `${domainWords.lookUp('command', entry.kind)} (${entry.kind})`],
    [say('column.actor'), `${entry.actorName} · ${entry.agency}`],
    [say('column.via'), auditWords.lookUp('via', entry.via)],
    [say('detail.area'), entry.area],
    [say('column.reason'), entry.reason ?? '—'],
    [say('detail.records'), records],
    [say('detail.data'), <pre key="data">{JSON.stringify(entry.data, null, 2)}</pre>],
    [
      say('detail.hash'),
      <code key="hash" className="long-word">
        {entry.hash}
      </code>,
    ],
  ] as const;
  return (
    <Drawer
      open
      size={520}
      title={say('detail.title', { seq: entry.seq })}
      onClose={onClose}
      closable={{ 'aria-label': say('detail.close') }}
    >
      <Descriptions
        column={1}
        size="small"
        bordered
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
    </Drawer>
  );
}
