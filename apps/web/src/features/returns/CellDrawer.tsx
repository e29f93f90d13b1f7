import type { CountedRecord } from '@qingyuan/contract/statistics';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { recordHref } from '../../domain/record-href.ts';
import { domainWords } from '../../domain/words.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { type CellAt, cellQuery } from './queries/cell.ts';
import { returnWords } from './words.ts';

interface Props {
  readonly at: CellAt;
  readonly name: string;
  readonly onClose: () => void;
}

/** The records behind one figure, each leading to itself. */
export function CellDrawer({ at, name, onClose }: Props) {
  const say = returnWords.use();
  const result = useQuery(cellQuery(at));
  const count = result.data?.total ?? '…';
  return (
    <Drawer
      open
      size="large"
      title={say('cell.title', { name, span: say(`span.${at.span}`), count })}
      onClose={onClose}
    >
      <Loaded result={result}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={say('cell.empty')} hint={say('cell.emptyHint')} />
          ) : (
            <RecordList rows={rows} />
          )
        }
      </Loaded>
    </Drawer>
  );
}

function RecordList({ rows }: { readonly rows: readonly CountedRecord[] }) {
  return (
    <ol className="record-list">
      {rows.map((row) => (
        <li key={row.id}>
          <AppLink href={recordHref(row.type, row.id) ?? '#'}>{row.title}</AppLink>
          <span className="quiet">
            {domainWords.lookUp('kind', row.type)} · {row.area} · <span className="num">{instantText(row.at)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
