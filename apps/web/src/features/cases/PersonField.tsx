import { revealPerson, type RevealField } from '@qingyuan/contract/persons';
import { Masked } from '@qingyuan/ui/Masked.tsx';
import { call } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { caseWords } from './words.ts';

interface Props {
  readonly personId: string;
  readonly field: RevealField;
  readonly masked: string | null;
}

const PURPOSES = ['verify', 'contact', 'document', 'exchange'] as const;

/** One personal field of a person in the case; the look and its purpose are recorded. */
export function PersonField({ personId, field, masked }: Props) {
  const say = caseWords.use();
  if (masked === null) return <span className="quiet">—</span>;
  return (
    <Masked
      label={say(`person.${field}`)}
      masked={masked}
      purposes={PURPOSES.map((purpose) => ({ value: say(`purpose.${purpose}`), label: say(`purpose.${purpose}`) }))}
      onReveal={async (purpose) =>
        (await call(revealPerson, { params: { id: personId }, body: { field, purpose } })).value
      }
      errorText={failureLine}
    />
  );
}
