import { BellOutlined } from '@ant-design/icons';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { toDoQuery } from '../features/todo/queries/to-do.ts';
import { sumOf } from '../features/todo/to-do.ts';
import { AppLink } from './AppLink.tsx';
import { shellWords } from './words.ts';

/** 待办 with its count; marked where something is overdue. */
export function TodoBell() {
  const say = shellWords.use();
  const { data } = useQuery(toDoQuery);
  const count = sumOf(data?.counts ?? {});
  const late = data?.rows.some(({ dueState }) => dueState === 'overdue') === true;
  const label =
    data === undefined ? shellWords.say('page.todo') : say(late ? 'shell.todoLate' : 'shell.todo', { count });
  return (
    <AppLink href="/todo" className="shell-icon todo-bell" aria-label={label}>
      <BellOutlined />
      {data !== undefined && <b className={late ? 'is-over' : ''}>{countText(count)}</b>}
    </AppLink>
  );
}
