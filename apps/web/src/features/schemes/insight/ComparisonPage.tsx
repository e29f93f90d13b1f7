import type { SchemeVersion } from '@qingyuan/contract/scheme-insight';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { Loaded } from '../../../lists/Loaded.tsx';
import { AppLink } from '../../../shell/AppLink.tsx';
import { instantText } from '../../../time/time.ts';
import { SchemeFrame } from '../SchemeFrame.tsx';
import { Changes } from './Changes.tsx';
import './insight.css';
import type { ComparisonSearch } from './insight-search.ts';
import { versionsQuery } from './queries.ts';
import { insightWords } from './words.ts';

export function ComparisonPage() {
  return <SchemeFrame tab="insight">{({ scheme }) => <Comparison schemeId={scheme.id} />}</SchemeFrame>;
}

function Comparison({ schemeId }: { readonly schemeId: string }) {
  const say = insightWords.use();
  return (
    <section className="page-card">
      <h2>{say('compare.title')}</h2>
      <p className="quiet small">
        {`${say('compare.text')} `}
        <AppLink href={`/schemes/${schemeId}/insight`}>{say('page.back')}</AppLink>
      </p>
      <Loaded result={useQuery(versionsQuery(schemeId))}>
        {(versions) =>
          versions.length < 2 ? (
            <EmptyState title={say('compare.one')} hint={say('compare.oneHint')} />
          ) : (
            <Chosen schemeId={schemeId} versions={versions} />
          )
        }
      </Loaded>
    </section>
  );
}

/** The last two unless others are chosen. */
function Chosen({ schemeId, versions }: { readonly schemeId: string; readonly versions: readonly SchemeVersion[] }) {
  const say = insightWords.use();
  const search: ComparisonSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const after = search.after ?? versions[0]?.version ?? 1;
  const before = search.before ?? versions.find(({ version }) => version < after)?.version ?? 1;
  const go = (next: ComparisonSearch) => void navigate({ to: '.', search: { ...search, ...next } as never });
  const options = versions.map(({ version, source, finishedAt, accounts }) => ({
    value: version,
    label: say('compare.version', { version, source, when: instantText(finishedAt), accounts: countText(accounts) }),
  }));
  return (
    <>
      <div className="compare-choice">
        {(['before', 'after'] as const).map((side) => (
          <label key={side}>
            {say(`compare.${side}`)}
            <Select
              aria-label={say(`compare.${side}`)}
              value={side === 'before' ? before : after}
              options={options}
              onChange={(version: number) => go({ [side]: version })}
            />
          </label>
        ))}
      </div>
      {before === after ? (
        <p className="quiet">{say('compare.same')}</p>
      ) : (
        <Changes
          key={`${before} ${after}`}
          schemeId={schemeId}
          versions={{ before, after }}
          change={search.change ?? 'added'}
          onChange={(change) => go({ before, after, change })}
        />
      )}
    </>
  );
}
