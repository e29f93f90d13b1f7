import type { SourcePreview, TextEncoding } from '@qingyuan/contract/scheme-source';
import { countText } from '@qingyuan/ui/numbers';
import { Select } from 'antd';
import { sizeText } from '../../cases/case-state.ts';
import { schemeWords } from '../words.ts';

interface Props {
  readonly source: SourcePreview;
  readonly onEncoding: (encoding: TextEncoding) => void;
  readonly onTable: (table: string) => void;
}

/** The file, and which of its tables is read in which encoding. */
export function SourceChoice({ source, onEncoding, onTable }: Props) {
  const say = schemeWords.use();
  const { encoding, encodings, tables, table } = source;
  const tableLabel = (one: (typeof tables)[number]) =>
    one.rows === null ? one.name : say('wizard.tableRows', { name: one.name, rows: countText(one.rows) });
  return (
    <section className="page-card">
      <h2 className="long-word">{`${source.fileName}（${sizeText(source.size)}）`}</h2>
      <div className="wizard-grid">
        <label>
          {say('wizard.table')}
          <Select
            value={table}
            options={tables.map((one) => ({ value: one.name, label: tableLabel(one) }))}
            onChange={onTable}
            disabled={tables.length < 2}
          />
        </label>
        {encoding === null ? (
          <p className="quiet">{say('wizard.encodingNone')}</p>
        ) : (
          <label>
            {say('wizard.encoding')}
            <Select<TextEncoding>
              value={encoding}
              options={[encoding, ...encodings].map((value) => ({
                value,
                label:
                  value === encoding ? say('wizard.encodingFound', { name: value.toUpperCase() }) : value.toUpperCase(),
              }))}
              onChange={onEncoding}
            />
          </label>
        )}
      </div>
      {encoding !== null && <p className="ui-note">{say('wizard.encodingHint')}</p>}
    </section>
  );
}
