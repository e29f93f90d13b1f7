import { hash, type Options, verify } from '@node-rs/argon2';
import { foldText } from '@qingyuan/core/kernel/text';
import { isCommonPassword } from './password-common.ts';

/** Argon2id (the library's standard) with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 12;
const LONGEST = 256;

/** Hashes a password for storage (PHC string). */
export function hashPassword(password: string): Promise<string> {
  return hash(folded(password), PARAMETERS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is right. An unknown account (`null`) costs the same time as a known one.
 * @throws when `stored` is not a hash this library made.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const standIn = await decoy;
  const right = await verify(stored ?? standIn, folded(password));
  return stored !== null && right;
}

/** What is wrong with a new password, in words for its owner; undefined when it will do. */
export function checkPassword(password: string, account: string): string | undefined {
  const length = [...folded(password)].length;
  if (length < SHORTEST) return `密码至少 ${SHORTEST} 个字符，现在只有 ${length} 个。可用几个不相干的词连成一句。`;
  if (length > LONGEST) return `密码最多 ${LONGEST} 个字符。`;
  const plain = foldText(password);
  if (account !== '' && plain.includes(foldText(account))) return '密码不能包含账号，请换一个。';
  if (isCommonPassword(plain)) return '这个密码太常见，容易被猜到，请换一个。';
  return undefined;
}

/** Input methods give the same sign in full and half width; both must open the account. */
function folded(password: string): string {
  return password.normalize('NFKC');
}
