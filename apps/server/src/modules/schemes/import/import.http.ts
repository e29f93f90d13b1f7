import { Readable } from 'node:stream';
import * as contract from '@qingyuan/contract/scheme-import';
import { commandRoute, downloadRoute, type Route, route } from '../../../platform/http/route.ts';
import { openSource } from '../preview.read.ts';
import { ANALYSE_SCHEMES, EXPORT_REPORTS } from '../schemes.policy.ts';
import { columnValues } from './column-values.read.ts';
import { importFaultsFile } from './import-faults.read.ts';
import { deleteMappingProfile, saveMappingProfile } from './mapping-profiles.command.ts';
import { mappingProfiles } from './mapping-profiles.read.ts';

const analysts = { roles: ANALYSE_SCHEMES };

export const importRoutes: readonly Route[] = [
  route(contract.listColumnValues, analysts, async ({ actor, platform, read }, { params, query }) => {
    const { source } = await read(openSource(platform.vault, { actor, evidenceId: params.evidenceId }));
    return columnValues(source, query);
  }),
  downloadRoute(contract.downloadImportFaults, { roles: EXPORT_REPORTS }, async (request, { params }) => {
    const asked = { actor: request.actor, id: params.id };
    const { name, lines } = await request.read(importFaultsFile(request.platform.vault, asked));
    return { fileName: `${name}-导入问题.csv`, contentType: 'text/csv; charset=utf-8', body: Readable.from(lines) };
  }),
  route(contract.listMappingProfiles, analysts, ({ read }) => read(mappingProfiles)),
  commandRoute(contract.saveMappingProfile, analysts, saveMappingProfile),
  commandRoute(contract.deleteMappingProfile, analysts, deleteMappingProfile),
];
