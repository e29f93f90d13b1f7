import { SaxesParser } from 'saxes';
import { TabularError } from './errors.ts';
import { zipBomb, zipBroken } from './zip-errors.ts';
import type { ZipMember } from './zip.ts';

const SMALL_PART = 64 * 2 ** 20;

/** What a reader of XML wants to hear; names come without their namespace prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Streams a part of a workbook through an XML parser; yields after each piece, so that the caller can take what has come
 * together. Entities of a DTD are not expanded. @throws TabularError when it is no XML.
 */
export async function* parseXml(part: ZipMember, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => listener.open(localName(name), attributes));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => listener.close?.(localName(name)));
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const bytes of part.open()) {
      parser.write(decoder.decode(bytes, { stream: true }));
      yield;
    }
    parser.write(decoder.decode()).close();
    yield;
  } catch (cause) {
    if (cause instanceof TabularError) throw cause;
    throw zipBroken(part.name, cause);
  }
}

/** Reads the whole of a small part. */
export async function readXml(part: ZipMember | undefined, listener: XmlListener): Promise<void> {
  if (part === undefined) return;
  if (part.size > SMALL_PART) throw zipBomb(part.name);
  const pieces = parseXml(part, listener);
  while ((await pieces.next()).done !== true);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute by its name without prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}
