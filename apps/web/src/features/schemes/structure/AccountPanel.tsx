import type { AccountDetail } from '@qingyuan/contract/scheme-accounts';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Loaded } from '../../../lists/Loaded.tsx';
import { AppLink } from '../../../shell/AppLink.tsx';
import { explorerWords } from '../explorer/words.ts';
import { LineFigures } from '../insight/LineFigures.tsx';
import { memberText } from '../member.ts';
import { accountQuery } from '../queries/account.ts';
import { schemeWords } from '../words.ts';
import { AccountFacts } from './AccountFacts.tsx';
import { BasesTable } from './BasesTable.tsx';
import { ChoiceActs } from './ChoiceActs.tsx';
import { PersonCard } from './PersonCard.tsx';

interface Props {
  readonly schemeId: string;
  readonly tree: SchemeTree;
  readonly index: number;
  readonly onOpen: (index: number) => void;
}

/** A member: figures on every basis, personal fields one at a time, his line, and who stands behind the account. */
export function AccountPanel(props: Props) {
  const { schemeId, tree, index } = props;
  return (
    <Loaded result={useQuery(accountQuery(schemeId, { tree, index }))}>
      {({ data, can }) => <Member {...props} account={data} can={can} />}
    </Loaded>
  );
}

interface MemberProps extends Props {
  readonly account: AccountDetail;
  readonly can: readonly string[];
}

function Member({ account, can, schemeId, tree, onOpen }: MemberProps) {
  const say = schemeWords.use();
  const explorer = explorerWords.use();
  const { recommender } = account.addresses;
  return (
    <>
      <section className="page-card">
        <h2 className="long-word">{memberText(account)}</h2>
        <AccountFacts schemeId={schemeId} account={account} reveal={can.includes('reveal')} />
        <Button className="panel-button" onClick={() => onOpen(account.index)}>
          {say('account.fromHere')}
        </Button>
      </section>
      <section className="page-card">
        <BasesTable line={account.bases} person={account.person.bases} />
      </section>
      {recommender !== null && (
        <section className="page-card">
          {tree === 'placement' && <p className="small">{explorer('figures.lineTree')}</p>}
          <LineFigures schemeId={schemeId} index={recommender} />
          <p className="small">
            <AppLink href={`/schemes/${schemeId}/insight`}>{explorer('figures.insight')}</AppLink>
          </p>
        </section>
      )}
      <PersonCard schemeId={schemeId} account={account} mayDecide={can.includes('mark-role')} onOpen={onOpen} />
      <ChoiceActs schemeId={schemeId} account={account} />
    </>
  );
}
