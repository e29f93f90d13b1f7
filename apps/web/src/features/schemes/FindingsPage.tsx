import { FindingKind, type SchemeFinding } from '@qingyuan/contract/schemes';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { findingsQuery } from './queries/findings.ts';
import { SchemeFrame, type Analysed } from './SchemeFrame.tsx';
import { schemeWords } from './words.ts';

export function FindingsPage() {
  return <SchemeFrame tab="findings">{(analysed) => <Findings {...analysed} />}</SchemeFrame>;
}

function Findings({ scheme, can }: Analysed) {
  const say = schemeWords.use();
  const language = currentLanguage() === 'en' ? 'en' : 'zh';
  const list = useListSearch();
  const result = useQuery(findingsQuery(scheme.id, list));
  return (
    <ConsoleList<SchemeFinding>
      name="scheme-findings"
      title={say('findings.title')}
      list={list}
      result={result}
      rowKey={(row) => `${row.kind} ${row.row}`}
      filters={[
        {
          kind: 'choice',
          name: 'kind',
          label: say('findings.kind'),
          options: FindingKind.options.map((value) => ({ value, label: say(`finding.${value}`) })),
        },
      ]}
      columns={[
        { key: 'row', title: say('findings.row'), width: 100, align: 'right', render: ({ row }) => countText(row) },
        { key: 'kind', title: say('findings.kind'), width: 150, render: ({ kind }) => say(`finding.${kind}`) },
        {
          key: 'member',
          title: say('findings.member'),
          width: 160,
          fixed: true,
          render: ({ memberId }) => <span className="long-word">{memberId === '' ? '—' : memberId}</span>,
        },
        { key: 'text', title: say('findings.text'), width: 460, render: ({ text }) => text[language] },
      ]}
      toolbar={
        can.includes('export-report') ? (
          <a className="link-button" href={`/api/schemes/${scheme.id}/findings.csv`} download>
            {say('findings.download')}
          </a>
        ) : undefined
      }
      empty={<EmptyState title={say('findings.empty')} hint={say('findings.emptyHint')} />}
    />
  );
}
