import { App as AntApp, ConfigProvider, Drawer, Grid, Layout } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { Outlet, useLocation } from '@tanstack/react-router';
import { UiProvider } from '@qingyuan/ui/environment.tsx';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n/i18n.ts';
import { AppLink } from './AppLink.tsx';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import { Header } from './Header.tsx';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { SideMenu } from './SideMenu.tsx';
import { THEME } from './theme.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { shellWords } from './words.ts';
import './shell.css';
import '@qingyuan/ui/ui.css';

/** The console around every page of a signed-in user. */
export function Shell() {
  useTranslation();
  const language = currentLanguage();
  const environment = useMemo(() => ({ language, Link: AppLink }), [language]);
  useEffect(() => {
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider locale={language === 'zh-CN' ? zhCN : enUS} theme={THEME} button={{ autoInsertSpace: false }}>
      <AntApp component={false}>
        <UiProvider value={environment}>
          <Frame />
        </UiProvider>
      </AntApp>
    </ConfigProvider>
  );
}

function Frame() {
  const say = shellWords.use();
  const narrow = Grid.useBreakpoint().lg === false;
  const [menuOpen, setMenuOpen] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const { pathname } = useLocation();
  useShortcuts({ onHelp: () => setKeysOpen(true) });
  useEffect(() => setMenuOpen(false), [pathname]);

  return (
    <Layout className="shell">
      <a className="skip-link" href="#content">
        {say('shell.skip')}
      </a>
      <Header onMenu={narrow ? () => setMenuOpen(true) : undefined} onKeys={() => setKeysOpen(true)} />
      <Layout>
        {narrow ? (
          <Drawer
            open={menuOpen}
            onClose={() => setMenuOpen(false)}
            placement="left"
            size={264}
            title={say('shell.mainMenu')}
            rootClassName="menu-drawer"
          >
            <SideMenu />
          </Drawer>
        ) : (
          <Layout.Sider width={208} theme="light" className="shell-side">
            <SideMenu />
          </Layout.Sider>
        )}
        <Layout className="shell-body">
          <Breadcrumbs />
          <main id="content" tabIndex={-1} className="shell-content">
            <Outlet />
          </main>
        </Layout>
      </Layout>
      <KeyboardHelp open={keysOpen} onClose={() => setKeysOpen(false)} />
    </Layout>
  );
}
