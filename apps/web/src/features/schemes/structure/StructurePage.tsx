import type { SchemeTree } from '@qingyuan/contract/schemes';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Radio } from 'antd';
import { ExportButton, type LineHead } from '../explorer/ExportButton.tsx';
import '../explorer/explorer.css';
import { type ExplorerSearch, ExplorerView, parseExplorerSearch } from '../explorer/explorer-search.ts';
import { PathTrail } from '../explorer/PathTrail.tsx';
import { PictureView } from '../explorer/PictureView.tsx';
import { SearchBox } from '../explorer/SearchBox.tsx';
import { TreeSwitch } from '../explorer/TreeSwitch.tsx';
import { explorerWords } from '../explorer/words.ts';
import { memberText } from '../member.ts';
import { treesOf } from '../overview/trees.ts';
import { accountQuery } from '../queries/account.ts';
import { SchemeFrame, type Analysed } from '../SchemeFrame.tsx';
import { schemeWords } from '../words.ts';
import { AccountPanel } from './AccountPanel.tsx';
import { LinesFrom } from './LinesFrom.tsx';

export function StructurePage() {
  return <SchemeFrame tab="structure">{(analysed) => <Structure {...analysed} />}</SchemeFrame>;
}

type Change = { readonly [K in keyof ExplorerSearch]: ExplorerSearch[K] | undefined };

/** Search, tree, view and the account shown; all but what is typed stands in the address. */
function Structure({ scheme, analysis, can }: Analysed) {
  const say = explorerWords.use();
  const search = useSearch({ from: '/shell/schemes/$schemeId/structure' });
  const navigate = useNavigate();
  const trees = treesOf(analysis).map(([tree]) => tree);
  const tree = trees.find((one) => one === search.tree) ?? 'recommender';
  const { view = 'outline', from, account } = search;
  const go = (change: Change) =>
    void navigate({
      to: '/schemes/$schemeId/structure',
      params: { schemeId: scheme.id },
      search: parseExplorerSearch({ ...search, ...change }),
    });
  const begin = (index: number) => go({ from: index, account: index });
  const chosen = useMember(scheme.id, tree, account);
  const top = useMember(scheme.id, tree, from);

  function changeTree(to: SchemeTree) {
    const [shown, first] = [chosen?.addresses[to] ?? undefined, top?.addresses[to] ?? undefined];
    go({ tree: to, account: shown, from: first });
  }

  const heads = headsOf([chosen, top]);
  const mayExport = can.includes('export-report');
  return (
    <>
      <SearchBox key={tree} schemeId={scheme.id} tree={tree} onChoose={begin} />
      <section className="page-card explorer-bar">
        <TreeSwitch tree={tree} trees={trees} onChange={changeTree} />
        <Radio.Group
          optionType="button"
          aria-label={say('view.label')}
          value={view}
          options={ExplorerView.options.map((value) => ({ value, label: say(`view.${value}`) }))}
          onChange={({ target }) => go({ view: ExplorerView.safeParse(target.value).data })}
        />
        <PathTrail account={chosen} onOpen={begin} onTops={() => go({ from: undefined, account: undefined })} />
      </section>
      <div className="structure">
        <section className="page-card">
          {view === 'outline' ? (
            <>
              <OutlineHead>{mayExport && <ExportButton schemeId={scheme.id} tree={tree} heads={heads} />}</OutlineHead>
              <LinesFrom
                key={`${tree} ${from}`}
                schemeId={scheme.id}
                tree={tree}
                from={from}
                chosen={account}
                onChoose={(index) => go({ account: index })}
              />
            </>
          ) : (
            <PictureView
              key={`${tree} ${view}`}
              scheme={scheme}
              analysis={analysis}
              kind={view}
              tree={tree}
              from={from === undefined ? undefined : { index: from, member: top === undefined ? '' : memberText(top) }}
              chosen={account}
              heads={heads}
              mayExport={mayExport}
              onChoose={(index) => go({ account: index })}
              onRest={(parent) => go({ view: 'outline', from: parent, account: parent ?? account })}
            />
          )}
        </section>
        <aside aria-label={say('panel.label')}>
          {account === undefined ? (
            <p className="page-card quiet">{schemeWords.say('account.choose')}</p>
          ) : (
            <AccountPanel key={`${tree} ${account}`} schemeId={scheme.id} tree={tree} index={account} onOpen={begin} />
          )}
        </aside>
      </div>
    </>
  );
}

function OutlineHead({ children }: { readonly children: React.ReactNode }) {
  const say = schemeWords.use();
  return (
    <div className="page-head">
      <span className="quiet small">{say('tree.help')}</span>
      {children}
    </div>
  );
}

/** An account that the address names. */
function useMember(schemeId: string, tree: SchemeTree, index: number | undefined) {
  const { data } = useQuery({
    ...accountQuery(schemeId, { tree, index: index ?? 0 }),
    enabled: index !== undefined,
  });
  return index === undefined ? undefined : data?.data;
}

/** Each account once. */
function headsOf(members: readonly ReturnType<typeof useMember>[]): readonly LineHead[] {
  const heads = new Map(members.flatMap((one) => (one === undefined ? [] : [[one.index, memberText(one)] as const])));
  return [...heads].map(([index, member]) => ({ index, member }));
}
