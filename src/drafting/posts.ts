import { type DraftLevels, type LevelHead, levelsAtHead } from './levels.ts';
import type { TaskRow } from './line.ts';
import type { DraftClause } from './outline.ts';
import { leadInOf, type Source, thingsToDoIn } from './read-off.ts';

/** Bodies and posts by how their names end. */
const BODY =
  '(?:领导小组办公室|指挥部办公室|领导小组|指挥部|委员会|校务会|办公室|值班室|科室|部门|处室|年级组|中心|政府|党政办|校办|网信办|应急办|班主任|主任|书记|[镇乡县区市]长|校长|院长|局长|站长|副?组长|副?指挥长|总指挥|总经理|(?:分管|主要)领导|人员|科|处|部|股|站|队)';
/** Somebody at the beginning of what is to be done, or of whom it is asked. */
const SUBJECT = new RegExp(
  `(?:^|[。；：，]|由|经|向|报告?)((?:本局|我局|本院|我院|本校|我校|各|局|院|校)?[\\u4e00-\\u9fa5]{0,12}?${BODY})(?=负责|于|应|要|按|将|接|收|发现|组织|牵头|汇总|承担|完成|立即|及时|第一时间|当天|当日|每|会同|签发|批准|审批|审定|审核|核对|核实|起草|提出|确定|认定|受理|监测|发布|通知|反馈|报告|[，、；。]|[一二两三四五六七八九十\\d])`,
  'gu',
);
const APPOINTMENT =
  /(?:^|[，。；：、]|由)([一-龥]{2,12}?)(?:担任|兼任|任)((?:常务)?副?(?:组长|指挥长|总指挥))/gu;
/** Somebody by what they are; a person by name is none that content may name. */
const HOLDER = /(?:长|经理|书记|主任|领导|主管|总监)$/u;
const SEAT = /(?:^|[，。；：])([一-龥]{0,14}?办公室)设在([一-龥]{2,12}?)(?=[，。；：])/gu;
const NO_NAME =
  /[的和或及与是在为把被并]|对|贯彻|落实|根据|其他|上级|疏散|受伤|伤亡|死亡|被困|失联|遇难|转移|救治|安抚|保障|任副?(?:组长|指挥长|总指挥)/u;
/** 有关部门: whoever it concerns. */
const WHOEVER = /^(?:各)?(?:有关|相关|业务|责任|涉事|主管|职能)+(?:部门|单位|科室|处室)/u;
/** Words before a name that are no part of it. */
const BEFORE =
  /^.*(?:成立|设立|下设|报送|上报|报|交由|转|向|由|经(?!理)|内|当日|当天|立即|及时|迅速|召集|按照)|^设/u;

/** A post of the plan, and where it is named. */
export interface DraftRole {
  readonly name: string;
  readonly short: string;
  /** By what the plan speaks of it. */
  readonly names: readonly string[];
  readonly duties: readonly string[];
  readonly summary: string;
  /** Its limits, in the plan's words. */
  readonly limits: readonly Source[];
  readonly source: Source;
}

const MOST_ROLES = 16;

const shortest = (names: readonly string[]): string =>
  names.reduce((short, name) => (name.length < short.length ? name : short));

/** 各车站值班站长 is each of them, a post; 各科室 are all of them, and go by no other name. */
const oneOfEach = (name: string): string => (/^各.+(?:长|人员)$/u.test(name) ? name.slice(1) : name);

/** Posts in the column of a table that says who. */
const namesOfRow = ({ who }: TaskRow): readonly string[] =>
  who
    .split(/[、，,；;/\s]+/u)
    .filter(name => /^[一-龥（）()]{2,14}$/u.test(name) && !NO_NAME.test(name) && !WHOEVER.test(name));

/** The posts that a row of a table charges. */
export const chargedByRow = (row: TaskRow, roles: readonly DraftRole[]): readonly DraftRole[] =>
  namesOfRow(row).flatMap(name => roles.find(role => role.names.includes(oneOfEach(name))) ?? []);

/** Whom the plan charges, those whom it names most often first. A name that ends another is that one for short. */
export function rolesIn(clauses: readonly DraftClause[]): readonly DraftRole[] {
  const named = new Map<string, string[]>();
  const add = (name: string, clause: string): void =>
    void named.set(name, [...(named.get(name) ?? []), clause]);
  const holders = new Map<string, string | undefined>();
  const seats = new Map<string, { readonly at: string; readonly source: Source }>();
  for (const { id, text, row } of clauses) {
    for (const [, holder = '', post = ''] of text.matchAll(APPOINTMENT)) {
      add(post, id);
      holders.set(post, HOLDER.test(holder) ? holder : undefined);
    }
    for (const [found, office = '', at = ''] of text.matchAll(SEAT)) {
      add(office, id);
      seats.set(office, { at, source: { clause: id, words: found.replace(/^[，。；：]/u, '') } });
    }
    for (const name of row === undefined ? [] : namesOfRow(row)) add(oneOfEach(name), id);
    for (const match of row === undefined ? text.matchAll(SUBJECT) : []) {
      const [whole, found = ''] = match;
      // 书记、局长任组长: the holder of a post, which is told with it.
      if (/^、[^，。；]{0,12}任/u.test(text.slice(match.index + whole.length))) continue;
      const name = oneOfEach(found.replace(BEFORE, ''));
      if (name.length > 1 && !NO_NAME.test(name.replaceAll('应对', '')) && !WHOEVER.test(name)) add(name, id);
    }
  }
  const isSeat = (name: string): boolean => [...seats.values()].some(({ at }) => at === name);
  /** The name it is another of: 领导小组 of 舆情应对领导小组, 领导小组组长 of 组长. */
  const mainNameOf = (name: string): string | undefined =>
    holders.has(name)
      ? undefined
      : ([...holders.keys()].find(post => name.endsWith(post) && !name.endsWith(`副${post}`)) ??
        [...named.keys()].find(
          other =>
            other !== name &&
            other.endsWith(name) &&
            !other.startsWith('各') &&
            !(other.startsWith('副') && name === other.slice(1)),
        ));
  const all = [...named.keys()];
  return [...named]
    .filter(([name]) => mainNameOf(name) === undefined && !isSeat(name))
    .map(([name, own]): DraftRole => {
      const seat = seats.get(name);
      const holder = holders.get(name);
      const others = [...named.keys()].filter(each => mainNameOf(each) === name);
      const names = [
        name,
        ...others,
        ...(seat === undefined ? [] : [seat.at]),
        ...(holder === undefined ? [] : [holder]),
      ];
      const duties = clauses
        .filter(({ id }) => names.some(each => named.get(each)?.includes(id)))
        .map(({ id }) => id);
      return {
        name: seat === undefined ? name : `${name}（${seat.at}）`,
        short: shortest([name, ...others]),
        names,
        duties,
        summary: summaryOf(clauses, names, duties, all),
        limits: limitsOf(clauses, names, all),
        source: seat?.source ?? { clause: own[0] ?? '', words: name },
      };
    })
    .sort((one, other) => other.duties.length - one.duties.length)
    .slice(0, MOST_ROLES);
}

const begins = (sentence: string, name: string): boolean =>
  sentence.startsWith(name) || sentence.startsWith(`各${name}`);

/** Whether a sentence begins with one of these names of a post, and with no longer name of another: 领导小组办公室 is no 领导小组. */
const beginsWith = (sentence: string, names: readonly string[], all: Iterable<string>): boolean => {
  const own = names.filter(name => begins(sentence, name)).map(({ length }) => length);
  return own.length > 0 && [...all].every(name => !begins(sentence, name) || name.length <= Math.max(...own));
};

/** The description of a post: its own sentence, with the paragraphs below; where none begins with its name, the words that mention it. */
function summaryOf(
  clauses: readonly DraftClause[],
  names: readonly string[],
  duties: readonly string[],
  all: readonly string[],
): string {
  const own = clauses.filter(({ id }) => duties.includes(id));
  for (const clause of own) {
    const sentence = thingsToDoIn(clause.text).find(each => beginsWith(each, names, all));
    if (sentence === undefined) continue;
    const items = clauses
      .filter(each => leadInOf(clauses, each) === clause)
      .map(({ text }) => text.replace(/[；。]$/u, ''));
    return items.length === 0 ? sentence.replace(/[：:]$/u, '') : `${sentence}${items.join('；')}`;
  }
  const parts = own.flatMap(({ text }) => text.split(/[，。；：]/u));
  // Whom an appointment names by name stands in the text of record alone.
  const isFit = (part: string): boolean =>
    [...part.matchAll(APPOINTMENT)].every(([, holder = '']) => HOLDER.test(holder));
  return (
    parts.find(part => names.some(name => part.replaceAll(`副${name}`, '').includes(name)) && isFit(part)) ??
    names[0] ??
    ''
  );
}

const limitsOf = (
  clauses: readonly DraftClause[],
  names: readonly string[],
  all: readonly string[],
): readonly Source[] =>
  clauses.flatMap(({ id, text }) =>
    thingsToDoIn(text)
      .filter(sentence => beginsWith(sentence, names, all))
      .flatMap(sentence => sentence.split('，'))
      .filter(part => /^(?:不得|严禁)/u.test(part))
      .map(words => ({ clause: id, words })),
  );

/** Every name of the posts, the longest first: 领导小组办公室 is no 领导小组. */
const allNames = (roles: readonly DraftRole[]): readonly (readonly [string, DraftRole])[] =>
  roles
    .flatMap(role => role.names.map(name => [name, role] as const))
    .sort(([one], [other]) => other.length - one.length);

/** The post that a part of a sentence begins with, or that is to do it. @param head levels that it begins with before that */
export function subjectOf(
  part: string,
  roles: readonly DraftRole[],
  head?: LevelHead,
): DraftRole | undefined {
  const rest = head === undefined ? part : part.slice(head.words.length);
  return allNames(roles).find(
    ([name]) => begins(rest, name) || new RegExp(`[由经]${name}(?!(?:担|兼)?任)`, 'u').test(rest),
  )?.[1];
}

/** The posts that a clause charges, in its order. */
export const actorsIn = (
  text: string,
  roles: readonly DraftRole[],
  levels: DraftLevels | undefined,
): readonly DraftRole[] => [
  ...new Set(
    thingsToDoIn(text)
      .flatMap(sentence => sentence.split(/[，：]/u))
      .flatMap(part => subjectOf(part, roles, levels && levelsAtHead(part, levels)) ?? []),
  ),
];

/** 有关部门 at the head of a part. */
export const whoeverIn = (part: string): string | undefined => WHOEVER.exec(part)?.[0];

/** Posts that are charged with finding out, and by which words. */
export const verifyingIn = (
  clauses: readonly DraftClause[],
  roles: readonly DraftRole[],
): readonly DraftRole[] =>
  roles.filter(role =>
    clauses.some(({ text }) =>
      thingsToDoIn(text).some(
        sentence => subjectOf(sentence, roles) === role && /负责(?:核实|调查|办理)/u.test(sentence),
      ),
    ),
  );

/** The post that is charged with a thing: 乘客来件 of 客服中心负责受理和回复乘客来件. */
export function chargedWith(
  thing: string,
  clauses: readonly DraftClause[],
  roles: readonly DraftRole[],
): { readonly role: DraftRole; readonly source: Source } | undefined {
  if (thing.length < 3) return undefined;
  for (const { id, text } of clauses)
    for (const sentence of thingsToDoIn(text)) {
      const role = subjectOf(sentence, roles);
      if (role !== undefined && sentence.includes('负责') && sentence.includes(thing))
        return { role, source: { clause: id, words: sentence } };
    }
  return undefined;
}
