import { execFile } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { drawPreview, PERMISSIONS } from './draw-preview.ts';

it('画出的缩略图是没有元数据的 JPEG，读不懂的不画', async () => {
  const picture = sharp({ create: { width: 3200, height: 800, channels: 3, background: '#c00' } });
  const original = await picture
    .withExif({ IFD0: { Artist: 'somebody' } })
    .png()
    .toBuffer();
  const drawn = await drawPreview(Readable.from([original]));
  const { format, width, height, exif } = await sharp(drawn).metadata();
  expect({ format, width, height, exif }).toEqual({ format: 'jpeg', width: 1600, height: 400, exif: undefined });
  expect(await drawPreview(Readable.from([Buffer.from('not a picture')]))).toBeUndefined();
});

it('画图进程的脚本只读得到自己和解码库，不能写文件、不能起进程', async () => {
  const asked = {
    worker: ['fs.read', fileURLToPath(new URL('./preview.worker.ts', import.meta.url))],
    neighbour: ['fs.read', fileURLToPath(import.meta.url)],
    passwords: ['fs.read', '/etc/passwd'],
    temporary: ['fs.write', '/tmp'],
    processes: ['child'],
  };
  const script = `JSON.stringify(Object.entries(${JSON.stringify(asked)}).filter(([, of]) => process.permission.has(...of)).map(([name]) => name))`;
  const { stdout } = await promisify(execFile)(process.execPath, [...PERMISSIONS, '-p', script]);
  expect(JSON.parse(stdout)).toEqual(['worker']);
});
