import type { PictureMeasure } from '@qingyuan/contract/scheme-explorer';
import { isChosen, MARKS, markOf, nodeText } from './node-words.ts';
import { fitLabel, icicleSpans } from './picture-layout.ts';
import type { DrawnProps } from './PictureBox.tsx';
import { PictureNode } from './PictureNode.tsx';

const ROW = 30;
const FONT = 12;
/** Narrower cells have no text; their label says what they are. */
const READABLE = 26;

interface Props extends DrawnProps {
  readonly measure: PictureMeasure;
  readonly width: number;
}

/** A row for each level; each line as wide as its share, right below whom it belongs to. */
export function Icicle({ forest, measure, width, current, chosen, idOf, onPick, ...drawing }: Props) {
  const spans = icicleSpans(forest, measure);
  const item = { forest, chosen, idOf, onPick };
  const height = forest.rows.length * ROW;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...drawing}
    >
      {forest.nodes.map((node, at) => {
        const { from = 0, share = 0 } = spans[at] ?? {};
        const { fill, line } = MARKS[markOf(node)];
        const wide = share * width;
        const place = { x: from * width, y: (forest.depths[at] ?? 0) * ROW, width: wide, height: ROW };
        return (
          <PictureNode key={at} {...item} at={at} node={node}>
            <rect {...place} fill={fill} stroke="#ffffff" strokeWidth={wide > 3 ? 1 : 0} />
            {markOf(node) === 'rest' && wide > 4 && (
              <rect {...inner(place)} fill="none" stroke={line} strokeDasharray="3 3" />
            )}
            {wide > READABLE && (
              <text x={place.x + 5} y={place.y + 19} fontSize={FONT} fill="#1c2733">
                {fitLabel(nodeText(node, measure), { width: wide - 10, fontSize: FONT })}
              </text>
            )}
            {isChosen(node, chosen) && (
              <rect {...inner(place)} fill="none" stroke="#0b5cad" strokeWidth={2.5} data-screen />
            )}
            {at === current && <rect {...inner(place)} className="picture-current" data-screen />}
          </PictureNode>
        );
      })}
    </svg>
  );
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const inner = ({ x, y, width, height }: Cell): Cell => ({
  x: x + 1.5,
  y: y + 1.5,
  width: Math.max(1, width - 3),
  height: height - 3,
});
