import { downloadFindings, type SchemeFinding } from '@qingyuan/contract/scheme-findings';
import { FindingKind, SchemeTree } from '@qingyuan/contract/schemes';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../api/address.ts';
import { ConsoleList } from '../../../lists/ConsoleList.tsx';
import { useListSearch } from '../../../lists/list-search.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { FindingCounts } from '../overview/FindingCounts.tsx';
import { findingsQuery } from '../queries/findings.ts';
import { SchemeFrame, type Analysed } from '../SchemeFrame.tsx';
import { JoinedTables } from '../wizard/JoinedTables.tsx';
import { schemeWords } from '../words.ts';
import { ChoiceDialog } from './ChoiceDialog.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { choicesQuery } from './queries.ts';
import { qualityWords } from './words.ts';

/** What can be decided about a fault. */
const REMEDY = { cycle: 'cut', orphan: 'set', self_reference: 'set' } as const;

function remedyOf({ kind }: SchemeFinding): 'cut' | 'set' | undefined {
  return kind === 'cycle' || kind === 'orphan' || kind === 'self_reference' ? REMEDY[kind] : undefined;
}

export function FindingsPage() {
  return <SchemeFrame tab="findings">{(analysed) => <Findings {...analysed} />}</SchemeFrame>;
}

function Findings({ scheme, analysis, can }: Analysed) {
  const say = schemeWords.use();
  const language = textLanguage();
  const list = useListSearch();
  const result = useQuery(findingsQuery(scheme.id, list));
  const tree =
    analysis.placement === undefined ? 'recommender' : SchemeTree.catch('recommender').parse(list.values['tree']);
  const mayExport = can.includes('export-report');
  const quality = qualityWords.use();
  const choices = useQuery(choicesQuery(scheme.id));
  const [handling, setHandling] = useState<SchemeFinding>();
  const faults = (
    <ConsoleList<SchemeFinding>
      name="scheme-findings"
      title={say('findings.title')}
      list={list}
      result={result}
      rowKey={(row) => `${row.kind} ${row.row}`}
      filters={[
        ...(analysis.placement === undefined
          ? []
          : [
              {
                kind: 'choice' as const,
                name: 'tree',
                label: quality('dialog.tree'),
                options: SchemeTree.options.map((value) => ({ value, label: quality(`treeOf.${value}`) })),
              },
            ]),
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
      {...(choices.data?.can.includes('choose') === true
        ? {
            actions: (row: SchemeFinding) => {
              const remedy = remedyOf(row);
              if (remedy === undefined) return null;
              const act = quality(`fault.${remedy}`);
              return (
                <Button
                  type="link"
                  size="small"
                  aria-label={quality('fault.actOn', { act, member: row.memberId })}
                  onClick={() => setHandling(row)}
                >
                  {act}
                </Button>
              );
            },
          }
        : {})}
      toolbar={
        mayExport ? (
          <a className="link-button" href={addressOf(downloadFindings.path, { id: scheme.id }, { tree })} download>
            {say('findings.download')}
          </a>
        ) : undefined
      }
      empty={<EmptyState title={say('findings.empty')} hint={say('findings.emptyHint')} />}
    />
  );
  return (
    <div className="scheme-cards">
      {analysis.joined !== undefined && (
        <JoinedTables schemeId={scheme.id} joined={analysis.joined} mayExport={mayExport} />
      )}
      <FindingCounts schemeId={scheme.id} analysis={analysis} />
      {faults}
      <ChoiceList schemeId={scheme.id} />
      {handling !== undefined && (
        <ChoiceDialog
          schemeId={scheme.id}
          kind={remedyOf(handling) === 'cut' ? 'cut_link' : 'set_link'}
          memberId={handling.memberId}
          tree={tree}
          onClose={() => setHandling(undefined)}
        />
      )}
    </div>
  );
}
