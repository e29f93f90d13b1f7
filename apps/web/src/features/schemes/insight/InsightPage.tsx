import type { GroupKind, SchemeInsight } from '@qingyuan/contract/scheme-insight';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Loaded } from '../../../lists/Loaded.tsx';
import { AppLink } from '../../../shell/AppLink.tsx';
import { SchemeFrame } from '../SchemeFrame.tsx';
import { Areas } from './Areas.tsx';
import { Growth } from './Growth.tsx';
import { GroupsDrawer } from './GroupsDrawer.tsx';
import './insight.css';
import { type InsightSearch, rowsOf } from './insight-search.ts';
import { Pay } from './Pay.tsx';
import { Pointers } from './Pointers.tsx';
import { insightQuery } from './queries.ts';
import { RowsDrawer } from './RowsDrawer.tsx';
import { TopLines } from './TopLines.tsx';
import { insightWords } from './words.ts';

export function InsightPage() {
  return <SchemeFrame tab="insight">{({ scheme }) => <Insight schemeId={scheme.id} />}</SchemeFrame>;
}

function Insight({ schemeId }: { readonly schemeId: string }) {
  const say = insightWords.use();
  return (
    <Loaded result={useQuery(insightQuery(schemeId))}>
      {({ insight }) =>
        insight === null ? (
          <EmptyState title={say('page.none')} hint={say('page.noneHint')} />
        ) : (
          <Figures schemeId={schemeId} insight={insight} />
        )
      }
    </Loaded>
  );
}

function Figures({ schemeId, insight }: { readonly schemeId: string; readonly insight: SchemeInsight }) {
  const say = insightWords.use();
  const search: InsightSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const rows = rowsOf(search);
  const close = () => void navigate({ to: '.', search: {} as never });
  return (
    <>
      <p className="insight-links">
        <AppLink href={`/schemes/${schemeId}/comparison`} className="link-button">
          {say('page.compare')}
        </AppLink>
      </p>
      <Growth schemeId={schemeId} growth={insight.growth} />
      <div className="scheme-columns insight-columns">
        <Areas schemeId={schemeId} areas={insight.areas} />
        <TopLines schemeId={schemeId} lines={insight.topLines} />
      </div>
      <Pay schemeId={schemeId} pay={insight.pay} rule={insight.rules.pay} />
      <Pointers schemeId={schemeId} insight={insight} />
      {rows !== undefined && <RowsDrawer key={JSON.stringify(rows)} schemeId={schemeId} of={rows} onClose={close} />}
      {rows === undefined && search.groups !== undefined && (
        <GroupsDrawer
          key={search.groups}
          schemeId={schemeId}
          kind={search.groups}
          total={totalOf(insight, search.groups)}
          onClose={close}
        />
      )}
    </>
  );
}

function totalOf({ several, shared, suspicious }: SchemeInsight, kind: GroupKind): number {
  if (kind === 'several') return several.total;
  const found = shared.find(({ key }) => key === kind) ?? suspicious.find((one) => one.kind === kind);
  return found?.total ?? 0;
}
