import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
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

interface Keys {
  readonly arrows: Arrows;
  /** Account that is shown beside the picture. */
  readonly chosen: number | undefined;
  readonly onAct: (place: number) => void;
  readonly onZoom: (towards: 'in' | 'out' | 'fit') => void;
}

/** One node is the current one; the focus stays on the drawing, which names it. Shift and arrows move the sight. */
export function usePictureKeys(forest: PictureForest, { arrows, chosen, onAct, onZoom }: Keys) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<number>();
  const beside = forest.nodes.findIndex(({ index }) => index !== null && index === chosen);
  const current = moved !== undefined && moved < forest.nodes.length ? moved : Math.max(0, beside);
  const idOf = (place: number) => `${id}-${place}`;
  useEffect(() => {
    if (moved !== undefined)
      document.getElementById(`${id}-${moved}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id, moved]);

  function onKeyDown(event: KeyboardEvent) {
    const done = act(event);
    if (done) event.preventDefault();
  }

  function act({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
    if (ctrlKey || altKey || metaKey) return false;
    const pan = shiftKey ? PANS[key] : undefined;
    if (pan !== undefined) {
      box.current?.scrollBy(pan[0], pan[1]);
      return true;
    }
    if (key === 'Enter' || key === ' ') onAct(current);
    else if (key === '+' || key === '=') onZoom('in');
    else if (key === '-') onZoom('out');
    else if (key === '0') onZoom('fit');
    else {
      const step = ENDS[key] ?? (key in arrows ? arrows[key as keyof Arrows] : undefined);
      if (step === undefined) return false;
      setMoved(stepInPicture(forest, current, step) ?? current);
    }
    return true;
  }

  return { box, current, idOf, setCurrent: setMoved, onKeyDown };
}
