import { ROLES, type Role } from '@qingyuan/contract/roles';
import { Select } from 'antd';
import { shellWords } from '../../shell/words.ts';

interface Props {
  readonly id?: string;
  readonly value?: Role[];
  readonly onChange?: (roles: Role[]) => void;
}

export function RoleSelect({ id, value = [], onChange }: Props) {
  return (
    <Select<Role[]>
      {...(id === undefined ? {} : { id })}
      className="full"
      mode="multiple"
      value={value}
      options={ROLES.map((role) => ({ value: role, label: shellWords.say(`role.${role}`) }))}
      onChange={(roles) => onChange?.(roles)}
    />
  );
}
