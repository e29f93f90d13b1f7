/** Pieces that may be on their way before the first is taken. */
const AHEAD = 8;

/** Hands out pieces no faster than they are taken. */
export class Pieces {
  private onWay = 0;
  private wake: (() => void) | undefined;
  private readonly send: (bytes: Uint8Array<ArrayBuffer>) => void;

  constructor(send: (bytes: Uint8Array<ArrayBuffer>) => void) {
    this.send = send;
  }

  /** Copies the bytes; resolves when another piece may follow. */
  async put(bytes: Uint8Array): Promise<void> {
    this.onWay += 1;
    this.send(Uint8Array.from(bytes));
    while (this.onWay >= AHEAD)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
  }

  taken(): void {
    this.onWay -= 1;
    this.wake?.();
  }
}
