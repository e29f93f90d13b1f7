import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import type { Session } from '@qingyuan/contract/session';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import { failureLine } from '../api/failure-words.ts';
import { closeSession } from '../session/session.ts';
import { shellWords } from './words.ts';

interface Props {
  readonly session: Session;
  readonly onKeys: () => void;
}

export function UserMenu({ session, onKeys }: Props) {
  const say = shellWords.use();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();

  async function leave() {
    try {
      await closeSession(client);
      await navigate({ to: '/sign-in', search: {} });
    } catch (error) {
      void message.error(say('shell.signOutFailed', { why: failureLine(error) }));
    }
  }

  const roles = session.roles.map((role) => shellWords.say(`role.${role}`)).join(' · ');
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <WhoIsThis session={session} roles={roles} account={say('shell.account', { account: session.account })} />
            ),
          },
          { type: 'divider' },
          { key: 'keys', label: say('shell.keyboard'), onClick: onKeys },
          { key: 'leave', label: say('shell.signOut'), icon: <LogoutOutlined />, onClick: () => void leave() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={say('shell.userMenu', { name: session.name })}>
        <span className="shell-user-name">{session.name}</span>
      </Button>
    </Dropdown>
  );
}

function WhoIsThis({
  session,
  roles,
  account,
}: {
  readonly session: Session;
  readonly roles: string;
  readonly account: string;
}) {
  return (
    <div className="who">
      <strong>{session.name}</strong>
      <span>{roles}</span>
      <span>{session.agency.name}</span>
      <span>{account}</span>
    </div>
  );
}
