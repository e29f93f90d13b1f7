/** What one examination found, in words for the person who runs the installation. */
export interface Finding {
  readonly ok: boolean;
  readonly subject: string;
  readonly detail: string;
  /** What to do about a fault. */
  readonly mend?: string;
}

export const fine = (subject: string, detail: string): Finding => ({ ok: true, subject, detail });

export const fault = (subject: string, detail: string, mend: string): Finding => ({ ok: false, subject, detail, mend });

export function findingLine({ ok, subject, detail, mend }: Finding): string {
  const line = `${ok ? '正常 ok   ' : '异常 FAULT'}  ${subject}: ${detail}`;
  return mend === undefined ? line : `${line}\n            → ${mend}`;
}
