/** One thing wrong in one place, as every check of the project's own reports it. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export const faultLine = ({ file, line, message }: Fault): string => `${file}:${line}: ${message}`;
