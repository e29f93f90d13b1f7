export interface StepProps {
  readonly caseId: string;
  readonly evidenceId: string;
  /** A known scheme that is analysed anew. */
  readonly schemeId: string | undefined;
  /** Job of the check of the data asked for last. */
  readonly check: string | undefined;
  readonly onCheck: (jobId: string) => void;
  readonly onBack: () => void;
  readonly onStarted: (started: { readonly id: string; readonly jobId: string }) => void;
}
