import { fileURLToPath } from 'node:url';

/** Folder of the project: settings file, law data and the parts that are built lie below it. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
