import type { Clause } from '../plan/clause.ts';
import { limitIn } from '../plan/time-words.ts';
import type { DraftClause } from './outline.ts';

/** The source of a draft: the words of a clause, for whoever compares it. */
export interface Source {
  readonly clause: string;
  readonly words: string;
}

/** The single duties in a clause: the stretches between its full stops and semicolons. */
export const thingsToDoIn = (text: string): readonly string[] =>
  text.split(/[。；]/u).flatMap(sentence => (sentence.trim() === '' ? [] : [sentence.trim()]));

/** The parts of a sentence by its commas, without what only announces them: 按下列程序发布：. */
export const commaPartsOf = (sentence: string): readonly string[] =>
  (sentence.split(/：(?=.)/u).at(-1) ?? sentence).split('，');

const PRIVATE = [
  /(?:^|[^\d])(1[3-9]\d{9})(?!\d)/gu,
  /(?:^|[^\d])(0\d{2,3}[-—－ ]?\d{7,8})(?!\d)/gu,
  /((?:联系人|负责人|责任人|联络员)[：:]\s*[一-龥]{2,4})(?![一-龥])/gu,
  /((?:电话|手机|传真)[：:]?\s*\d{7,8})(?!\d)/gu,
  /(?:^|[，。；：、])([一-龥]{2,3}同志)/gu,
];

/** Telephone numbers and names of persons, which a site would publish with the text of record. */
export const privateIn = (text: string): readonly string[] =>
  PRIVATE.flatMap(pattern => [...text.matchAll(pattern)].map(([, found = '']) => found));

/** Kinds of clause by the words that make one, the first that fits. */
const KINDS: readonly (readonly [Clause['kind'], RegExp])[] = [
  ['background', /自(?:印发|发布|公布|下发)之日起|负责解释|适用于|适用本/u],
  ['aim', /^为[^。]{2,60}(?:制定|制订|结合)|制定本|制订本/u],
  [
    'organisation',
    /成立|设立|下设|设在|任副?(?:组长|指挥长|总指挥)|(?:组长|指挥长)由|成员(?:由|为|包括|单位)|为成员/u,
  ],
  ['principle', /原则|坚持|遵循/u],
  ['content', /写明|载明/u],
  ['requirement', /保存|存档|归档|留存/u],
  [
    'duty',
    /负责|职责|报告|上报|报送|通报|组织|牵头|承担|汇总|答复|发布|审定|签发|审批|批准|起草|核对|审核|核实|确定|提出|受理|收集|反馈|督办/u,
  ],
  ['requirement', /应当|应(?![急对答用])|必须|须|不得|严禁|不写|要(?![求点])/u],
];

/** The kind assumed for a clause, and the word that led to it. */
interface Kind {
  readonly kind: Clause['kind'];
  readonly words: string;
}

export function kindOf(text: string): Kind {
  const limit = limitIn(text);
  for (const [kind, pattern] of KINDS) {
    const [words] = pattern.exec(text) ?? [];
    // A time word makes a duty, whatever else the clause says; except where it tells why the plan was made.
    if (kind !== 'background' && kind !== 'aim' && limit !== undefined) return { kind: 'duty', words: limit };
    if (words !== undefined) return { kind, words };
  }
  return limit === undefined ? { kind: 'background', words: '' } : { kind: 'duty', words: limit };
}

/** The clause that an item stands under: the last one before it that ends with a colon and whose number begins its own. */
export function leadInOf(clauses: readonly DraftClause[], clause: DraftClause): DraftClause | undefined {
  const before = clauses.slice(0, clauses.indexOf(clause));
  return before.findLast(({ id, text }) => {
    // 2.1 begins 2.10, and is not above it.
    const stem = id.replace(/第[一二三四五六七八九十]+[款段]$/u, '');
    return (
      /[：:]$/u.test(text) &&
      clause.id.startsWith(stem) &&
      clause.id !== stem &&
      !(/\d$/u.test(stem) && /^\d/u.test(clause.id.slice(stem.length)))
    );
  });
}

/** The kind assumed for each clause. An item takes the kind of its lead: a principle below principles, a duty below somebody's tasks. */
export function kindsOf(
  clauses: readonly DraftClause[],
): ReadonlyMap<string, Kind & { readonly source: Source }> {
  const kinds = new Map<string, Kind & { readonly source: Source }>();
  for (const clause of clauses) {
    if (clause.row !== undefined) {
      const { what } = clause.row;
      kinds.set(clause.id, { kind: 'duty', words: what, source: { clause: clause.id, words: what } });
      continue;
    }
    const lead = leadInOf(clauses, clause);
    const own = kindOf(clause.text);
    const above = lead === undefined ? undefined : kinds.get(lead.id);
    const charged = lead === undefined ? undefined : /负责|职责/u.exec(lead.text)?.[0];
    const from = (kind: Clause['kind'], words: string): void =>
      void kinds.set(clause.id, { kind, words, source: { clause: lead?.id ?? clause.id, words } });
    if (above?.kind === 'principle') from('principle', above.words);
    else if (lead !== undefined && charged !== undefined) from('duty', charged);
    else if (lead !== undefined && /分(?:为|成)|划分/u.test(lead.text)) from('background', '分');
    else
      kinds.set(clause.id, {
        ...own,
        source: {
          clause: clause.id,
          words: own.words === '' ? '没有写要做什么的字眼，先作背景' : own.words,
        },
      });
  }
  return kinds;
}
