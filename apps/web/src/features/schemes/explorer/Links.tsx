import type { PictureMeasure } from '@qingyuan/contract/scheme-explorer';
import { isChosen, MARKS, markOf, nodeText } from './node-words.ts';
import { fitLabel, LINK_COLUMN, LINK_ROW, type LinkPlace, linkPlaces } from './picture-layout.ts';
import type { DrawnProps } from './PictureBox.tsx';
import { PictureNode } from './PictureNode.tsx';

const FONT = 12;

interface Props extends DrawnProps {
  readonly measure: PictureMeasure;
  readonly scale: number;
}

/** Who stands under whom, from left to right. */
export function Links({ forest, measure, scale, current, chosen, idOf, onPick, ...drawing }: Props) {
  const item = { forest, chosen, idOf, onPick };
  const { places, width, height } = linkPlaces(forest);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width * scale}
      height={height * scale}
      viewBox={`0 0 ${width} ${height}`}
      {...drawing}
    >
      <g role="presentation" fill="none" stroke="#9fb3c6">
        {forest.nodes.map(({ parent }, at) => {
          const [from, to] = [places[parent ?? -1], places[at]];
          return from === undefined || to === undefined ? null : <path key={at} d={curve(from, to)} />;
        })}
      </g>
      {forest.nodes.map((node, at) => {
        const place = places[at];
        if (place === undefined) return null;
        const { x, y, radius } = place;
        const mark = markOf(node);
        return (
          <PictureNode key={at} {...item} at={at} node={node}>
            <rect {...cellOf(place)} fill="#ffffff" fillOpacity={0} />
            <circle
              cx={x}
              cy={y}
              r={radius}
              fill={MARKS[mark].fill}
              stroke={MARKS[mark].line}
              {...(mark === 'rest' ? { strokeDasharray: '2 2' } : {})}
            />
            <text
              x={x + radius + 4}
              y={y + 4}
              fontSize={FONT}
              fill="#1c2733"
              stroke="#ffffff"
              strokeWidth={3}
              paintOrder="stroke"
            >
              {fitLabel(nodeText(node, measure), { width: LINK_COLUMN - radius - 26, fontSize: FONT })}
            </text>
            {isChosen(node, chosen) && (
              <circle cx={x} cy={y} r={radius + 2} fill="none" stroke="#0b5cad" strokeWidth={2.5} data-screen />
            )}
            {at === current && <rect {...cellOf(place)} className="picture-current" data-screen />}
          </PictureNode>
        );
      })}
    </svg>
  );
}

const cellOf = ({ x, y, radius }: LinkPlace) => ({
  x: x - radius - 2,
  y: y - LINK_ROW / 2 + 1,
  width: LINK_COLUMN - 14,
  height: LINK_ROW - 2,
  rx: 4,
});

function curve(from: LinkPlace, to: LinkPlace): string {
  const middle = to.x - to.radius - 18;
  return `M${from.x + from.radius},${from.y} C${middle},${from.y} ${middle - 40},${to.y} ${to.x - to.radius},${to.y}`;
}
