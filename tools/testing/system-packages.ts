/** What the tests need from the operating system, installed with Debian's package manager where we may. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
/** Oldest first: the oldest supported server is the one worth testing against. */
const POSTGRES_FOLDERS = ['15', '16', '17', '18'].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** Path of a Chromium: the one named by CHROMIUM, one of the system's, or one installed now. */
export function ensureBrowser(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return BROWSERS.find(existsSync) ?? (install('chromium') ? BROWSERS.find(existsSync) : undefined);
}

/** Chinese glyphs for screenshots. Without them the tests still hold, the pictures show boxes. */
export function ensureChineseFonts(): void {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  if (listed.status === 0 && listed.stdout.trim() !== '') return;
  if (!install('fonts-noto-cjk'))
    say('没有中文字体，截图中的汉字会显示为方框 / no Chinese font: screenshots will show boxes');
}

/** Folder with the programs of the system's own PostgreSQL server of version 15 or newer. */
export function ensureSystemPostgres(): string | undefined {
  const find = (): string | undefined => POSTGRES_FOLDERS.find((folder) => existsSync(`${folder}/initdb`));
  return find() ?? (install('postgresql') ? find() : undefined);
}

export const say = (line: string): boolean => process.stderr.write(`${line}\n`);

function install(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say(`正在安装系统软件包 ${name}… / Installing system package ${name}…`);
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const fetch = (): boolean => apt('install', '-y', '--no-install-recommends', name);
  return fetch() || (apt('update') && fetch());
}
