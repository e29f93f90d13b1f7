import { exportCapture, type OnlineCapture } from '@qingyuan/contract/patrol';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { addressOf } from '../../api/address.ts';
import { saveFrom } from '../../api/save-from.ts';
import { useRefreshSoon } from '../../api/use-refresh-soon.ts';
import { objectQuery } from './queries/objects.ts';
import { patrolWords } from './words.ts';

interface Props {
  readonly objectId: string;
  readonly capture: OnlineCapture;
  readonly onClose: () => void;
}

/** Takes the sealed file out; why goes into the time line. */
export function ExportDialog({ objectId, capture, onClose }: Props) {
  const say = patrolWords.use();
  const refresh = useRefreshSoon(objectQuery(objectId).queryKey);
  function take(purpose: string) {
    saveFrom(addressOf(exportCapture.path, { id: objectId, captureId: capture.id }, { purpose }));
    refresh();
    onClose();
  }
  return (
    <ReasonDialog
      open
      title={capture.name}
      confirmText={say('detail.export')}
      consequence={say('dialog.exportText')}
      reasonLabel={say('dialog.purpose')}
      onConfirm={take}
      onCancel={onClose}
    />
  );
}
