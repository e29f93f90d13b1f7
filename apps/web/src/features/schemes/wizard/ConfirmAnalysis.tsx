import { analyseScheme, PersonKey, type SourcePreview } from '@qingyuan/contract/scheme-source';
import { Field } from '@qingyuan/ui/Field.tsx';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { newKey } from '../../../api/client.ts';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { missingRoles, usableKeys } from '../mapping.ts';
import { schemeQuery } from '../queries/scheme.ts';
import { schemeWords } from '../words.ts';
import { mappingWithJoin } from './further-table.ts';
import { furtherOptions, isReady, type SourceReading } from './reading.ts';
import type { StepProps } from './step.ts';

interface Props extends Omit<StepProps, 'evidenceId'> {
  readonly source: SourcePreview;
  readonly reading: SourceReading;
}

/** A name and what makes accounts one person; then the analysis starts. */
export function ConfirmAnalysis({ source, reading, caseId, schemeId, onBack, onStarted }: Props) {
  const say = schemeWords.use();
  const [id] = useState(() => schemeId ?? newKey());
  const { data: known } = useQuery({ ...schemeQuery(schemeId ?? ''), enabled: schemeId !== undefined });
  const [typed, setTyped] = useState<string>();
  const [tried, setTried] = useState(false);
  const [wanted, setWanted] = useState<readonly PersonKey[]>(['id_number']);
  const analyse = useCommand(analyseScheme);
  const written = typed ?? known?.data.name ?? '';
  const name = written.trim();
  const usable = usableKeys(mappingWithJoin(reading.mapping, reading.join));
  const persons = wanted.filter((key) => usable.includes(key));
  const missing = missingRoles(reading.mapping);
  const ready = isReady(reading);

  function start() {
    setTried(true);
    if (name.length < 2 || !ready) return;
    const { evidenceId, table, encoding } = source;
    const { mapping } = reading;
    const given = { ...furtherOptions(reading), ...(encoding === null ? {} : { encoding }) };
    analyse.mutate(
      { body: { id, caseId, evidenceId, name, table, mapping, persons, ...given } },
      { onSuccess: onStarted },
    );
  }

  return (
    <section className="page-card" aria-label={say('wizard.stepConfirm')}>
      <h2>{say('wizard.stepConfirm')}</h2>
      <NameField value={written} isShort={tried && name.length < 2} onChange={setTyped} />
      <PersonsField usable={usable} persons={persons} wanted={wanted} onChange={setWanted} />
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
        <Button type="primary" disabled={!ready} loading={analyse.isPending} onClick={start}>
          {say('wizard.start')}
        </Button>
      </div>
    </section>
  );
}

interface NameProps {
  readonly value: string;
  readonly isShort: boolean;
  readonly onChange: (name: string) => void;
}

function NameField({ value, isShort, onChange }: NameProps) {
  const say = schemeWords.use();
  return (
    <>
      <Field label={say('wizard.name')} required>
        {(id) => (
          <Input
            id={id}
            className="narrow"
            maxLength={100}
            value={value}
            placeholder={say('wizard.nameHint')}
            status={isShort ? 'error' : ''}
            aria-required
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <p role="alert" className="ui-field-error">
        {isShort ? say('wizard.nameShort') : ''}
      </p>
    </>
  );
}

interface PersonsProps {
  readonly usable: readonly PersonKey[];
  readonly persons: readonly PersonKey[];
  readonly wanted: readonly PersonKey[];
  readonly onChange: (wanted: readonly PersonKey[]) => void;
}

function PersonsField({ usable, persons, wanted, onChange }: PersonsProps) {
  const say = schemeWords.use();
  return (
    <>
      <fieldset className="plain-fieldset">
        <legend className="ui-label">{say('wizard.persons')}</legend>
        {PersonKey.options.map((key) => (
          <Checkbox
            key={key}
            disabled={!usable.includes(key)}
            checked={persons.includes(key)}
            onChange={({ target }) =>
              onChange(target.checked ? [...wanted, key] : wanted.filter((other) => other !== key))
            }
          >
            {say(`column.${key}`)}
            {!usable.includes(key) && <span className="quiet small">{`（${say('wizard.personsMissing')}）`}</span>}
          </Checkbox>
        ))}
      </fieldset>
      <p className="ui-note">{say(persons.length === 0 ? 'wizard.personsNone' : 'wizard.personsHint')}</p>
    </>
  );
}
