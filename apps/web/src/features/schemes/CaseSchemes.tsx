import type { SchemeRow } from '@qingyuan/contract/schemes';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { Rows } from '@qingyuan/ui/list/Rows.tsx';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../lists/Loaded.tsx';
import { schemesQuery } from './queries/schemes.ts';
import { schemeColumns } from './scheme-columns.tsx';
import { schemeWords } from './words.ts';

const MOST = 50;

/** The schemes whose structure was analysed in a case. */
export function CaseSchemes({ caseId }: { readonly caseId: string }) {
  const say = schemeWords.use();
  const result = useQuery(schemesQuery({ caseId, page: 1, size: MOST }));
  return (
    <section className="page-card" aria-label={say('list.caseTitle')}>
      <h2>{say('list.caseTitle')}</h2>
      <Loaded result={result}>
        {({ rows }) => (
          <Rows<SchemeRow>
            label={say('list.caseTitle')}
            columns={schemeColumns(say)}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<EmptyState title={say('list.caseEmpty')} hint={say('list.caseEmptyHint')} />}
          />
        )}
      </Loaded>
    </section>
  );
}
