import type { OnlineRow } from '@qingyuan/contract/patrol';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { domainWords } from '../../domain/words.ts';
import { textLanguage } from '../../i18n/i18n.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { DueCell } from '../../time/DueCell.tsx';
import { instantText } from '../../time/time.ts';
import { objectTone } from './object-state.ts';
import { patrolWords } from './words.ts';

/** Names of disguises in the reader's language. */
export function disguiseText(disguises: OnlineRow['disguises']): string {
  const language = textLanguage();
  return disguises.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ');
}

export function objectColumns(say: ReturnType<typeof patrolWords.use>): ListColumn<OnlineRow>[] {
  return [
    {
      key: 'name',
      title: say('column.name'),
      fixed: true,
      render: (row) => <AppLink href={`/patrol/objects/${row.id}`}>{row.name}</AppLink>,
    },
    {
      key: 'address',
      title: say('column.address'),
      width: 200,
      // Never a link: nobody should open a suspicious site from here by a slip of the hand.
      render: (row) => <span className="long-word">{row.address}</span>,
    },
    { key: 'kind', title: say('column.kind'), width: 80, render: (row) => patrolWords.lookUp('kind', row.kind) },
    {
      key: 'state',
      title: say('column.state'),
      width: 150,
      render: (row) => (
        <StateTag tone={objectTone(row.state)}>{domainWords.lookUp('online_objectState', row.state)}</StateTag>
      ),
    },
    {
      key: 'due',
      title: say('column.due'),
      width: 130,
      render: (row) => <DueCell dueAt={row.dueAt} state={row.dueState} />,
    },
    {
      key: 'disguises',
      title: say('column.disguises'),
      width: 120,
      render: (row) => disguiseText(row.disguises) || '—',
    },
    { key: 'area', title: say('column.area'), width: 90, render: (row) => row.areaName },
    {
      key: 'foundAt',
      title: say('column.foundAt'),
      width: 140,
      render: (row) => <span className="num">{instantText(row.foundAt)}</span>,
    },
  ];
}
