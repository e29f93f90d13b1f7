import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { type PictureForest, type PictureStep, stepInPicture } from './picture-forest.ts';

type Arrows = Readonly<Record<'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight', PictureStep>>;

const ENDS: Readonly<Record<string, PictureStep>> = { Home: 'first', End: 'last' };
const PAN = 120;
const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -PAN],
  ArrowDown: [0, PAN],
  ArrowLeft: [-PAN, 0],
  ArrowRight: [PAN, 0],
};

type Zoom = 'in' | 'out' | 'fit';
const ZOOMS: Readonly<Record<string, Zoom>> = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' };

interface Keys {
  /** What scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly arrows: Arrows;
  /** Account that is shown beside the picture. */
  readonly chosen: number | undefined;
  readonly onAct: (place: number) => void;
  readonly onZoom: (towards: Zoom) => void;
}

/** One node is the current one; the focus stays on the drawing, which names it. Shift and arrows move the sight. */
export function usePictureKeys(forest: PictureForest, { box, arrows, chosen, onAct, onZoom }: Keys) {
  const id = useId();
  const [moved, setMoved] = useState<{ readonly forest: PictureForest; readonly place: number }>();
  const beside = forest.nodes.findIndex(({ index }) => index !== null && index === chosen);
  // A place in another picture says nothing here.
  const current = moved?.forest === forest ? moved.place : Math.max(0, beside);
  const idOf = (place: number) => `${id}-${place}`;
  const setCurrent = (place: number) => setMoved({ forest, place });
  const shown = useRef<PictureForest>(undefined);
  // What was read anew begins in the middle of the sight; later on the sight only follows.
  useEffect(() => {
    const how = shown.current === forest ? 'just' : 'middle';
    shown.current = forest;
    bringIntoSight(box.current, document.getElementById(`${id}-${current}`), how);
  }, [box, id, forest, current]);

  /** Whether the key means something here. */
  function act(key: string, shifted: boolean): boolean {
    const pan = shifted ? PANS[key] : undefined;
    const zoom = ZOOMS[key];
    const step = ENDS[key] ?? (key in arrows ? arrows[key as keyof Arrows] : undefined);
    if (pan !== undefined) box.current?.scrollBy(pan[0], pan[1]);
    else if (zoom !== undefined) onZoom(zoom);
    else if (step !== undefined) setCurrent(stepInPicture(forest, current, step) ?? current);
    else if (key === 'Enter' || key === ' ') onAct(current);
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey) return;
    if (act(key, shiftKey)) event.preventDefault();
  }

  return { current, idOf, setCurrent, onKeyDown };
}

const EDGE = 12;

/** Moves what a box shows, and nothing else of the page. */
function bringIntoSight(box: HTMLElement | null, node: HTMLElement | null, how: 'just' | 'middle'): void {
  if (box === null || node === null) return;
  const [sight, place] = [box.getBoundingClientRect(), node.getBoundingClientRect()];
  const by = (from: number, to: number, [low, high]: readonly [number, number]): number => {
    if (how === 'middle') return (from + to) / 2 - (low + high) / 2;
    return from < low + EDGE ? from - low - EDGE : Math.max(0, to - high + EDGE);
  };
  box.scrollBy(
    how === 'middle' ? 0 : by(place.left, place.right, [sight.left, sight.right]),
    by(place.top, place.bottom, [sight.top, sight.bottom]),
  );
}
