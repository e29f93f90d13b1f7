import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Loaded } from '../../../lists/Loaded.tsx';
import { accountQuery } from '../queries/account.ts';
import type { StructureSearch } from '../routes.ts';
import { SchemeFrame, type Analysed } from '../SchemeFrame.tsx';
import { schemeWords } from '../words.ts';
import { AccountPanel } from './AccountPanel.tsx';
import { FindAccount } from './FindAccount.tsx';
import { LinesTree } from './LinesTree.tsx';

export function StructurePage() {
  return <SchemeFrame tab="structure">{(analysed) => <Structure {...analysed} />}</SchemeFrame>;
}

function Structure({ scheme }: Analysed) {
  const say = schemeWords.use();
  const { from, account } = useSearch({ from: '/shell/schemes/$schemeId/structure' });
  const navigate = useNavigate();
  const go = (search: StructureSearch) =>
    void navigate({ to: '/schemes/$schemeId/structure', params: { schemeId: scheme.id }, search });
  const choose = (index: number) => go({ ...(from === undefined ? {} : { from }), account: index });
  const begin = (index: number) => go({ from: index, account: index });
  return (
    <>
      <FindAccount schemeId={scheme.id} onChoose={begin} />
      <div className="structure">
        <section className="page-card">
          <div className="page-head">
            <span className="quiet small">{say('tree.help')}</span>
            {from !== undefined && (
              <Button onClick={() => go(account === undefined ? {} : { account })}>{say('tree.fromRoots')}</Button>
            )}
          </div>
          {from === undefined ? (
            <LinesTree key="roots" schemeId={scheme.id} chosen={account} onChoose={choose} />
          ) : (
            <TreeFrom key={from} schemeId={scheme.id} from={from} chosen={account} onChoose={choose} />
          )}
        </section>
        <aside>
          {account === undefined ? (
            <p className="page-card quiet">{say('account.choose')}</p>
          ) : (
            <AccountPanel key={account} schemeId={scheme.id} index={account} onOpen={begin} />
          )}
        </aside>
      </div>
    </>
  );
}

interface FromProps {
  readonly schemeId: string;
  readonly from: number;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
}

function TreeFrom({ from, ...props }: FromProps) {
  return (
    <Loaded result={useQuery(accountQuery(props.schemeId, from))}>
      {({ data }) => <LinesTree {...props} top={data} />}
    </Loaded>
  );
}
