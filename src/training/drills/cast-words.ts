import { documentTime } from '../../desk/core/words/time.ts';
import { statementTitle } from '../../desk/statements/words.ts';
import type { Cast } from './hand.ts';

/** The names of those who play the ideal path, and values for fields it leaves open. No name is a real person's. */
export const idealCast: Cast = {
  officer: '示范员',
  second: '示范核对人',
  checker: '示范复核人',
  duty: '示范职务',
  words: '按情景办理，详见情景材料',
  link: 'https://example.invalid/drill',
  place: '门户网站（演练）',
  bureau: names => Object.fromEntries(names.map(name => [name, `${name}（演练）`])),
  time: documentTime,
  title: (incident, form) => statementTitle[form](incident),
};
