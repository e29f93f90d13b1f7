/**
 * What a file is, told from its first bytes: names and what senders claim are not looked at.
 * Only kinds that a report may carry are known; anything else is refused by its receiver.
 */

/** Bytes from the beginning that `fileTypeOf` looks at. */
export const SNIFFED_BYTES = 64;

/** ISO base media brands (ISO/IEC 14496-12) by what they hold. */
const BRANDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:heic|heix|hevc|heim|heis|mif1|msf1)$/u, 'image/heic'],
  [/^(?:avif|avis)$/u, 'image/avif'],
  [/^(?:M4A |M4B |M4P )$/u, 'audio/mp4'],
  [/^3g/u, 'video/3gpp'],
  [/^(?:isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|qt {2})$/u, 'video/mp4'],
];

type Signature = readonly [type: string, at: number, bytes: string];

/** Signatures in Latin-1; the first that fits decides. */
const SIGNATURES: readonly Signature[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['application/pdf', 0, '%PDF-'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/amr', 0, '#!AMR'],
  ['audio/ogg', 0, 'OggS\0'],
  // Documents of WPS and of Office before 2007 alike.
  ['application/x-ole-storage', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
];

/** Names that the first entry of a document of Office 2007 and later has; other archives are refused. */
const OPEN_XML = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/u;
const ZIP_NAME_AT = 30;

/**
 * Media type of the file that begins with `head`, or undefined for a kind that is not taken.
 * Constant time; never throws.
 */
export function fileTypeOf(head: Uint8Array): string | undefined {
  const text = latin1(head.subarray(0, SNIFFED_BYTES));
  const signature = SIGNATURES.find(([, at, bytes]) => text.startsWith(bytes, at));
  if (signature !== undefined) return signature[0];
  if (text.startsWith('RIFF')) return riffType(text.slice(8, 12));
  if (text.startsWith('ftyp', 4)) return BRANDS.find(([brand]) => brand.test(text.slice(8, 12)))?.[1];
  if (text.startsWith('PK\x03\x04'))
    return OPEN_XML.test(text.slice(ZIP_NAME_AT)) ? 'application/x-open-xml' : undefined;
  return isMpegAudio(head) ? 'audio/mpeg' : undefined;
}

function riffType(form: string): string | undefined {
  if (form === 'WEBP') return 'image/webp';
  return form === 'WAVE' ? 'audio/wav' : undefined;
}

/** A frame of MPEG audio without a tag before it: eleven set bits, a layer and a bit rate that exist. */
function isMpegAudio(head: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = head;
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0 && (third & 0xf0) !== 0xf0;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
