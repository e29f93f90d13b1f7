import type { SchemeTree } from '@qingyuan/contract/schemes';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../lists/Loaded.tsx';
import { accountQuery } from '../queries/account.ts';
import { LinesTree } from './LinesTree.tsx';

interface Props {
  readonly schemeId: string;
  readonly tree: SchemeTree;
  /** Where the list begins; without it at the tops. */
  readonly from: number | undefined;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
}

export function LinesFrom({ from, ...props }: Props) {
  return from === undefined ? <LinesTree {...props} /> : <LinesBelow {...props} from={from} />;
}

function LinesBelow({ from, ...props }: Omit<Props, 'from'> & { readonly from: number }) {
  return (
    <Loaded result={useQuery(accountQuery(props.schemeId, { tree: props.tree, index: from }))}>
      {({ data }) => <LinesTree {...props} top={data} />}
    </Loaded>
  );
}
