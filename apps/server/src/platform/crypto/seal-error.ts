/** Why sealed data cannot be opened; the message never holds any of its content. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly reason: 'broken' | 'unknown-format' | 'unknown-key';

  constructor(reason: SealError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
