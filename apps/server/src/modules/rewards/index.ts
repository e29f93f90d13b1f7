import type { ServerModule } from '../../platform/module.ts';
import { wholeList } from '../../platform/todo/todo.http.ts';
import * as collecting from './collect-reward.command.ts';
import * as deciding from './decide-reward.command.ts';
import { openReward, openRewardsOfCase, rewardFollowers } from './open-reward.command.ts';
import { printReward } from './print-reward.command.ts';
import { proposeReward } from './propose-reward.command.ts';
import { rewardRoutes } from './rewards.http.ts';
import { listRewardsToDo } from './rewards.todo.ts';

/** Rewards for tips, from the decided case to the payment. Nothing of them enters the case file. */
export const rewardsModule: ServerModule = {
  name: 'rewards',
  commands: [
    openRewardsOfCase,
    openReward,
    proposeReward,
    printReward,
    ...Object.values(deciding),
    ...Object.values(collecting),
  ],
  routes: rewardRoutes,
  followers: rewardFollowers,
  jobs: [],
  toDo: { kind: 'reward', list: async (db, scope, of) => wholeList(await listRewardsToDo(db, scope, of)) },
};
