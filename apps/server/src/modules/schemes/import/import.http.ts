import { Readable } from 'node:stream';
import * as contract from '@qingyuan/contract/scheme-import';
import { commandRoute, downloadRoute, type Route, route } from '../../../platform/http/route.ts';
import { openSource, sourceValues } from '../preview.read.ts';
import { ANALYSE_SCHEMES, EXPORT_REPORTS } from '../schemes.policy.ts';
import { importFaultsFile } from './import-faults.read.ts';
import { deleteMappingProfile, saveMappingProfile } from './mapping-profiles.command.ts';
import { mappingProfiles } from './mapping-profiles.read.ts';
import { checkSource } from './source-check.command.ts';
import { sourceCheck, sourceFaultsFile } from './source-check.read.ts';

const analysts = { roles: ANALYSE_SCHEMES };

export const importRoutes: readonly Route[] = [
  route(contract.listColumnValues, analysts, async ({ actor, platform, read }, { params, query }) => {
    const evidence = await read(openSource(platform.vault, { actor, evidenceId: params.evidenceId }));
    return sourceValues(evidence, query);
  }),
  downloadRoute(contract.downloadImportFaults, { roles: EXPORT_REPORTS }, async (request, { params }) => {
    const asked = { actor: request.actor, id: params.id };
    const { name, lines } = await request.read(importFaultsFile(request.platform.vault, asked));
    return { fileName: `${name}-导入问题.csv`, contentType: 'text/csv; charset=utf-8', body: Readable.from(lines) };
  }),
  commandRoute(contract.checkSource, analysts, checkSource),
  route(contract.getSourceCheck, analysts, ({ actor, platform, read }, { params }) =>
    read(sourceCheck(platform.vault, { actor, jobId: params.jobId })),
  ),
  downloadRoute(contract.downloadSourceFaults, analysts, async ({ actor, platform, read }, { params }) => {
    const { name, bytes } = await read(sourceFaultsFile(platform.vault, { actor, jobId: params.jobId }));
    return { fileName: `${name}-数据检查.csv`, contentType: 'text/csv; charset=utf-8', body: Readable.from(bytes) };
  }),
  route(contract.listMappingProfiles, analysts, ({ read }) => read(mappingProfiles)),
  commandRoute(contract.saveMappingProfile, analysts, saveMappingProfile),
  commandRoute(contract.deleteMappingProfile, analysts, deleteMappingProfile),
];
