import type { SchemePerson } from '@qingyuan/contract/scheme-accounts';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { basisText } from '../../../domain/basis.ts';
import { currentLanguage } from '../../../i18n/i18n.ts';
import { ConsoleList } from '../../../lists/ConsoleList.tsx';
import { useListSearch } from '../../../lists/list-search.ts';
import { countText } from '@qingyuan/ui/numbers';
import { personsQuery, thresholdOf } from '../queries/persons.ts';
import { SchemeFrame, type Analysed } from '../SchemeFrame.tsx';
import { THRESHOLDS } from '../thresholds.ts';
import { schemeWords } from '../words.ts';
import { DecisionDialog } from './DecisionDialog.tsx';
import { Decisions } from './Decisions.tsx';
import { personColumns } from './person-columns.tsx';

export function PersonsPage() {
  return <SchemeFrame tab="persons">{(analysed) => <Persons {...analysed} />}</SchemeFrame>;
}

function Persons({ scheme, analysis, can }: Analysed) {
  const say = schemeWords.use();
  const language = currentLanguage() === 'en' ? 'en' : 'zh';
  const list = useListSearch();
  const threshold = thresholdOf(list);
  const [deciding, setDeciding] = useState<SchemePerson>();
  const { thresholds } = analysis;
  const counts = analysis.bases.find(({ basis }) => basis === 'persons')?.meets;
  const rule = {
    rule: thresholds.rule,
    basis: basisText(thresholds.citation, language),
    certainty: say(`certainty.${thresholds.certainty}`),
  };
  const tabs = (
    <>
      <div className="page-actions form-problem" role="group" aria-label={say('person.title')}>
        {THRESHOLDS.map((key) => (
          <Button
            key={key}
            type={key === threshold ? 'primary' : 'default'}
            aria-pressed={key === threshold}
            onClick={() => list.onSearch({ threshold: key })}
          >
            {`${say(`threshold.${key}`)}（${countText(counts?.[key] ?? 0)}）`}
          </Button>
        ))}
      </div>
      <p className="quiet small">{say('person.rule', rule)}</p>
    </>
  );
  return (
    <>
      <ConsoleList<SchemePerson>
        name="scheme-persons"
        title={say('person.title')}
        list={list}
        result={useQuery(personsQuery(scheme.id, list))}
        rowKey={({ personId }) => String(personId)}
        filters={[]}
        lead={tabs}
        columns={personColumns(say, scheme.id)}
        {...(can.includes('mark-role')
          ? {
              actions: (row: SchemePerson) => (
                <Button
                  type="link"
                  size="small"
                  aria-label={`${say('person.decide')} ${row.account.name ?? row.account.memberId}`}
                  onClick={() => setDeciding(row)}
                >
                  {say(row.decision === null ? 'person.decide' : 'person.redecide')}
                </Button>
              ),
            }
          : {})}
        empty={<EmptyState title={say('person.empty')} hint={say('person.emptyHint')} />}
      />
      <Decisions schemeId={scheme.id} />
      {deciding !== undefined && (
        <DecisionDialog
          schemeId={scheme.id}
          account={deciding.account}
          accounts={deciding.accounts}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </>
  );
}
