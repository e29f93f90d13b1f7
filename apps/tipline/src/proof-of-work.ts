import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A small sum that costs a machine a second and a person nothing: find the number behind a SHA-256.
 * Nothing is kept for it: salt and number follow from the form's own token, and a form is one tip
 * however often it is sent. Where no script runs, a plain question stands in (docs/tip-line.md).
 */
export interface Challenge {
  readonly salt: string;
  /** SHA-256 of salt and number, hex. */
  readonly hash: string;
}

/** Numbers are below this; on average half of them are tried. */
export const PROOF_NUMBERS = 100_000;

const derive = (key: Buffer, purpose: string, nonce: string): Buffer =>
  createHmac('sha256', key).update(`${purpose}\n${nonce}`).digest();

const numberOf = (key: Buffer, nonce: string): number =>
  derive(key, 'proof number', nonce).readUInt32BE(0) % PROOF_NUMBERS;

export function challengeOf(key: Buffer, nonce: string): Challenge {
  const salt = derive(key, 'proof salt', nonce).subarray(0, 12).toString('base64url');
  const hash = createHash('sha256')
    .update(`${salt}${numberOf(key, nonce)}`)
    .digest('hex');
  return { salt, hash };
}

/** Two numbers from 1 to 9 whose sum is asked for. */
export function questionOf(key: Buffer, nonce: string): readonly [number, number] {
  const bytes = derive(key, 'question', nonce);
  return [(bytes.readUInt8(0) % 9) + 1, (bytes.readUInt8(1) % 9) + 1];
}

/** Whether the form was sent by a script that did the sum or by a person who answered the question. */
export function isEarned(
  key: Buffer,
  nonce: string,
  given: { readonly proof: string; readonly answer: string },
): boolean {
  const [a, b] = questionOf(key, nonce);
  const proved = same(given.proof, String(numberOf(key, nonce)));
  const answered = readNumber(given.answer) === a + b;
  return proved || answered;
}

function same(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

const DIGITS = '零一二三四五六七八九';

/** 12, １２, 十二. */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/gu, '');
  if (/^\d{1,2}$/u.test(plain)) return Number(plain);
  const [, ten, one] = /^(十?)([一二三四五六七八九]?)$/u.exec(plain) ?? [];
  if (ten === undefined || one === undefined || ten + one === '') return undefined;
  return (ten === '' ? 0 : 10) + (one === '' ? 0 : DIGITS.indexOf(one));
}

/** A number from 1 to 9 in words that a question is read out with. */
export function numberWord(n: number, locale: 'zh-CN' | 'en'): string {
  const english = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  return (locale === 'en' ? english[n] : DIGITS[n]) ?? String(n);
}

/**
 * The page's only script: does the sum in slices while the person writes, and holds the form back
 * until it is done. SHA-256 by hand, because browsers offer theirs on secure pages only.
 */
export const PROOF_SCRIPT = `(()=>{
const f=document.querySelector('form[data-salt]');if(!f)return;
const K=[],H0=[];let c=2;while(K.length<64){let p=1;for(let d=2;d*d<=c;d++)if(c%d===0){p=0;break}
if(p){if(H0.length<8)H0.push(Math.sqrt(c)*4294967296|0);K.push(Math.cbrt(c)*4294967296|0)}c++}
const r=(x,n)=>x>>>n|x<<32-n,W=new Int32Array(64);
const sha=t=>{W.fill(0);const n=t.length;for(let i=0;i<n;i++)W[i>>2]|=t.charCodeAt(i)<<24-i%4*8;W[n>>2]|=128<<24-n%4*8;W[15]=n*8;
for(let i=16;i<64;i++){const x=W[i-15],y=W[i-2];W[i]=W[i-16]+W[i-7]+(r(x,7)^r(x,18)^x>>>3)+(r(y,17)^r(y,19)^y>>>10)|0}
let [a,b,q,d,e,g,h,k]=H0;for(let i=0;i<64;i++){const s=k+(r(e,6)^r(e,11)^r(e,25))+(e&g^~e&h)+K[i]+W[i]|0,u=(r(a,2)^r(a,13)^r(a,22))+(a&b^a&q^b&q)|0;
k=h;h=g;g=e;e=d+s|0;d=q;q=b;b=a;a=s+u|0}
return [a,b,q,d,e,g,h,k].map((v,i)=>((v+H0[i])>>>0).toString(16).padStart(8,'0')).join('')};
const {salt,hash}=f.dataset,o=f.elements.proof;let n=0,sent=0;
const go=()=>{const end=Date.now()+12;while(Date.now()<end){for(let i=0;i<64;i++,n++)if(sha(salt+n)===hash){o.value=n;if(sent)f.submit();return}
if(n>${PROOF_NUMBERS})return}setTimeout(go)};go();
f.addEventListener('submit',v=>{if(o.value===''&&n<=${PROOF_NUMBERS}&&!(v.submitter&&v.submitter.value==='back')){v.preventDefault();sent=1}})
})()`.replaceAll('\n', '');
