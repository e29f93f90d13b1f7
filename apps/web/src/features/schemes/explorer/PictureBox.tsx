import type { PictureMeasure } from '@qingyuan/contract/scheme-explorer';
import { Button, Space } from 'antd';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { ExplorerView } from './explorer-search.ts';
import { Icicle } from './Icicle.tsx';
import { Links } from './Links.tsx';
import type { PictureForest } from './picture-forest.ts';
import { linkPlaces } from './picture-layout.ts';
import { usePictureKeys } from './use-picture-keys.ts';
import { explorerWords } from './words.ts';

export type PictureKind = Exclude<ExplorerView, 'outline'>;

/** What either drawing is given. */
export interface DrawnProps {
  readonly forest: PictureForest;
  readonly current: number;
  readonly chosen: number | undefined;
  readonly idOf: (place: number) => string;
  readonly onPick: (place: number) => void;
  readonly ref: RefObject<SVGSVGElement | null>;
  readonly role: 'tree';
  readonly tabIndex: 0;
  readonly fontFamily: string;
  readonly 'aria-label': string;
  readonly 'aria-activedescendant': string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface Props {
  readonly kind: PictureKind;
  readonly forest: PictureForest;
  readonly measure: PictureMeasure;
  readonly chosen: number | undefined;
  readonly drawing: RefObject<SVGSVGElement | null>;
  readonly onAct: (place: number) => void;
}

/** Names the fonts as well: a saved picture has to find them without the page. */
const FONTS = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", SimSun, sans-serif';
const ARROWS = {
  icicle: { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'before', ArrowRight: 'after' },
  links: { ArrowUp: 'before', ArrowDown: 'after', ArrowLeft: 'up', ArrowRight: 'down' },
} as const;
const STEP = 1.4;
const ZOOM = { icicle: { least: 1, most: 40 }, links: { least: 0.05, most: 3 } } as const;

/** A drawing that is larger than the screen: zoomed by keys and buttons, moved by keys, by pulling, or by its bars. */
export function PictureBox({ kind, forest, measure, chosen, drawing, onAct }: Props) {
  const say = explorerWords.use();
  const [zoom, setZoom] = useState(1);
  const { least, most } = ZOOM[kind];
  const box = useRef<HTMLDivElement>(null);
  const keys = usePictureKeys(forest, { box, arrows: ARROWS[kind], chosen, onAct, onZoom: to });
  const room = useRoom(box);
  const pull = usePull(box);

  function to(towards: 'in' | 'out' | 'fit') {
    const whole = kind === 'icicle' ? 1 : wholeZoom(forest, room);
    const next = towards === 'fit' ? whole : zoom * (towards === 'in' ? STEP : 1 / STEP);
    setZoom(Math.min(most, Math.max(least, next)));
  }

  const common: DrawnProps = {
    forest,
    current: keys.current,
    chosen,
    idOf: keys.idOf,
    onPick: (place) => {
      if (pull.moved()) return;
      keys.setCurrent(place);
      onAct(place);
    },
    ref: drawing,
    role: 'tree',
    tabIndex: 0,
    fontFamily: FONTS,
    'aria-label': say(`picture.${kind}Label`),
    'aria-activedescendant': keys.idOf(keys.current),
    onKeyDown: keys.onKeyDown,
  };
  return (
    <>
      <Space.Compact className="picture-zoom" role="group" aria-label={say('picture.zoom')}>
        <Button size="small" aria-label={say('picture.zoomOut')} disabled={zoom <= least} onClick={() => to('out')}>
          －
        </Button>
        <Button size="small" aria-label={say('picture.zoomIn')} disabled={zoom >= most} onClick={() => to('in')}>
          ＋
        </Button>
        <Button size="small" onClick={() => to('fit')}>
          {say('picture.fit')}
        </Button>
      </Space.Compact>
      <div ref={box} className={`picture-box is-${kind}`} {...pull.handlers}>
        {kind === 'icicle' ? (
          <Icicle {...common} measure={measure} width={Math.max(1, Math.floor(room.width * zoom))} />
        ) : (
          <Links {...common} measure={measure} scale={zoom} />
        )}
      </div>
    </>
  );
}

interface Room {
  readonly width: number;
  readonly height: number;
}

function wholeZoom(forest: PictureForest, room: Room): number {
  const { width, height } = linkPlaces(forest);
  return Math.min(1, room.width / width, room.height / height);
}

function useRoom(box: RefObject<HTMLDivElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return room;
}

/** So far a pointer may shake without pulling. */
const SHAKE = 4;

/** Pulling with the mouse; fingers scroll by themselves. */
function usePull(box: RefObject<HTMLDivElement | null>) {
  const from = useRef<{ readonly x: number; readonly y: number }>(undefined);
  const moved = useRef(false);
  return {
    moved: () => moved.current,
    handlers: {
      onPointerDown: ({ pointerType, button, clientX, clientY }: PointerEvent) => {
        moved.current = false;
        if (pointerType === 'mouse' && button === 0) from.current = { x: clientX, y: clientY };
      },
      onPointerMove: ({ clientX: x, clientY: y, buttons }: PointerEvent) => {
        if (from.current === undefined || buttons !== 1) return;
        const [right, down] = [from.current.x - x, from.current.y - y];
        if (!moved.current && Math.hypot(right, down) < SHAKE) return;
        moved.current = true;
        from.current = { x, y };
        box.current?.scrollBy(right, down);
      },
      onPointerUp: () => {
        from.current = undefined;
      },
    },
  };
}
