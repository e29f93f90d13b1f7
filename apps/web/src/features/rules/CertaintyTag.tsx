import type { Certainty } from '@qingyuan/contract/law';
import { StateTag, type Tone } from '@qingyuan/ui/StateTag.tsx';
import { ruleWords } from './words.ts';

const TONE: Readonly<Record<Certainty, Tone>> = { V: 'good', O: 'warning', D: 'active' };

export function CertaintyTag({ certainty }: { readonly certainty: Certainty }) {
  const say = ruleWords.use();
  return (
    <StateTag tone={TONE[certainty]} title={say(`meaning.${certainty}`)}>
      {say(`certainty.${certainty}`)}
    </StateTag>
  );
}
