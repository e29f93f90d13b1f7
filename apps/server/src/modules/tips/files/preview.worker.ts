/**
 * Draws a reporter's picture anew: bytes of the original on stdin, a JPEG without metadata on stdout.
 * A process of its own without keys, database or a way to write files, because decoders of pictures
 * from strangers are where break-ins happen.
 */
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

/** More than any telephone's; a small file cannot ask for more memory than this needs. */
const MAX_PIXELS = 120_000_000;
const LONGEST_SIDE = 1600;

sharp.concurrency(1);
const drawn = await sharp(await buffer(process.stdin), { limitInputPixels: MAX_PIXELS, pages: 1 })
  // Turned as the camera was held; after that nothing of its notes is needed.
  .rotate()
  .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
  .flatten({ background: '#fff' })
  .jpeg({ quality: 80 })
  .toBuffer();
process.stdout.write(drawn);
