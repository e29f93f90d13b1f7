/** Looks of one visitor in ten minutes; codes cannot be guessed anyway. */
export const LOOKS = { max: 40, timeWindow: 10 * 60_000 };

/** Posts of one visitor in an hour: three steps, corrections, a few reports, a household or an office behind one address. */
export const POSTS = { max: 150, timeWindow: 60 * 60_000 };
