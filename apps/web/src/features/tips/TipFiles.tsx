import { exportTipFile, getTipFilePreview, TIP_FILE_TYPES, type TipFile } from '@qingyuan/contract/tips-files';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { Button, Image } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../api/address.ts';
import { saveFrom } from '../../api/save-from.ts';
import { useRefreshSoon } from '../../api/use-refresh-soon.ts';
import { instantText } from '../../time/time.ts';
import { tipQuery } from './queries/tip.ts';
import type { TipProps } from './TipPage.tsx';
import { tipWords } from './words.ts';
import './tips.css';

/** What the reporter handed in: pictures without metadata to look at, originals for a purpose. */
export function TipFiles({ tip }: Pick<TipProps, 'tip'>) {
  const say = tipWords.use();
  if (tip.files.length === 0) return null;
  return (
    <section className="page-card" aria-label={say('files.title')}>
      <h2>{say('files.title')}</h2>
      <p className="quiet">{say('files.intro')}</p>
      <ol className="tip-files">
        {tip.files.map((file, index) => (
          <li key={file.id}>
            <OneFile tipId={tip.id} file={file} number={index + 1} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface FileProps {
  readonly tipId: string;
  readonly file: TipFile;
  readonly number: number;
}

function OneFile({ tipId, file, number }: FileProps) {
  const say = tipWords.use();
  const refresh = useRefreshSoon(tipQuery(tipId).queryKey);
  const [taking, setTaking] = useState(false);
  const at = { id: tipId, fileId: file.id };
  const name = say('files.name', { number, type: typeName(file.type) });

  function take(purpose: string) {
    saveFrom(addressOf(exportTipFile.path, at, { purpose }));
    setTaking(false);
    refresh();
  }

  return (
    <>
      {file.hasPreview && <Image src={addressOf(getTipFilePreview.path, at, {})} alt={name} width={200} />}
      <p>{name}</p>
      <p className="quiet">
        {say('files.size', { size: (file.size / 1024).toFixed(0) })} · {instantText(file.at)}
      </p>
      {file.state !== 'kept' && <p className="quiet">{tipWords.lookUp('fileState', file.state)}</p>}
      {file.state === 'kept' && (
        <Button size="small" onClick={() => setTaking(true)}>
          {say('files.take')}
        </Button>
      )}
      <ReasonDialog
        open={taking}
        title={say('files.take')}
        consequence={say('files.takeText')}
        reasonLabel={say('detail.contactPurpose')}
        onConfirm={take}
        onCancel={() => setTaking(false)}
      />
    </>
  );
}

/** Photo, recording, video or document; an ending tells more than a media type. */
function typeName(type: string): string {
  const ending = new Map<string, string>(Object.entries(TIP_FILE_TYPES)).get(type) ?? '';
  const [group = ''] = type.split('/');
  return `${tipWords.lookUp('fileKind', group)} ${ending.toUpperCase()}`.trim();
}
