import type { JobState } from '@qingyuan/contract/jobs';
import type { SchemeRow } from '@qingyuan/contract/schemes';
import { CountLink } from '@qingyuan/ui/CountLink.tsx';
import { StateTag, type Tone } from '@qingyuan/ui/StateTag.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { countText } from '@qingyuan/ui/numbers';
import { Stack } from '../../lists/Stack.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { schemeWords } from './words.ts';

const TONE: Readonly<Record<JobState, Tone>> = {
  queued: 'warning',
  running: 'active',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

type Say = ReturnType<typeof schemeWords.use>;

export function schemeColumns(say: Say): ListColumn<SchemeRow>[] {
  return [
    {
      key: 'name',
      title: say('list.name'),
      fixed: true,
      width: 220,
      render: (row) => <AppLink href={`/schemes/${row.id}`}>{row.name}</AppLink>,
    },
    { key: 'state', title: say('list.state'), width: 250, render: (row) => <LatestState row={row} /> },
    {
      key: 'accounts',
      title: say('list.accounts'),
      width: 100,
      align: 'right',
      render: ({ accounts }) => (accounts === null ? '—' : countText(accounts)),
    },
    {
      key: 'levels',
      title: say('list.levels'),
      width: 80,
      align: 'right',
      render: ({ maxLevel }) => (maxLevel === null ? '—' : countText(maxLevel)),
    },
    {
      key: 'meets',
      title: say('list.meets'),
      width: 130,
      align: 'right',
      render: (row) =>
        row.meets === null ? (
          '—'
        ) : (
          <CountLink count={row.meets} href={`/schemes/${row.id}/persons`} label={say('list.meets')} />
        ),
    },
  ];
}

function LatestState({ row: { latest } }: { readonly row: SchemeRow }) {
  const tag = <StateTag tone={TONE[latest.state]}>{schemeWords.lookUp('state', latest.state)}</StateTag>;
  return (
    <Stack
      lines={[
        tag,
        schemeWords.say('list.version', {
          version: latest.version,
          who: latest.askedBy,
          when: instantText(latest.askedAt),
        }),
      ]}
    />
  );
}
