import type { OnlineKind } from '@qingyuan/contract/patrol';

/** As long as a mark may be; what is shorter or longer tells nothing apart. */
const [SHORTEST, LONGEST] = [2, 200];

/** By what another lead about the same can be found. */
export function leadMarksOf(object: {
  readonly kind: OnlineKind;
  readonly address: string;
  readonly operator: string;
}) {
  return marksOf(object).filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST);
}

function marksOf(object: { readonly kind: OnlineKind; readonly address: string; readonly operator: string }) {
  const firm = object.operator === '' ? [] : [{ kind: 'firm', text: object.operator }];
  switch (object.kind) {
    case 'website':
      return [{ kind: 'site', text: object.address }, ...firm];
    case 'app':
      return [{ kind: 'app', text: object.address }, ...firm];
    case 'account':
    case 'group':
      return [{ kind: 'name', text: object.address }, ...firm];
  }
}
