import type { AccountDetail } from '@qingyuan/contract/scheme-accounts';
import { ChoiceKind } from '@qingyuan/contract/scheme-choices';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { explorerWords } from '../explorer/words.ts';
import { ChoiceDialog } from '../quality/ChoiceDialog.tsx';
import { choicesQuery } from '../quality/queries.ts';
import { qualityWords } from '../quality/words.ts';

interface Props {
  readonly schemeId: string;
  readonly account: AccountDetail;
}

/** What an officer may decide about the data of this account, in the tree that is shown. */
export function ChoiceActs({ schemeId, account: { memberId, tree, status } }: Props) {
  const say = explorerWords.use();
  const quality = qualityWords.use();
  const { data: choices } = useQuery(choicesQuery(schemeId));
  const [kind, setKind] = useState<ChoiceKind>();
  if (choices?.can.includes('choose') !== true) return null;
  // Whoever stands at the top has no upline to be cut from.
  const kinds = ChoiceKind.options.filter((one) => one !== 'cut_link' || status !== 'root');
  return (
    <section className="page-card">
      <h2>{say('act.title')}</h2>
      <div className="choice-acts">
        {kinds.map((one) => (
          <Button key={one} size="small" onClick={() => setKind(one)}>
            {quality(`kind.${one}`)}
          </Button>
        ))}
      </div>
      <p className="quiet small explorer-note">{say('act.note')}</p>
      {kind !== undefined && (
        <ChoiceDialog
          schemeId={schemeId}
          kind={kind}
          memberId={memberId}
          tree={tree}
          onClose={() => setKind(undefined)}
        />
      )}
    </section>
  );
}
