import type { PictureNode as Node } from '@qingyuan/contract/scheme-explorer';
import type { ReactNode } from 'react';
import { isChosen, nodeLabel } from './node-words.ts';
import type { DrawnProps } from './PictureBox.tsx';

interface Props extends Pick<DrawnProps, 'forest' | 'chosen' | 'idOf' | 'onPick'> {
  readonly at: number;
  readonly node: Node;
  readonly children: ReactNode;
}

/** A node of either drawing as an item of the tree that it is: named in full, chosen or not, picked by a click. */
export function PictureNode({ at, node, forest, chosen, idOf, onPick, children }: Props) {
  const label = nodeLabel(node);
  return (
    <g
      id={idOf(at)}
      role="treeitem"
      aria-level={(forest.depths[at] ?? 0) + 1}
      aria-selected={isChosen(node, chosen)}
      aria-label={label}
      onClick={() => onPick(at)}
    >
      <title>{label}</title>
      {children}
    </g>
  );
}
