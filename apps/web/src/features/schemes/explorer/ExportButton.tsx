import { downloadLine, LineFormat, notePictureExport } from '@qingyuan/contract/scheme-explorer';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Button, Radio } from 'antd';
import { type RefObject, useState } from 'react';
import { addressOf } from '../../../api/address.ts';
import { failureLine } from '../../../api/failure-words.ts';
import { saveFrom } from '../../../api/save-from.ts';
import { useCommand } from '../../../api/use-command.ts';
import type { PictureKind } from './PictureBox.tsx';
import { pngOf, saveFile, standaloneSvg } from './save-picture.ts';
import { explorerWords } from './words.ts';

export interface LineHead {
  readonly index: number;
  /** Id and name. */
  readonly member: string;
}

export interface ShownPicture {
  readonly kind: PictureKind;
  readonly drawing: RefObject<SVGSVGElement | null>;
  /** The account at its top; without it all tops. */
  readonly from: number | undefined;
  readonly range: string;
  /** What it is, in the lines above it. */
  readonly lines: readonly string[];
  readonly fileName: string;
}

interface Props {
  readonly schemeId: string;
  readonly tree: SchemeTree;
  /** Accounts whose lines may be taken out, the likeliest first; the whole scheme always may. */
  readonly heads: readonly LineHead[];
  readonly picture?: ShownPicture;
}

const PICTURES = ['svg', 'png'] as const;
type Format = LineFormat | (typeof PICTURES)[number];

const isPicture = (format: Format): format is (typeof PICTURES)[number] => format === 'svg' || format === 'png';

/** Takes a line out as a table, or the picture shown, for a stated purpose. */
export function ExportButton(props: Props) {
  const say = explorerWords.use();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('save.open')}</Button>
      {open && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ schemeId, tree, heads, picture, onClose }: Props & { readonly onClose: () => void }) {
  const say = explorerWords.use();
  const { message } = App.useApp();
  const formats: readonly Format[] = picture === undefined ? LineFormat.options : [...PICTURES, ...LineFormat.options];
  const [format, setFormat] = useState<Format>(formats[0] ?? 'csv');
  const [from, setFrom] = useState(heads[0]?.index);
  const note = useCommand(notePictureExport);

  function done() {
    void message.success(say('save.done'));
    onClose();
  }

  function confirm(purpose: string) {
    if (isPicture(format)) {
      if (picture !== undefined) void savePicture(format, picture, purpose);
      return;
    }
    saveFrom(addressOf(downloadLine.path, { id: schemeId }, { tree, purpose, format, from }));
    done();
  }

  async function savePicture(as: (typeof PICTURES)[number], shown: ShownPicture, purpose: string) {
    const { drawing, kind, lines, fileName } = shown;
    if (drawing.current === null) return;
    const body = { tree, purpose, format: as, picture: kind, from: shown.from };
    try {
      await note.mutateAsync({ params: { id: schemeId }, body });
    } catch {
      return; // The dialog says why.
    }
    try {
      await saveDrawing(drawing.current, { as, lines, fileName });
      done();
    } catch {
      void message.error(say('save.failed'));
    }
  }

  return (
    <ReasonDialog
      open
      title={say('save.title')}
      consequence={say('save.consequence')}
      confirmText={say('save.go')}
      reasonLabel={say('save.purpose')}
      busy={note.isPending}
      error={note.error === null ? undefined : failureLine(note.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p className="ui-label">{say('save.format')}</p>
      <Radio.Group
        aria-label={say('save.format')}
        value={format}
        options={formats.map((value) => ({ value, label: say(`save.${value}`) }))}
        onChange={({ target }) => setFormat(formats.find((one) => one === target.value) ?? format)}
      />
      <p className="ui-label">{say('save.range')}</p>
      {isPicture(format) ? (
        <p>{say('save.shown', { range: picture?.range ?? '' })}</p>
      ) : (
        <Range heads={heads} from={from} onChange={setFrom} />
      )}
    </ReasonDialog>
  );
}

interface RangeProps {
  readonly heads: readonly LineHead[];
  readonly from: number | undefined;
  readonly onChange: (from: number | undefined) => void;
}

const WHOLE = -1;

function Range({ heads, from, onChange }: RangeProps) {
  const say = explorerWords.use();
  return (
    <Radio.Group
      className="stack"
      aria-label={say('save.range')}
      value={from ?? WHOLE}
      options={[
        ...heads.map(({ index, member }) => ({ value: index, label: say('save.line', { member }) })),
        { value: WHOLE, label: say('save.whole') },
      ]}
      onChange={({ target }) => onChange(target.value === WHOLE ? undefined : Number(target.value))}
    />
  );
}

interface Saved {
  readonly as: (typeof PICTURES)[number];
  readonly lines: readonly string[];
  readonly fileName: string;
}

async function saveDrawing(drawing: SVGSVGElement, { as, lines, fileName }: Saved): Promise<void> {
  const svg = standaloneSvg(drawing, lines);
  const content = as === 'png' ? await pngOf(svg) : new Blob([svg.text], { type: 'image/svg+xml' });
  saveFile(content, `${fileName}.${as}`);
}
