import type { AccountRef } from '@qingyuan/contract/scheme-accounts';
import { AppLink } from '../../../shell/AppLink.tsx';
import { memberText } from '../member.ts';
import { insightWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly account: AccountRef;
}

/** Opens the account in the structure. */
export function AccountLink({ schemeId, account }: Props) {
  const say = insightWords.use();
  return (
    <AppLink
      href={`/schemes/${schemeId}/structure?account=${account.index}`}
      className="long-word"
      aria-label={say('rows.open', { id: account.memberId })}
    >
      {memberText(account)}
    </AppLink>
  );
}
