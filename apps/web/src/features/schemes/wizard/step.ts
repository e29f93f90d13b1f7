export interface StepProps {
  readonly caseId: string;
  readonly evidenceId: string;
  /** A known scheme that is analysed anew. */
  readonly schemeId: string | undefined;
  readonly onBack: () => void;
  readonly onStarted: (started: { readonly id: string; readonly jobId: string }) => void;
}
