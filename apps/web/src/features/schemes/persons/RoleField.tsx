import { Field } from '@qingyuan/ui/Field.tsx';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { textLanguage } from '../../../i18n/i18n.ts';
import { roleChoicesQuery } from '../../cases/queries/role-choices.ts';
import { schemeWords } from '../words.ts';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (role: string | undefined) => void;
}

/** What an organiser did, as the law data lists it. */
export function RoleField({ value, onChange }: Props) {
  const say = schemeWords.use();
  const language = textLanguage();
  const { data: choices } = useQuery(roleChoicesQuery);
  const roles = (choices?.roles ?? []).filter(({ kind }) => kind === 'organiser_role');
  return (
    <>
      <Field label={say('decide.role')} required>
        {(id) => (
          <Select
            id={id}
            className="full"
            value={value ?? null}
            loading={choices === undefined}
            placeholder={say('decide.rolePlaceholder')}
            options={roles.map(({ code, name }) => ({ value: code, label: name[language] }))}
            onChange={(role: string | null) => onChange(role ?? undefined)}
          />
        )}
      </Field>
      <p className="ui-note">{roles.find(({ code }) => code === value)?.description[language]}</p>
    </>
  );
}
