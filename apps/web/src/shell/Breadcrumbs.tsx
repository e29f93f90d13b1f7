import './page-info.ts';
import { useLocation, useMatches } from '@tanstack/react-router';
import { Breadcrumb } from 'antd';
import { useEffect } from 'react';
import { sessionWords } from '../session/words.ts';
import { AppLink } from './AppLink.tsx';
import { placeOf } from './menu.ts';
import { useShownRecordTitle } from './page-title.ts';
import { shellWords } from './words.ts';

export function Breadcrumbs() {
  const say = shellWords.use();
  const { pathname } = useLocation();
  const page = useMatches().findLast((match) => match.staticData.page !== undefined)?.staticData.page;
  const record = useShownRecordTitle();
  const place = placeOf(pathname);
  const own = record ?? (page === undefined ? undefined : say(`page.${page}`));
  const title = [own, sessionWords.say('product.name')].filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);

  const below = place !== undefined && pathname !== place.item.to;
  const crumbs = [
    ...(place === undefined ? [] : [{ key: 'group', title: say(`group.${place.group}`) }]),
    ...(below
      ? [{ key: 'list', title: <AppLink href={place.item.to}>{say(`page.${place.item.page}`)}</AppLink> }]
      : []),
    ...(own === undefined ? [] : [{ key: 'own', title: <span aria-current="page">{own}</span> }]),
  ];
  return (
    <nav aria-label={say('shell.path')} className="shell-path">
      <Breadcrumb items={crumbs} />
    </nav>
  );
}
