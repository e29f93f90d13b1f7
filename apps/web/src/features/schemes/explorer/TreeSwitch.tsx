import type { SchemeTree } from '@qingyuan/contract/schemes';
import { Radio } from 'antd';
import { explorerWords } from './words.ts';

interface Props {
  readonly tree: SchemeTree;
  /** Trees that the table has. */
  readonly trees: readonly SchemeTree[];
  readonly onChange: (tree: SchemeTree) => void;
}

/** Says which tree everything on the page is of; a choice only where there are two. */
export function TreeSwitch({ tree, trees, onChange }: Props) {
  const say = explorerWords.use();
  const [only] = trees.length > 1 ? [] : trees;
  return (
    <div className="explorer-tree">
      {only === undefined && (
        <Radio.Group
          optionType="button"
          aria-label={say('tree.label')}
          value={tree}
          options={trees.map((value) => ({ value, label: say(`tree.${value}`) }))}
          onChange={({ target }) => onChange(target.value === 'placement' ? 'placement' : 'recommender')}
        />
      )}
      <span className="quiet small">
        {say(tree === 'placement' ? 'tree.shownPlacement' : 'tree.shown')}
        {only !== undefined && ` ${say('tree.only')}`}
      </span>
    </div>
  );
}
