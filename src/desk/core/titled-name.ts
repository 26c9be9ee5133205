import type { Person } from './define.ts';
import { DUTY_END } from './office.ts';
import { SURNAME } from './surname.ts';

const HAN = '[\u4e00-\u9fff]';
/** One or two characters after the surname, and none at the end that ends an office or a place: 主任办公会 names nobody. */
const LAST = `(?![科局室股部委办处队站所厅会组院岗镇乡村县市区员])${HAN}`;
/** Names of other peoples are written with a dot: 阿依·古丽. */
const DOTTED = `${HAN}{1,8}[·•・‧]${HAN}{1,8}`;
const NAME = `(?:${SURNAME}${HAN}?${LAST}|${DOTTED})`;
const DUTY = `\\S*?${DUTY_END}`;
const BETWEEN = '[\\s,，、：:]*';

/**
 * Ways to write a duty title and a name in one field: title first; title last, set apart or in brackets; or title right behind
 * a name of three characters.
 */
const TITLED: readonly RegExp[] = [
  new RegExp(`^(?<title>${DUTY})${BETWEEN}(?<name>${NAME})$`, 'u'),
  new RegExp(`^(?<name>${NAME})[\\s,，、]+(?<title>${DUTY})$`, 'u'),
  new RegExp(`^(?<name>${NAME})\\s*[（(](?<title>${DUTY})[)）]$`, 'u'),
  // 石板镇长 would else be somebody called 石板.
  new RegExp(`^(?<name>${SURNAME}${HAN}${LAST})(?<title>${DUTY_END})$`, 'u'),
];

/** Somebody as he was named, the title apart from the name where both were written as one: 主任江道圆, 江道圆（主任）. */
export function titledPerson<Of extends Person>(person: Of): Of {
  const words = person.name.trim();
  // A title has two characters at least, and so has a name.
  if (words.length < 4) return person;
  for (const pattern of TITLED) {
    const { name, title } = pattern.exec(words)?.groups ?? {};
    if (name === undefined || title === undefined) continue;
    const own = person.title?.trim() ?? '';
    // Two titles that say different things are both kept where they were written.
    return own === '' || own.endsWith(title) ? { ...person, name, title: own === '' ? title : own } : person;
  }
  return person;
}
