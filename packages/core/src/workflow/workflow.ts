/**
 * A procedure as a table: which act is possible in which state, who may do it, where it leads,
 * which clocks it starts and stops. The server enforces the table, screens draw their buttons from
 * it, the documentation draws its diagrams from it.
 */
export interface Workflow<S extends string, A extends string, R extends string> {
  /** Type of the record, e.g. `lead`. */
  readonly name: string;
  readonly initial: S;
  readonly states: Readonly<Record<S, StateInfo>>;
  readonly actions: Readonly<Record<A, ActionInfo<S, R>>>;
}

export interface StateInfo {
  readonly zh: string;
  readonly en: string;
  /** Nothing leads out of it. */
  readonly final?: true;
}

export interface ActionInfo<S extends string, R extends string> {
  readonly zh: string;
  readonly en: string;
  readonly from: readonly S[];
  readonly to: S;
  /** Any one of these roles may act. */
  readonly roles: readonly R[];
  /** The actor must say why. */
  readonly reason?: true;
  /** Ids of clocks in law/ that this act starts. */
  readonly starts?: readonly string[];
  /** Ids of clocks in law/ that this act stops. */
  readonly stops?: readonly string[];
  /** Acts whose actor may not do this one (separation of duties). */
  readonly notBy?: readonly string[];
}

/** Keeps the literal types of a table. */
export function defineWorkflow<S extends string, A extends string, R extends string>(
  table: Workflow<S, A, R>,
): Workflow<S, A, R> {
  return table;
}

export type Step<S extends string> =
  | { readonly possible: true; readonly to: S }
  | { readonly possible: false; readonly why: 'wrong-state' | 'role-missing' };

/** What an act by someone with these roles leads to in this state. */
export function decideStep<S extends string, A extends string, R extends string>(
  workflow: Workflow<S, A, R>,
  at: { readonly state: S; readonly roles: readonly R[] },
  action: A,
): Step<S> {
  const info = workflow.actions[action];
  if (!info.from.includes(at.state)) return { possible: false, why: 'wrong-state' };
  if (!info.roles.some((role) => at.roles.includes(role))) return { possible: false, why: 'role-missing' };
  return { possible: true, to: info.to };
}

/** The acts possible now, in the table's order. */
export function possibleActions<S extends string, A extends string, R extends string>(
  workflow: Workflow<S, A, R>,
  at: { readonly state: S; readonly roles: readonly R[] },
): readonly A[] {
  return actionNames(workflow).filter((action) => decideStep(workflow, at, action).possible);
}

/** Names of all acts of the table. */
export function actionNames<S extends string, A extends string, R extends string>(
  workflow: Workflow<S, A, R>,
): readonly A[] {
  return Object.keys(workflow.actions) as A[];
}

/**
 * The state after these acts, from the beginning.
 * @throws RangeError naming the first act that the table does not allow.
 */
export function foldState<S extends string, A extends string, R extends string>(
  workflow: Workflow<S, A, R>,
  acts: readonly A[],
): S {
  return acts.reduce<S>((state, act) => {
    const info = workflow.actions[act];
    if (!info.from.includes(state)) throw new RangeError(`${workflow.name}: ${act} is not possible in state ${state}`);
    return info.to;
  }, workflow.initial);
}

/** Mermaid state diagram of the table, for the documentation. */
export function drawWorkflow<S extends string, A extends string, R extends string>(
  workflow: Workflow<S, A, R>,
): string {
  const edges = actionNames(workflow).flatMap((name) => {
    const { from, to, zh } = workflow.actions[name];
    return from.map((state) => `  ${state} --> ${to}: ${zh}`);
  });
  const names = (Object.keys(workflow.states) as S[]).map((state) => `  ${state}: ${workflow.states[state].zh}`);
  const ends = (Object.keys(workflow.states) as S[]).filter((state) => workflow.states[state].final === true);
  return [
    'stateDiagram-v2',
    ...names,
    `  [*] --> ${workflow.initial}`,
    ...edges,
    ...ends.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}
