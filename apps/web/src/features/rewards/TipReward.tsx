import { openReward } from '@qingyuan/contract/rewards';
import type { Role } from '@qingyuan/contract/roles';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSession } from '../../session/session.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { rewardOfTipQuery } from './queries.ts';
import { rewardWords } from './words.ts';

/** Who may know that a tip has a reward; the server decides. */
const KNOWING: readonly Role[] = ['joint_office', 'legal_officer', 'agency_head'];

/** On the page of a tip: that there is a reward, no more. */
export function TipReward({ tipId }: { readonly tipId: string }) {
  const { roles, agency } = useSession();
  const may = agency.kind !== 'police' && roles.some((role) => KNOWING.includes(role));
  return may ? <Found tipId={tipId} /> : null;
}

function Found({ tipId }: { readonly tipId: string }) {
  const say = rewardWords.use();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [rewardId] = useState(newKey);
  const { data } = useQuery(rewardOfTipQuery(tipId));
  const open = useCommand(openReward);
  if (data === undefined || (data.rewardId === null && !data.mayOpen)) return null;
  return (
    <section className="page-card">
      <h2>{say('tip.title')}</h2>
      {data.rewardId === null ? (
        <>
          <p className="quiet">{say('tip.mayOpen')}</p>
          <Button
            loading={open.isPending}
            onClick={() =>
              open.mutate(
                { params: { id: tipId }, body: { rewardId } },
                {
                  onSuccess: () => void navigate({ to: '/rewards/$rewardId', params: { rewardId } }),
                  onError: (error) => void message.error(failureLine(error)),
                },
              )
            }
          >
            {say('tip.open')}
          </Button>
        </>
      ) : (
        <p>
          {say('tip.has')} <AppLink href={`/rewards/${data.rewardId}`}>{say('tip.look')}</AppLink>
        </p>
      )}
    </section>
  );
}
