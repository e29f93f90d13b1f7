import { makeLeadOfFinding } from '@qingyuan/contract/screening';
import { MakeLeadDialog } from '../../domain/MakeLeadDialog.tsx';
import { textLanguage } from '../../i18n/i18n.ts';
import type { FindingProps } from './FindingPage.tsx';
import { groundsText } from './reason-text.ts';
import { screeningWords } from './words.ts';

interface Props extends Pick<FindingProps, 'finding'> {
  readonly onClose: () => void;
}

/** The finding becomes a lead; title and summary are filled in from its reasons. */
export function LeadDialog({ finding, onClose }: Props) {
  const say = screeningWords.use();
  const language = textLanguage();
  const summary = [
    [finding.name, finding.code, finding.address].filter((part) => part !== '').join('，'),
    ...finding.reasons.map((reason) => `${reason.title[language]}：${groundsText(reason)}`),
  ];
  return (
    <MakeLeadDialog
      endpoint={makeLeadOfFinding}
      id={finding.id}
      text={say('dialog.leadText')}
      title={say('dialog.titleOf', { name: finding.name })}
      summary={summary}
      onClose={onClose}
    />
  );
}
