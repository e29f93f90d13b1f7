import { foldText } from '../kernel/text.ts';
import { decodeLabel } from './punycode.ts';

/** 网站, 应用程序（APP）, 公众号等账号, 群组. */
export type OnlineKind = 'website' | 'app' | 'account' | 'group';

export interface OnlineThing {
  readonly kind: OnlineKind;
  /** Domain or address of a site, package name or shop address of an app, name or number of an account or group. */
  readonly address: string;
  /** Where an account or group lives, e.g. 微信. */
  readonly platform: string;
}

const USUAL_PORTS = new Set(['80', '443']);

/**
 * The host that an address leads to, as people read it: without scheme, user, path, usual port, final dot and leading
 * `www.`, in lower case, Punycode decoded. `foldHost('HTTPS://www.XN--FIQ228C.com:443/a') === '中文.com'`. Undefined
 * where the text is no address of a site.
 */
export function foldHost(text: string): string | undefined {
  const folded = foldText(text).replaceAll(/[。·]/gu, '.');
  const rest = folded.replace(/^[a-z][a-z0-9+.-]*:\/\//u, '').replace(/^\/\//u, '');
  const authority = (rest.split(/[/?#\\]/u)[0] ?? '').replace(/^.*@/u, '');
  const [, name = '', port] = /^(.*?)(?::(\d{1,5}))?$/u.exec(authority) ?? [];
  const host = name
    .replace(/\.+$/u, '')
    .split('.')
    .map(decodeLabel)
    .join('.')
    .replace(/^www\d?\.(?=[^.]+\.)/u, '');
  // Letters that only appear once a label is decoded are folded too; foldText would take a dot between Han for a name's.
  const clean = host.normalize('NFKC').toLowerCase().normalize('NFKC');
  if (!/^[\p{L}\p{N}\p{M}_-]+(\.[\p{L}\p{N}\p{M}_-]+)+$/u.test(clean)) return undefined;
  return port === undefined || USUAL_PORTS.has(port) ? clean : `${clean}:${Number(port)}`;
}

const PACKAGE = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/u;

/** Package name, number of the shop, else the folded name. */
function foldApp(address: string): string {
  const folded = foldText(address);
  const shop = /(?:apps\.apple\.com|itunes\.apple\.com).*\/id(\d+)/u.exec(folded)?.[1];
  if (shop !== undefined) return `id${shop}`;
  if (/^id\d{6,}$/u.test(folded)) return folded;
  const packaged = /[?&](?:id|pkgname|package)=([a-z0-9_.]+)/u.exec(folded)?.[1] ?? folded;
  return PACKAGE.test(packaged) ? packaged : `name:${folded}`;
}

/**
 * What makes two finds the same thing, however it was written down; undefined where the text cannot be the address of
 * its kind. Accounts and groups are told apart by their platform.
 */
export function identityOf({ kind, address, platform }: OnlineThing): string | undefined {
  if (foldText(address) === '') return undefined;
  switch (kind) {
    case 'website':
      return foldHost(address);
    case 'app':
      return foldApp(address);
    case 'account':
      return `${foldText(platform)}/${foldText(address).replace(/^@/u, '')}`;
    case 'group': {
      const digits = foldText(address).replace(/^(qq群|微信群|群号|群)[:：]?/u, '');
      return `${foldText(platform)}/${digits}`;
    }
  }
}
