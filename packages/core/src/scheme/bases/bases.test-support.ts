/** Heads counted a second time, slowly and obviously: sets of what lies below. It shares no code with the engine. */

export interface CountedAccount {
  readonly up: number | undefined;
  /** Who is counted once. */
  readonly head: string;
  /** Whose lines are taken together. */
  readonly person: string;
  readonly counted: boolean;
}

interface Figures {
  readonly people: number;
  readonly levels: number;
}

export function slowHeads(accounts: readonly CountedAccount[]): {
  /** Undefined on and below cycles. */
  readonly account: (at: number) => Figures | undefined;
  readonly person: (at: number) => Figures;
  readonly heads: number;
} {
  const get = (at: number): CountedAccount => accounts[at] as CountedAccount;
  /** From the account up to its root; undefined when no root is reached. */
  const path = (at: number): number[] | undefined => {
    const steps = [at];
    for (let up = get(at).up; up !== undefined; up = get(up).up) {
      if (steps.includes(up)) return undefined;
      steps.push(up);
    }
    return steps;
  };
  const lined = accounts.flatMap((_, at) => (path(at) === undefined ? [] : [at]));
  const below = (at: number): number[] => lined.filter((other) => other !== at && path(other)?.includes(at) === true);
  const level = (at: number): number => {
    const counted = (path(at) ?? []).toReversed().filter((step) => get(step).counted);
    return counted.filter((step, index) => index === 0 || get(step).head !== get(counted[index - 1] as number).head)
      .length;
  };
  const others = (own: string, found: Iterable<number>): Set<string> => {
    const heads = new Set([...found].filter((at) => get(at).counted).map((at) => get(at).head));
    heads.delete(own);
    return heads;
  };
  const levels = (at: number): number =>
    1 +
    Math.max(
      0,
      ...below(at)
        .filter((other) => get(other).counted)
        .map((other) => level(other) - level(at)),
    );
  return {
    account: (at) =>
      path(at) === undefined ? undefined : { people: 1 + others(get(at).head, below(at)).size, levels: levels(at) },
    person: (at) => {
      const own = lined.filter((other) => get(other).person === get(at).person);
      const union = new Set(own.flatMap(below));
      return {
        people: 1 + others(get(at).person, union).size,
        levels: Math.max(1, ...own.map(levels)),
      };
    },
    heads: new Set(accounts.filter(({ counted }) => counted).map(({ head }) => head)).size,
  };
}
