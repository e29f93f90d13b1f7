import type { Stage } from './stage.ts';

export async function tellSchemeStory(_stage: Stage): Promise<void> {}
