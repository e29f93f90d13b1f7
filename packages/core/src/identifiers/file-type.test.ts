import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileTypeOf, SNIFFED_BYTES } from './file-type.ts';

const bytes = (latin: string) => Uint8Array.from(latin, (character) => character.charCodeAt(0));

describe('文件是什么，只看内容', () => {
  test.each([
    ['image/jpeg', '\xff\xd8\xff\xe1\0\0Exif'],
    ['image/png', '\x89PNG\r\n\x1a\n\0'],
    ['image/webp', 'RIFF\0\0\0\0WEBPVP8 '],
    ['image/heic', '\0\0\0\x18ftypheic'],
    ['video/mp4', '\0\0\0\x18ftypisom'],
    ['audio/mp4', '\0\0\0\x18ftypM4A '],
    ['video/3gpp', '\0\0\0\x18ftyp3gp5'],
    ['audio/mpeg', 'ID3\x04'],
    ['audio/mpeg', '\xff\xfb\x90\x64'],
    ['audio/amr', '#!AMR\n'],
    ['audio/wav', 'RIFF\0\0\0\0WAVEfmt '],
    ['application/pdf', '%PDF-1.7'],
    ['application/x-ole-storage', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['application/x-open-xml', `PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`],
  ])('%s', (type, head) => {
    expect(fileTypeOf(bytes(head))).toBe(type);
  });

  test.each([
    ['程序', 'MZ\x90\0'],
    ['Linux 程序', '\x7fELF'],
    ['脚本', '#!/bin/sh'],
    ['网页', '<!DOCTYPE html>'],
    ['矢量图（可带脚本）', '<svg xmlns='],
    ['普通压缩包', `PK\x03\x04${'\0'.repeat(26)}bomb.bin`],
    ['空文件', ''],
  ])('不收：%s', (_name, head) => {
    expect(fileTypeOf(bytes(head))).toBeUndefined();
  });

  test('无论什么字节都有答案，后面的内容改变不了它', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 50 }), (head, tail) => {
        const type = fileTypeOf(head);
        if (head.length >= SNIFFED_BYTES) expect(fileTypeOf(Uint8Array.from([...head, ...tail]))).toBe(type);
      }),
    );
  });
});
