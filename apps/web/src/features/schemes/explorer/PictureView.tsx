import { type getPicture, PICTURE_NODES, PictureMeasure } from '@qingyuan/contract/scheme-explorer';
import type { Answer } from '@qingyuan/contract/endpoint';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useMemo, useRef, useState } from 'react';
import { Loaded } from '../../../lists/Loaded.tsx';
import { instantText } from '../../../time/time.ts';
import { pictureQuery } from '../queries/picture.ts';
import type { Analysed } from '../SchemeFrame.tsx';
import { ExportButton, type LineHead } from './ExportButton.tsx';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { forestOf } from './picture-forest.ts';
import { PictureBox, type PictureKind } from './PictureBox.tsx';
import { PictureLegend } from './PictureLegend.tsx';
import { PictureTable } from './PictureTable.tsx';
import { explorerWords } from './words.ts';

export interface PictureViewProps extends Pick<Analysed, 'scheme' | 'analysis'> {
  readonly kind: PictureKind;
  readonly tree: SchemeTree;
  /** The account at the top of the picture; without it all tops. */
  readonly from: LineHead | undefined;
  readonly chosen: number | undefined;
  readonly heads: readonly LineHead[];
  readonly mayExport: boolean;
  readonly onChoose: (index: number) => void;
  /** The lines of an account, of the tops without one, that are put together in the picture. */
  readonly onRest: (parent: number | undefined) => void;
}

const NODES = [60, 120, 300, 600, 1200, PICTURE_NODES] as const;
const DEPTHS = [3, 5, 8, 12, 20, 40] as const;
const WIDTHS = [4, 8, 16, 30, 60, 200] as const;
const USUAL = { icicle: { nodes: 600, depth: 40 }, links: { nodes: 120, depth: 8 } } as const;

/** A line as a picture of as many nodes as wanted; the biggest lines are opened first. */
export function PictureView(props: PictureViewProps) {
  const { kind, tree, from, scheme } = props;
  const say = explorerWords.use();
  const [nodes, setNodes] = useState<number>(USUAL[kind].nodes);
  const [depth, setDepth] = useState<number>(USUAL[kind].depth);
  const [widest, setWidest] = useState<number>(8);
  const [measure, setMeasure] = useState<PictureMeasure>('accounts');
  const result = useQuery(pictureQuery(scheme.id, { tree, from: from?.index, nodes, depth, widest, measure }));
  const numbers = (values: readonly number[]) => values.map((value) => ({ value, label: countText(value) }));
  return (
    <>
      <div className="picture-choices">
        <Choice label={say('picture.nodes')} value={nodes} options={numbers(NODES)} onChange={setNodes} />
        <Choice label={say('picture.depth')} value={depth} options={numbers(DEPTHS)} onChange={setDepth} />
        <Choice label={say('picture.widest')} value={widest} options={numbers(WIDTHS)} onChange={setWidest} />
        {kind === 'icicle' && (
          <Choice
            label={say('picture.measure')}
            value={measure}
            options={PictureMeasure.options.map((value) => ({ value, label: say(`picture.${value}`) }))}
            onChange={setMeasure}
          />
        )}
      </div>
      <Loaded result={result}>{(picture) => <Picture {...props} picture={picture} measure={measure} />}</Loaded>
    </>
  );
}

interface PictureProps extends PictureViewProps {
  readonly picture: Answer<typeof getPicture>;
  readonly measure: PictureMeasure;
}

function Picture({ picture, measure, kind, onChoose, onRest, ...props }: PictureProps) {
  const { scheme, analysis, tree, from, chosen, heads, mayExport } = props;
  const say = explorerWords.use();
  const drawing = useRef<SVGSVGElement>(null);
  const { nodes, total } = picture;
  const forest = useMemo(() => forestOf(nodes), [nodes]);
  if (nodes.length === 0) return <EmptyState title={say('picture.moved')} hint={say('picture.movedHint')} />;
  const range = from === undefined ? say('picture.whole') : say('picture.line', { member: from.member });
  const counts = { total: countText(total), nodes: countText(nodes.length) };
  const basis = { tree: say(`tree.${tree}`), version: analysis.version, when: instantText(analysis.finishedAt) };
  const act = (place: number) => {
    const node = nodes[place];
    if (node === undefined) return;
    if (node.index !== null) onChoose(node.index);
    else onRest(node.parent === null ? undefined : (nodes[node.parent]?.index ?? undefined));
  };
  return (
    <>
      <div className="page-head">
        <span className="small">{say('picture.total', counts)}</span>
        {mayExport && (
          <ExportButton
            schemeId={scheme.id}
            tree={tree}
            heads={heads}
            picture={{
              kind,
              drawing,
              from: from?.index,
              range,
              lines: [
                say('drawing.title', { name: scheme.name, range }),
                say('drawing.basis', { ...basis, ...counts }),
              ],
              fileName: say('drawing.file', { name: scheme.name, view: say(`view.${kind}`) }),
            }}
          />
        )}
      </div>
      <PictureBox kind={kind} forest={forest} measure={measure} chosen={chosen} drawing={drawing} onAct={act} />
      <PictureLegend />
      <p className="quiet small explorer-note">
        {say(`picture.${kind}Help`, { measure: say(`picture.${measure}`) })}
        {kind === 'icicle' && measure === 'accounts' && ` ${say('picture.noteAccounts')}`}
      </p>
      <PictureTable nodes={nodes} onAct={act} />
    </>
  );
}

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string | number>({ label, value, options, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <span>
      <label htmlFor={id}>{label}</label>
      <Select<T> id={id} size="small" value={value} options={[...options]} onChange={onChange} />
    </span>
  );
}
