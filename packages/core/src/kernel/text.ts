// Dots between the parts of a transliterated name come in many shapes from phones, office software and old systems.
const NAME_DOTS = /[\u2022\u2027\u2219\u22C5\u2E31\u30FB\u25CF\u25AA]|(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu;
const BLANKS = /[\s\u200B-\u200D\u2060\uFEFF]+/gu;

/**
 * The form in which two Chinese texts, names or column headers are compared, never the form that is shown:
 * full width folds to half width (NFKC), every dot between name parts becomes `·`, blanks go, letters are lower case.
 * `foldText('阿卜杜拉• 买买提') === foldText('阿卜杜拉·买买提')`. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(BLANKS, '').replace(NAME_DOTS, '·').toLowerCase().normalize('NFKC');
}
