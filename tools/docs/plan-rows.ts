/** Sections of the campaign plan (黔南府办函〔2015〕2号) with the number of their rows: R0.1 … R0.7, and so on. */
const ROWS_OF_SECTION: readonly number[] = [7, 6, 15, 13, 32, 26, 41];

/** Ids of all rows, in the plan's order. */
export const PLAN_ROWS: readonly string[] = ROWS_OF_SECTION.flatMap((rows, section) =>
  Array.from({ length: rows }, (_, index) => `R${section}.${index + 1}`),
);
