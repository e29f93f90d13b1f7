import { exportTipFile } from '@qingyuan/contract/tips-files';
import { anyOf } from '../../../platform/access/actor.ts';
import { conflict } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { HANDLE_TIPS } from '../tips.policy.ts';
import { getTipFile } from './tip-files.sql.ts';

/** Who may take a reporter's original out; pictures without metadata everyone sees who sees the tip. */
export const EXPORT_TIP_FILES = [...HANDLE_TIPS, 'police_officer'] as const;

/** Leaves on the time line who takes an original out and why; the bytes follow after the commit. */
export const exportTipFileCommand = command({
  name: 'tip.export-file',
  input: exportTipFile.params.extend(exportTipFile.query.shape),
  load: ({ db, scope }, input) => getTipFile(db, scope, { tipId: input.id, fileId: input.fileId }),
  policy: anyOf(...EXPORT_TIP_FILES),
  run: async (_ctx, file, input) => {
    if (file.sha256 === null) throw conflict('file-not-kept', '这个文件还没有入库，请稍后再试。');
    return {
      result: { id: file.id },
      area: file.areaCode,
      streams: [{ type: 'tip', id: file.tipId }],
      reason: input.purpose,
      data: { file: file.id, sha256: file.sha256 },
    };
  },
});
