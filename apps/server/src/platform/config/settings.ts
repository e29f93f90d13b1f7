import { z } from 'zod';

/** A switch as environments write it. */
const flag = z.union([
  z.boolean(),
  z.enum(['1', '0', 'true', 'false']).transform((text) => text === '1' || text === 'true'),
]);
const port = z.coerce.number().int().min(1).max(65_535);
const secret = z.string().min(8);

/** One setting: its names, what is allowed, what holds without it, and what it is for. */
export interface Setting<T> {
  readonly variable: string;
  readonly schema: z.ZodType<T>;
  /** As the documentation shows it. */
  readonly standard: string;
  readonly zh: string;
  readonly en: string;
}

const setting = <T>(definition: Setting<T>): Setting<T> => definition;

/** Every setting there is, by its key in qingyuan.config.json. docs/configuration.md holds the same table. */
export const SETTINGS = {
  dataDir: setting({
    variable: 'QINGYUAN_DATA',
    schema: z.string().min(1).default('./data'),
    standard: '`./data`',
    zh: '数据目录：数据库、文件、密钥',
    en: 'Data folder: database, files, keys',
  }),
  databaseUrl: setting({
    variable: 'DATABASE_URL',
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    standard: '内置 / embedded',
    zh: '改用的 PostgreSQL 服务器（15 或更高），以数据库所有者连接',
    en: 'PostgreSQL server (15 or newer) to use instead, as owner of the database',
  }),
  host: setting({
    variable: 'QINGYUAN_HOST',
    schema: z.string().min(1).default('127.0.0.1'),
    standard: '`127.0.0.1`',
    zh: '监听地址',
    en: 'Address to listen on',
  }),
  port: setting({
    variable: 'QINGYUAN_PORT',
    schema: port.default(8801),
    standard: '`8801`',
    zh: '工作台和接口的端口',
    en: 'Port of console and API',
  }),
  tiplinePort: setting({
    variable: 'QINGYUAN_TIPLINE_PORT',
    schema: port.default(8802),
    standard: '`8802`',
    zh: '举报网站的端口',
    en: 'Port of the tip line',
  }),
  tiplineUrl: setting({
    variable: 'QINGYUAN_TIPLINE_URL',
    schema: z.url({ protocol: /^https?$/ }).optional(),
    standard: '由监听地址得出 / from host and port',
    zh: '群众看到的举报网站地址，印在二维码里',
    en: 'Address of the tip line as the public sees it; stands in the QR codes of posters',
  }),
  publicUrl: setting({
    variable: 'QINGYUAN_PUBLIC_URL',
    schema: z.url({ protocol: /^https?$/ }).optional(),
    standard: '由监听地址得出 / from host and port',
    zh: '用户看到的工作台地址；以 https 开头时会话 Cookie 只经加密连接发送',
    en: 'Address of the console as users see it; with https the session cookie is sent over TLS only',
  }),
  oidcIssuer: setting({
    variable: 'QINGYUAN_OIDC_ISSUER',
    schema: z.url({ protocol: /^https?$/ }).optional(),
    standard: '无 / none',
    zh: '单位统一身份认证（OpenID Connect）的颁发者；与下两项同时给出',
    en: "Issuer of the organisation's OpenID Connect sign-in; goes with the next two",
  }),
  oidcClientId: setting({
    variable: 'QINGYUAN_OIDC_CLIENT_ID',
    schema: z.string().min(1).optional(),
    standard: '无 / none',
    zh: '在颁发者处登记的客户端标识',
    en: 'Client id registered with the issuer',
  }),
  oidcClientSecret: setting({
    variable: 'QINGYUAN_OIDC_CLIENT_SECRET',
    schema: secret.optional(),
    standard: '无 / none',
    zh: '客户端密钥',
    en: 'Client secret',
  }),
  nationalAlgorithms: setting({
    variable: 'QINGYUAN_NATIONAL_ALGORITHMS',
    schema: flag.default(false),
    standard: '`0`',
    zh: '新写入的加密字段使用国密 SM4',
    en: 'Encrypt newly written fields with SM4',
  }),
  demo: setting({
    variable: 'QINGYUAN_DEMO',
    schema: flag.default(true),
    standard: '`1`',
    zh: '数据库为空时装入演示数据；正式使用请设为 0',
    en: 'Fill an empty database with the demo world; set to 0 for real use',
  }),
  logLevel: setting({
    variable: 'QINGYUAN_LOG_LEVEL',
    schema: z.enum(['error', 'warn', 'info', 'debug']).default('warn'),
    standard: '`warn`',
    zh: '日志级别：error、warn、info、debug',
    en: 'Log level: error, warn, info, debug',
  }),
} as const;

type Values = { readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never };

export type SettingKey = keyof typeof SETTINGS;

/** The settings as given, each parsed on its own. */
export type SettingValues = Values;
