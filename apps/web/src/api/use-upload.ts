import type { Endpoint } from '@qingyuan/contract/endpoint';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { upload, type Upload } from './upload.ts';

/** One file and what is said of it; sent again under its key it is taken once. Afterwards every shown record is fetched anew. */
export function useUpload<E extends Endpoint>(endpoint: E, idempotencyKey: string) {
  const client = useQueryClient();
  const [percent, setPercent] = useState(0);
  const onProgress = (share: number) => setPercent(Math.floor(share * 100));
  const sending = useMutation({
    mutationFn: (given: Pick<Upload, 'params' | 'data' | 'file'>) =>
      upload(endpoint, { ...given, idempotencyKey, onProgress }),
    onSuccess: () => client.invalidateQueries(),
  });
  return { ...sending, percent };
}
