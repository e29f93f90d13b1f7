import * as contract from '@qingyuan/contract/lead-analyses';
import { commandRoute, route, type Route } from '../../../platform/http/route.ts';
import { SEE_LEADS } from '../leads.policy.ts';
import {
  concludeAnalysisCommand,
  conveneAnalysisCommand,
  saveOpinionCommand,
  signAnalysisCommand,
} from './analyse-lead.command.ts';
import { ANALYSE } from './analyses.policy.ts';
import { analysesOf } from './analyses.read.ts';

const analysts = { roles: ANALYSE };

export const analysisRoutes: readonly Route[] = [
  route(contract.listAnalyses, { roles: SEE_LEADS }, (request, { params }) =>
    request.read(analysesOf(params.id, request.actor)),
  ),
  commandRoute(contract.conveneAnalysis, analysts, conveneAnalysisCommand),
  commandRoute(contract.saveOpinion, analysts, saveOpinionCommand),
  commandRoute(contract.concludeAnalysis, analysts, concludeAnalysisCommand),
  commandRoute(contract.signAnalysis, analysts, signAnalysisCommand),
];
