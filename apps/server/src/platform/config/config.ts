import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type SettingKey, SETTINGS, type SettingValues } from './settings.ts';

const CONFIG_FILE = 'qingyuan.config.json';
const PREFIX = 'QINGYUAN_';

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How this installation runs; everything outside platform/config gets its settings from here. */
export interface Config {
  /** Absolute path. */
  readonly dataDir: string;
  /** Owner's connection string; undefined means the embedded server. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly tiplinePort: number;
  /** Address of the tip line as the public sees it. */
  readonly tiplineUrl: string;
  /** Origin of the console as its users see it. */
  readonly publicUrl: string;
  readonly oidc: OidcConfig | undefined;
  readonly nationalAlgorithms: boolean;
  readonly demo: boolean;
  readonly logLevel: SettingValues['logLevel'];
}

/** A setting is unknown or wrong; the message names each one and how to mend it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads settings from the environment and from qingyuan.config.json in `folder`; the environment wins.
 * @throws ConfigError naming every unknown key and wrong value at once.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const file = readConfigFile(resolve(folder, CONFIG_FILE));
  const faults = [...unknownVariables(environment), ...unknownKeys(file)];
  const given: Record<string, unknown> = {};
  for (const key of settingKeys()) given[key] = environment[SETTINGS[key].variable] || file[key];
  const parsed = schema.safeParse(given);
  if (!parsed.success) faults.push(...parsed.error.issues.map(wrongValue));
  if (faults.length > 0 || !parsed.success) throw new ConfigError(faults.join('\n'));
  return toConfig(parsed.data, folder);
}

const settingKeys = (): readonly SettingKey[] => Object.keys(SETTINGS) as SettingKey[];

const shape = Object.fromEntries(settingKeys().map((key) => [key, SETTINGS[key].schema])) as {
  [K in SettingKey]: (typeof SETTINGS)[K]['schema'];
};

const schema = z.object(shape).superRefine((values, context) => {
  const parts = (['oidcIssuer', 'oidcClientId', 'oidcClientSecret'] as const).filter(
    (key) => values[key] === undefined,
  );
  if (parts.length === 1 || parts.length === 2) {
    for (const key of parts)
      context.addIssue({
        code: 'custom',
        path: [key],
        message: '三项 OIDC 设置须同时给出 / the three OIDC settings go together',
      });
  }
  if (values.port === values.tiplinePort) {
    context.addIssue({ code: 'custom', path: ['tiplinePort'], message: '与工作台端口相同 / same port as the console' });
  }
});

function toConfig(values: SettingValues, folder: string): Config {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = values;
  return {
    dataDir: resolve(folder, values.dataDir),
    databaseUrl: values.databaseUrl,
    host: values.host,
    port: values.port,
    tiplinePort: values.tiplinePort,
    tiplineUrl: values.tiplineUrl ?? `http://${hostInUrl(values.host)}:${values.tiplinePort}`,
    publicUrl: values.publicUrl ?? `http://${hostInUrl(values.host)}:${values.port}`,
    oidc:
      issuer !== undefined && clientId !== undefined && clientSecret !== undefined
        ? { issuer, clientId, clientSecret }
        : undefined,
    nationalAlgorithms: values.nationalAlgorithms,
    demo: values.demo,
    logLevel: values.logLevel,
  };
}

/** A host as it stands in an address a browser can open. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function readConfigFile(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(
      `${file}: 不是有效的 JSON / not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(content);
  if (!parsed.success) throw new ConfigError(`${file}: 应为一个 JSON 对象 / must be one JSON object`);
  return parsed.data;
}

function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = settingKeys().map((key): string => SETTINGS[key].variable);
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name))
    .map((name) => `${name}: 未知的环境变量，可用的有 / unknown variable; known are ${known.join(', ')}`);
}

function unknownKeys(file: Record<string, unknown>): string[] {
  return Object.keys(file)
    .filter((key) => !Object.hasOwn(SETTINGS, key))
    .map((key) => `${CONFIG_FILE}: 未知的键 / unknown key “${key}”; known are ${settingKeys().join(', ')}`);
}

function wrongValue(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  const key = settingKeys().find((name) => name === issue.path[0]);
  return key === undefined ? issue.message : `${SETTINGS[key].variable} (${key}): ${issue.message}`;
}
