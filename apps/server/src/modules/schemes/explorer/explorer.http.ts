import * as contract from '@qingyuan/contract/scheme-explorer';
import { looksPersonal } from '@qingyuan/core/scheme/structure-file/search-terms';
import { execute } from '../../../platform/command/execute.ts';
import { commandRoute, downloadRoute, type Route, route } from '../../../platform/http/route.ts';
import { EXPORT_REPORTS, SEE_SCHEMES } from '../schemes.policy.ts';
import { exportLine } from './export-line.command.ts';
import { lineFile } from './export-line.read.ts';
import { searchPerson } from './find-accounts.command.ts';
import { foundAccounts } from './find-accounts.read.ts';
import { pictureOf } from './picture.read.ts';

export const explorerRoutes: readonly Route[] = [
  route(contract.findAccounts, { roles: SEE_SCHEMES }, async ({ platform, actor, key, read }, { params, body }) => {
    if (looksPersonal(body.q))
      await execute(platform.spine, searchPerson, { actor, key, input: { ...params, ...body } });
    return read(foundAccounts(platform, { ...params, actor }, body));
  }),
  route(contract.getPicture, { roles: SEE_SCHEMES }, ({ platform, actor, read }, { params, query }) =>
    read(pictureOf(platform, { ...params, actor }, query)),
  ),
  downloadRoute(
    contract.downloadLine,
    { roles: EXPORT_REPORTS },
    async ({ platform, actor, read }, { params, query }) => {
      // A download is a GET and carries no key: each one is an export of its own.
      const call = { actor, key: `export:${crypto.randomUUID()}`, input: { ...params, ...query } };
      await execute(platform.spine, exportLine, call);
      return read(lineFile(platform, { ...params, actor }, query));
    },
  ),
  commandRoute(contract.notePictureExport, { roles: EXPORT_REPORTS }, exportLine),
];
