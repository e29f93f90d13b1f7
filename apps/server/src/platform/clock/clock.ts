/** The one place where time enters the server; tests give their own. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
