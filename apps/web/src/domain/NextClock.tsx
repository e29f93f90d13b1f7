import type { Clock, DueState } from '@qingyuan/contract/clocks';
import { DueCell } from '../time/DueCell.tsx';

interface Props {
  readonly record: {
    readonly dueAt: string | null;
    readonly dueState: DueState | null;
    readonly clocks: readonly Clock[];
  };
}

/** The running clock that ends first, beside a record's name; says nothing where none runs. */
export function NextClock({ record: { dueAt, dueState, clocks } }: Props) {
  if (dueState === null) return null;
  const clock = clocks.find((one) => one.dueAt === dueAt && one.stoppedAt === null);
  return <DueCell dueAt={dueAt} state={dueState} workingDays={clock?.remainingWorkingDays ?? null} />;
}
