import { makeLeadOfObject } from '@qingyuan/contract/patrol';
import { MakeLeadDialog } from '../../domain/MakeLeadDialog.tsx';
import { disguiseText } from './object-columns.tsx';
import type { ObjectDialogProps } from './ObjectActions.tsx';
import { patrolWords } from './words.ts';

/** The object becomes a lead; title and summary are filled in from it. */
export function LeadDialog({ object, onClose }: Omit<ObjectDialogProps, 'onDone'>) {
  const say = patrolWords.use();
  const kind = patrolWords.lookUp('kind', object.kind);
  const summary = [
    `${kind} ${object.name}`,
    `${say('column.address')}：${object.address}`,
    ...(object.disguises.length === 0 ? [] : [`${say('column.disguises')}：${disguiseText(object.disguises)}`]),
    ...(object.operator === '' ? [] : [`${say('form.operator')}：${object.operator}`]),
    object.description,
  ];
  return (
    <MakeLeadDialog
      endpoint={makeLeadOfObject}
      id={object.id}
      text={say('dialog.leadText')}
      title={`${kind}“${object.name}”`}
      summary={summary}
      onClose={onClose}
    />
  );
}
