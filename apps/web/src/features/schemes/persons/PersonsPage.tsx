import type { LegalTest, SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { basisText } from '../../../domain/basis.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { ConsoleList } from '../../../lists/ConsoleList.tsx';
import { useListSearch } from '../../../lists/list-search.ts';
import { AppLink } from '../../../shell/AppLink.tsx';
import { SchemeFrame, type Analysed } from '../SchemeFrame.tsx';
import { schemeWords } from '../words.ts';
import { CandidateDrawer } from './CandidateDrawer.tsx';
import { DecisionDialog } from './DecisionDialog.tsx';
import { Decisions } from './Decisions.tsx';
import { Matrix } from './Matrix.tsx';
import { personColumns } from './person-columns.tsx';
import { type PersonsPlace, placeHref, placeOf } from './persons-place.ts';
import { personsQuery } from './queries.ts';
import { personsWords } from './words.ts';

export function PersonsPage() {
  return <SchemeFrame tab="persons">{(analysed) => <Persons {...analysed} />}</SchemeFrame>;
}

function Persons({ scheme, can }: Analysed) {
  const say = personsWords.use();
  const sayScheme = schemeWords.use();
  const router = useRouter();
  const list = useListSearch();
  const place = placeOf(list);
  const result = useQuery(personsQuery(scheme.id, list));
  const [deciding, setDeciding] = useState<SchemeCandidate>();
  const decides = can.includes('mark-role');
  const openHref = (person: number | undefined) => placeHref(scheme.id, { ...place, person }, list.page);
  const test = result.data?.tests.find(({ key }) => key === place.threshold);
  return (
    <>
      <Matrix schemeId={scheme.id} place={place} />
      <ConsoleList<SchemeCandidate>
        name="scheme-persons"
        title={say('list.title')}
        list={list}
        result={result}
        rowKey={({ personId }) => String(personId)}
        filters={[]}
        lead={test === undefined ? null : <ListedBy place={place} test={test} />}
        columns={personColumns({ say, sayScheme, schemeId: scheme.id, place, tests: result.data?.tests ?? [] })}
        actionsWidth={150}
        actions={(row) => (
          <>
            <AppLink
              href={openHref(row.account.index)}
              aria-label={`${say('list.compare')} ${row.account.name ?? row.account.memberId}`}
            >
              {say('list.compare')}
            </AppLink>
            {decides && (
              <Button
                type="link"
                size="small"
                aria-label={`${sayScheme('person.decide')} ${row.account.name ?? row.account.memberId}`}
                onClick={() => setDeciding(row)}
              >
                {sayScheme(row.decision === null ? 'person.decide' : 'person.redecide')}
              </Button>
            )}
          </>
        )}
        empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
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
      {place.person !== undefined && (
        <CandidateDrawer
          scheme={scheme}
          index={place.person}
          on={place.on}
          onClose={() => void router.navigate({ href: openHref(undefined) })}
        />
      )}
    </>
  );
}

/** What the list is of, and where the threshold stands. */
function ListedBy({ place: { basis, tree }, test }: { readonly place: PersonsPlace; readonly test: LegalTest }) {
  const say = personsWords.use();
  const sayScheme = schemeWords.use();
  const language = textLanguage();
  return (
    <div className="form-problem">
      <strong>
        {say('list.count', {
          test: test.title[language],
          basis: sayScheme(`basis.${basis}`),
          tree: say(`tree.${tree}`),
        })}
      </strong>
      <p className="quiet small">
        {sayScheme('person.rule', {
          rule: test.rule,
          basis: basisText(test.citation, language),
          certainty: sayScheme(`certainty.${test.certainty}`),
        })}
      </p>
    </div>
  );
}
