import type { ReactNode } from 'react';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';

interface Props {
  readonly title: string;
  readonly consequence: string;
  /** What is withdrawn, in words. */
  readonly children: ReactNode;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** A record is taken out of force, with the reason; it stays on file. */
export function WithdrawDialog({ children, onClose, ...dialog }: Props) {
  return (
    <ReasonDialog open {...dialog} onCancel={onClose}>
      <p className="long-word">{children}</p>
    </ReasonDialog>
  );
}
