import { changeRoles } from '@qingyuan/contract/jurisdictions';
import type { Role } from '@qingyuan/contract/roles';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App } from 'antd';
import { useId, useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import type { UserDialogProps } from './DisableDialog.tsx';
import { RoleSelect } from './RoleSelect.tsx';
import { userWords } from './words.ts';

export function RolesDialog({ user, onClose }: UserDialogProps) {
  const say = userWords.use();
  const { message } = App.useApp();
  const [roles, setRoles] = useState<Role[]>(user.roles);
  const id = useId();
  const change = useCommand(changeRoles);
  return (
    <ReasonDialog
      open
      title={say('dialog.rolesTitle', { name: user.name })}
      consequence={say('dialog.rolesText')}
      complete={roles.length > 0}
      busy={change.isPending}
      error={change.error === null ? undefined : failureLine(change.error)}
      onConfirm={(reason) =>
        change.mutate(
          { params: { id: user.id }, body: { roles, reason } },
          {
            onSuccess: () => {
              void message.success(say('dialog.rolesDone'));
              onClose();
            },
          },
        )
      }
      onCancel={onClose}
    >
      <label className="ui-label" htmlFor={id}>
        {say('form.roles')}
      </label>
      <RoleSelect id={id} value={roles} onChange={setRoles} />
      {roles.length === 0 && <p className="ui-field-error">{say('dialog.rolesMissing')}</p>}
    </ReasonDialog>
  );
}
