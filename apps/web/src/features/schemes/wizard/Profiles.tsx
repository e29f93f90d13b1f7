import { deleteMappingProfile, type MappingProfile, saveMappingProfile } from '@qingyuan/contract/scheme-import';
import type { SourcePreview } from '@qingyuan/contract/scheme-source';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Popconfirm } from 'antd';
import { useId, useState } from 'react';
import { newKey } from '../../../api/client.ts';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { instantText } from '../../../time/time.ts';
import { fitsProfile, isComplete } from './further-table.ts';
import { mappingProfilesQuery } from './queries.ts';
import type { SourceReading } from './reading.ts';
import { importWords } from './words.ts';

interface Props {
  readonly source: SourcePreview;
  readonly reading: SourceReading;
  readonly onApply: (profile: MappingProfile) => void;
}

/** Saved mappings that were made for a table like this one. */
export function OfferedProfiles({ source, onApply }: Pick<Props, 'source' | 'onApply'>) {
  const say = importWords.use();
  const [applied, setApplied] = useState<string>();
  const { data: profiles = [] } = useQuery(mappingProfilesQuery);
  const names = new Set(source.tables.map(({ name }) => name));
  return profiles
    .filter((profile) => fitsProfile(profile, source.columns))
    .map((profile) => {
      const { id, name, join } = profile;
      const missing = join.map(({ table }) => table).filter((table) => !names.has(table));
      const fits = missing.length === 0;
      return (
        <Alert
          key={id}
          type={fits ? 'info' : 'warning'}
          showIcon
          title={say(applied === id ? 'profile.applied' : 'profile.offered', { name })}
          description={fits ? undefined : say('profile.tablesMissing', { tables: missing.join('、') })}
          action={
            <Button
              size="small"
              disabled={!fits}
              aria-label={say('profile.applyLabel', { name })}
              onClick={() => {
                setApplied(id);
                onApply(profile);
              }}
            >
              {say('profile.apply')}
            </Button>
          }
        />
      );
    });
}

/** Saving the mapping for the next database of the same software, and what was saved before. */
export function ProfileStore({ source, reading }: Omit<Props, 'onApply'>) {
  const say = importWords.use();
  const fieldId = useId();
  const [name, setName] = useState('');
  const save = useCommand(saveMappingProfile);
  const remove = useCommand(deleteMappingProfile);
  const { data: profiles = [] } = useQuery(mappingProfilesQuery);
  const { mapping, join, activeValues } = reading;
  const own = join.filter((wish) => wish.evidenceId === undefined && isComplete(wish));
  const failure = save.error ?? remove.error;
  return (
    <details className="page-card">
      <summary>
        <h2 className="summary-title">{say('profile.title')}</h2>
      </summary>
      <label className="ui-label" htmlFor={fieldId}>
        {say('profile.save')}
      </label>
      <form
        className="wizard-buttons narrow"
        onSubmit={(event) => {
          event.preventDefault();
          const known = activeValues === undefined ? {} : { activeValues: [...activeValues] };
          const body = { id: newKey(), name: name.trim(), columns: [...source.columns], mapping, join: own, ...known };
          save.mutate({ body }, { onSuccess: () => setName('') });
        }}
      >
        <Input
          id={fieldId}
          maxLength={60}
          value={name}
          aria-label={say('profile.name')}
          placeholder={say('profile.nameHint')}
          onChange={(event) => setName(event.target.value)}
        />
        <Button htmlType="submit" disabled={name.trim().length < 2} loading={save.isPending}>
          {say('profile.saveButton')}
        </Button>
      </form>
      {save.isSuccess && <p role="status">{say('profile.saved')}</p>}
      {failure !== null && <Alert type="error" showIcon title={failureLine(failure)} />}
      {profiles.length > 0 && <p className="ui-label">{say('profile.all', { count: profiles.length })}</p>}
      <ul className="count-list">
        {profiles.map((profile) => (
          <li key={profile.id}>
            <span>
              {profile.name}{' '}
              <span className="quiet small">
                {say('profile.made', { who: profile.createdBy, when: instantText(profile.createdAt) })}
              </span>
            </span>
            <Popconfirm
              title={say('profile.deleteText', { name: profile.name })}
              onConfirm={() => remove.mutate({ params: { id: profile.id } })}
            >
              <Button type="link" size="small" aria-label={say('profile.deleteLabel', { name: profile.name })}>
                {say('profile.delete')}
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
    </details>
  );
}
