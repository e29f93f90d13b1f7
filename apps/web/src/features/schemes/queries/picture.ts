import { getPicture, type PictureMeasure } from '@qingyuan/contract/scheme-explorer';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';

export interface PictureAsked {
  readonly tree: SchemeTree;
  readonly from: number | undefined;
  readonly nodes: number;
  readonly depth: number;
  readonly widest: number;
  readonly measure: PictureMeasure;
}

export const pictureQuery = (id: string, { tree, from, ...how }: PictureAsked) =>
  queryOptions({
    queryKey: ['scheme', id, 'picture', tree, from, how],
    queryFn: ({ signal }) => call(getPicture, { params: { id }, query: { tree, from, ...how }, signal }),
    placeholderData: keepPreviousData,
  });
