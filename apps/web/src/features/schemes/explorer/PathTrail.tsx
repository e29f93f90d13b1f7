import type { AccountDetail, AccountRef } from '@qingyuan/contract/scheme-accounts';
import { countText } from '@qingyuan/ui/numbers';
import { memberText } from '../member.ts';
import { explorerWords } from './words.ts';

interface Props {
  /** The account shown; without it only the way back to all tops. */
  readonly account: AccountDetail | undefined;
  readonly onOpen: (index: number) => void;
  readonly onTops: () => void;
}

/** From all tops down to the account shown; each step opens. */
export function PathTrail({ account, onOpen, onTops }: Props) {
  const say = explorerWords.use();
  const { top = [], near = [], omitted = 0 } = account?.path ?? {};
  return (
    <nav aria-label={say('path.label')}>
      <ol className="path-chain explorer-path">
        <li>
          <button type="button" className="figure" onClick={onTops}>
            {say('path.all')}
          </button>
        </li>
        {top.map((one) => (
          <Step key={one.index} step={one} here={one.index === account?.index} onOpen={onOpen} />
        ))}
        {omitted > 0 && <li className="quiet">{say('path.omitted', { count: countText(omitted) })}</li>}
        {near.map((one) => (
          <Step key={one.index} step={one} here={one.index === account?.index} onOpen={onOpen} />
        ))}
      </ol>
    </nav>
  );
}

interface StepProps {
  readonly step: AccountRef;
  readonly here: boolean;
  readonly onOpen: (index: number) => void;
}

function Step({ step, here, onOpen }: StepProps) {
  return (
    <li>
      <button
        type="button"
        className="figure"
        {...(here ? { 'aria-current': 'page' as const } : {})}
        onClick={() => onOpen(step.index)}
      >
        {memberText(step)}
      </button>
    </li>
  );
}
