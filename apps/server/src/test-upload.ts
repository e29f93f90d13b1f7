/** A file as the console sends it, for tests. */
import { randomUUID } from 'node:crypto';
import type { TestAnswer, TestServer, TestUser } from './test-server.ts';

const BOUNDARY = '----qingyuan-upload';

export interface TestFile {
  readonly name: string;
  readonly content: Buffer | string;
}

/** Posts `data` and a file as multipart form data in the user's session. */
export async function uploadAs(
  test: TestServer,
  user: TestUser,
  sent: { readonly path: string; readonly data: unknown; readonly file: TestFile },
): Promise<TestAnswer> {
  const { path, data, file } = sent;
  const part = (head: string, body: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]);
  const answer = await test.server.http.inject({
    method: 'POST',
    url: `/api${path}`,
    payload: Buffer.concat([
      part('name="data"', JSON.stringify(data)),
      part(`name="file"; filename="${file.name}"`, file.content),
      Buffer.from(`--${BOUNDARY}--\r\n`),
    ]),
    headers: {
      ...user.headers,
      'idempotency-key': randomUUID(),
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    },
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
}
