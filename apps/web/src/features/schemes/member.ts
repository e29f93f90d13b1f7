interface Member {
  readonly memberId: string;
  readonly name: string | null;
}

/** A member as lists and pictures name him: `M17 王某`, the number alone where there is no name. */
export const memberText = ({ memberId, name }: Member): string => [memberId, name].filter(Boolean).join(' ');

/** The structure opened at a member's line, with the member beside it. */
export const lineHref = (schemeId: string, index: number): string =>
  `/schemes/${schemeId}/structure?from=${index}&account=${index}`;
