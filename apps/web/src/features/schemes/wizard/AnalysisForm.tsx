import type { SchemeJoin } from '@qingyuan/contract/scheme-join';
import { analyseScheme, PersonKey, type SourcePreview, type TextEncoding } from '@qingyuan/contract/scheme-source';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { newKey } from '../../../api/client.ts';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { countText } from '@qingyuan/ui/numbers';
import { sizeText } from '../../cases/case-state.ts';
import { missingRoles, usableKeys } from '../mapping.ts';
import { schemeQuery } from '../queries/scheme.ts';
import { schemeWords } from '../words.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { isComplete, mappingWithJoin } from './further-table.ts';
import { JoinEditor } from './JoinEditor.tsx';
import { OfferedProfiles, ProfileStore } from './Profiles.tsx';
import { SampleRows } from './SampleRows.tsx';
import type { StepProps } from './step.ts';

interface Props extends StepProps {
  readonly source: SourcePreview;
  readonly onEncoding: (encoding: TextEncoding) => void;
  readonly onTable: (table: string) => void;
}

/** Columns to check, what makes accounts one person, a name; then the analysis starts. */
export function AnalysisForm({ source, caseId, schemeId, onBack, onStarted, onEncoding, onTable }: Props) {
  const say = schemeWords.use();
  const fieldId = useId();
  const [id] = useState(() => schemeId ?? newKey());
  const { data: known } = useQuery({ ...schemeQuery(schemeId ?? ''), enabled: schemeId !== undefined });
  const [typed, setTyped] = useState<string>();
  const [tried, setTried] = useState(false);
  const [mapping, setMapping] = useState(source.mapping);
  const [join, setJoin] = useState<SchemeJoin>([]);
  const [wanted, setWanted] = useState<readonly PersonKey[]>(['id_number']);
  const analyse = useCommand(analyseScheme);
  const name = nameOf(typed, known?.data.name);
  const usable = usableKeys(mappingWithJoin(mapping, join));
  const persons = wanted.filter((key) => usable.includes(key));
  const missing = missingRoles(mapping);
  const isReady = missing.length === 0 && join.every(isComplete);

  function start() {
    setTried(true);
    if (name.length < 2 || !isReady) return;
    const { evidenceId, table } = source;
    const further = furtherOptions(source, join);
    analyse.mutate(
      { body: { id, caseId, evidenceId, name, table, mapping, persons, ...further } },
      { onSuccess: onStarted },
    );
  }

  return (
    <>
      <SourceChoice source={source} onEncoding={onEncoding} onTable={onTable} />
      <OfferedProfiles
        source={source}
        onApply={(profile) => {
          setMapping(profile.mapping);
          setJoin(profile.join);
        }}
      />
      <ColumnTable columns={source.columns} proposals={source.proposals} mapping={mapping} onChange={setMapping} />
      <SampleRows columns={source.columns} rows={source.rows} />
      <JoinEditor source={source} mapping={mapping} join={join} onChange={setJoin} />
      <ProfileStore source={source} mapping={mapping} join={join} />
      <section className="page-card" aria-label={say('wizard.stepConfirm')}>
        <h2>{say('wizard.stepConfirm')}</h2>
        <label className="ui-label" htmlFor={fieldId}>
          {say('wizard.name')}
          <span className="ui-required" aria-hidden="true">
            *
          </span>
        </label>
        <Input
          id={fieldId}
          className="narrow"
          maxLength={100}
          value={typed ?? known?.data.name ?? ''}
          placeholder={say('wizard.nameHint')}
          status={tried && name.length < 2 ? 'error' : ''}
          aria-required
          onChange={(event) => setTyped(event.target.value)}
        />
        <p role="alert" className="ui-field-error">
          {tried && name.length < 2 ? say('wizard.nameShort') : ''}
        </p>
        <fieldset className="plain-fieldset">
          <legend className="ui-label">{say('wizard.persons')}</legend>
          {PersonKey.options.map((key) => (
            <Checkbox
              key={key}
              disabled={!usable.includes(key)}
              checked={persons.includes(key)}
              onChange={({ target }) =>
                setWanted(target.checked ? [...wanted, key] : wanted.filter((other) => other !== key))
              }
            >
              {say(`column.${key}`)}
              {!usable.includes(key) && <span className="quiet small">{`（${say('wizard.personsMissing')}）`}</span>}
            </Checkbox>
          ))}
        </fieldset>
        <p className="ui-note">{say(persons.length === 0 ? 'wizard.personsNone' : 'wizard.personsHint')}</p>
        <p>{say('wizard.consequence')}</p>
        {missing.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={say('wizard.missing', { roles: missing.map((role) => say(`column.${role}`)).join('、') })}
          />
        )}
        {analyse.error !== null && <Alert type="error" showIcon title={failureLine(analyse.error)} />}
        <div className="wizard-buttons">
          <Button onClick={onBack}>{say('wizard.back')}</Button>
          <Button type="primary" disabled={!isReady} loading={analyse.isPending} onClick={start}>
            {say('wizard.start')}
          </Button>
        </div>
      </section>
    </>
  );
}

function SourceChoice({ source, onEncoding, onTable }: Pick<Props, 'source' | 'onEncoding' | 'onTable'>) {
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

/** What is said only where it applies. */
function furtherOptions({ encoding }: SourcePreview, join: SchemeJoin) {
  return { ...(join.length === 0 ? {} : { join }), ...(encoding === null ? {} : { encoding }) };
}

/** What was typed, else the name the scheme has. */
function nameOf(typed: string | undefined, known: string | undefined): string {
  return (typed ?? known ?? '').trim();
}
