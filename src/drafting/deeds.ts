import { limitsIn, withinOf } from '../plan/time-words.ts';
import { type DraftCondition, type DraftLevels, type LevelHead, levelsAtHead } from './levels.ts';
import type { TaskRow } from './line.ts';
import type { DraftClause } from './outline.ts';
import { chargedByRow, chargedWith, type DraftRole, subjectOf, verifyingIn, whoeverIn } from './posts.ts';
import { commaPartsOf, kindOf, kindsOf, leadInOf, type Source, thingsToDoIn } from './read-off.ts';
import type { DraftApproval } from './release.ts';
import { mark, noteMark } from './yaml.ts';

/** A matter that a sentence is about alone: 涉及人员伤亡的. Asked for at the triage. */
export interface DraftCase {
  readonly id: string;
  readonly label: string;
  readonly source: Source;
}

/** The triage's answer where it is so. */
export const PRESENT = 'present';

/** Something to be done: a sentence of a clause, or the part of it that has a time word or a subject of its own. */
export interface DraftDeed {
  readonly id: string;
  readonly clause: DraftClause;
  /** In the plan's words. */
  readonly text: string;
  /** All of its sentence. */
  readonly sentence: string;
  readonly title: string;
  readonly limits: readonly string[];
  readonly roles: readonly DraftRole[];
  readonly when: DraftCondition | undefined;
  /** The condition of `when`, in words: 重大, 涉及人员伤亡的. */
  readonly waitsFor: string | undefined;
  readonly occasion: string | undefined;
  /** 有关部门: it does not say which. */
  readonly whoever: string | undefined;
  /** It ends the matter. */
  readonly isEnd: boolean;
  /** By which words it, its owner and its condition were read. */
  readonly marks: string;
}

/** Everything that a plan is read with. */
export interface Readers {
  readonly clauses: readonly DraftClause[];
  readonly roles: readonly DraftRole[];
  readonly levels: DraftLevels | undefined;
  readonly approvals: readonly DraftApproval[];
}

/** The longest title that a checklist shows on a line of a phone. Characters. */
const LONGEST_TITLE = 30;

/** 不能按期办结的: it leads to what is said behind the comma. */
const isLeading = (part: string): boolean => /(?:的|后|时|中|外)$|^[对遇].*(?:舆情|事件|问题)$/u.test(part);

/** As much of it, by its commas, as a title holds; never broken off behind a condition. */
function titleOf(text: string): string {
  const parts = text.split('，');
  let whole = '';
  let title = '';
  for (const part of parts) {
    title = title === '' ? part : `${title}，${part}`;
    if (whole !== '' && title.length > LONGEST_TITLE) break;
    if (!isLeading(part)) whole = title;
  }
  return whole === '' ? text : whole;
}

/** Whether a part is by somebody: it begins with who does it, or says 由 whom. */
function isBy(part: string, { roles, levels }: Readers): boolean {
  const head = levels === undefined ? undefined : levelsAtHead(part, levels);
  return subjectOf(part, roles, head) !== undefined || whoeverIn(part) !== undefined;
}

/** A sentence by what is to be done in it: each part with a time word, or a subject, of its own is one. */
function deedsOf(sentence: string, known: Readers): readonly string[] {
  const isSubject = (part: string): boolean => isBy(part, known);
  const deeds: string[][] = [];
  for (const part of commaPartsOf(sentence)) {
    const now = deeds.at(-1);
    const limits = (parts: readonly string[]): number => limitsIn(parts.join('，')).length;
    const isNew =
      now === undefined ||
      (!isLeading(now.at(-1) ?? '') &&
        ((limits(now) > 0 && limits([part]) > 0) ||
          (now.some(isSubject) && isSubject(part) && !/^经/u.test(part)) ||
          isAgreeing(part)));
    if (isNew) deeds.push([part]);
    else now.push(part);
  }
  return deeds.map(parts => parts.join('，'));
}

/** 经原签发人同意后结束: somebody else agrees to what was proposed. */
const isAgreeing = (part: string): boolean => /^经[^，]{2,14}(?:同意|批准|审批|审定|签发)后/u.test(part);

/** The condition of a duty: 已发布的信息有误的，应当…; 乘客来件应当…; undefined without any. */
const caseIn = (text: string): string | undefined =>
  /^([^，]{3,20})的，/u.exec(text)?.[1] ??
  /^([^，在]{0,6}(?:来件|来信|来电|来函|留言|工单|信访件|问政件))(?=应|须|在|，)/u.exec(text)?.[1];

const isEnding = (text: string): boolean =>
  /结束|终止|解除/u.test(text.replaceAll(/直[至到][^，。；]*|(?:结束|终止|解除)后/gu, ''));

/** Where a part of a plan stands, for whoever reads who does it and when. */
interface Place {
  readonly clause: DraftClause;
  readonly text: string;
  /** The deed before it in its sentence; else the one that the sentence before begins with, in the same clause. */
  readonly before: DraftDeed | undefined;
  readonly head: LevelHead | undefined;
}

interface Owner {
  readonly roles: readonly DraftRole[];
  readonly whoever?: string;
  /** The source, besides the words of the deed. */
  readonly source?: Source;
  /** How it was taken, where the words do not say. */
  readonly note?: string;
  /** As the deed before. */
  readonly isBefore?: true;
}

/** Who does it: the subject of it, whoever is charged with what it is about or with all that stands here, the one before. */
function ownerOf({ clause, text, before, head }: Place, known: Readers): Owner {
  const { clauses, roles, approvals } = known;
  const parts = text.split('，');
  const [subject] = parts.flatMap((part, at) => subjectOf(part, roles, at === 0 ? head : undefined) ?? []);
  if (subject !== undefined) return { roles: [subject] };
  const [whoever] = parts.flatMap(part => whoeverIn(part) ?? []);
  const verifying = verifyingIn(clauses, roles);
  if (whoever !== undefined && verifying.length > 0)
    return { roles: verifying, whoever, note: `没有写“${whoever}”是哪几个，先归负责核实的` };
  const signing = approvals.filter(({ check }) => check === 'approval').flatMap(each => each.roles);
  if (/^经原(?:签发|审定|审批|批准)/u.test(text) && signing.length > 0)
    return { roles: signing, note: '先归文件里写了同意发布的各岗位' };
  const [thing = ''] = text.slice(head?.words.length ?? 0).split(/应当|应|须|在|，/u);
  const charged = chargedWith(thing, clauses, roles);
  if (charged !== undefined) return { roles: [charged.role], source: charged.source };
  const lead = thingsToDoIn(leadInOf(clauses, clause)?.text ?? '').at(-1) ?? '';
  const above = lead.split('，').flatMap(part => subjectOf(part, roles) ?? [])[0];
  if (above !== undefined) return { roles: [above] };
  const unsaid = whoever === undefined ? {} : { whoever };
  if (before !== undefined && before.roles.length > 0)
    return { roles: before.roles, isBefore: true, ...unsaid };
  return { roles: [], note: '没有读出由谁办', ...unsaid };
}

/** A few words ahead of all sentences of a clause, by nobody and by no time. */
const isLabel = (sentence: string, { text }: DraftClause, known: Readers): boolean =>
  /^[一-龥]{2,8}$/u.test(sentence) &&
  text.startsWith(`${sentence}。`) &&
  text.length > sentence.length + 1 &&
  limitsIn(sentence).length === 0 &&
  !isBy(sentence, known);

/** A row of a table that says who does what by when. */
function deedOfRow(clause: DraftClause, row: TaskRow, place: number, roles: readonly DraftRole[]): DraftDeed {
  const own = chargedByRow(row, roles);
  const source = { clause: clause.id, words: row.what };
  return {
    id: `step-${place}`,
    clause,
    text: row.what,
    sentence: clause.text,
    title: titleOf(row.what),
    limits: limitsIn(row.when),
    roles: own,
    when: undefined,
    waitsFor: undefined,
    occasion: undefined,
    whoever: undefined,
    isEnd: false,
    marks: noteMark(source, ...(own.length === 0 ? ['没有读出由谁办'] : [])),
  };
}

/** The duties in a plan, and the cases that it distinguishes. */
export function deedsIn(known: Readers): {
  readonly deeds: readonly DraftDeed[];
  readonly cases: readonly DraftCase[];
} {
  const { clauses, roles, levels } = known;
  const kinds = kindsOf(clauses);
  const deeds: DraftDeed[] = [];
  const cases: DraftCase[] = [];
  const caseOf = (label: string, source: Source): string => {
    const same = cases.find(each => each.label === label);
    if (same !== undefined) return same.id;
    const id = `case-${cases.length + 1}`;
    cases.push({ id, label, source });
    return id;
  };
  for (const clause of clauses) {
    if (clause.row !== undefined) {
      deeds.push(deedOfRow(clause, clause.row, deeds.length + 1, roles));
      continue;
    }
    const hasLimit = limitsIn(clause.text).some(each => withinOf(each) !== undefined);
    if (kinds.get(clause.id)?.kind !== 'duty' && !hasLimit) continue;
    let before: DraftDeed | undefined;
    for (const sentence of thingsToDoIn(clause.text)) {
      // It only leads to what stands below it.
      if (/[：:]$/u.test(sentence) && !limitsIn(sentence).some(each => withinOf(each) !== undefined))
        continue;
      // 2.网络舆情报告。发生舆情时…: what it is about.
      if (isLabel(sentence, clause, known)) continue;
      const own: DraftDeed[] = [];
      for (const text of deedsOf(sentence, known)) {
        const read = kindOf(text);
        const isBySomebody = read.words === '' && isBy(text, known);
        if (
          read.kind !== 'duty' &&
          own.length === 0 &&
          leadInOf(clauses, clause) === undefined &&
          !isBySomebody
        )
          continue;
        const source = (words: string): Source => ({ clause: clause.id, words });
        const head = levels === undefined ? undefined : levelsAtHead(text, levels);
        const previous = own.at(-1) ?? before;
        const owner = ownerOf({ clause, text, before: previous, head }, known);
        const limits = limitsIn(text);
        const isEnd = isEnding(text) && head === undefined && !deeds.some(each => each.isEnd);
        const about = head !== undefined || isEnding(sentence) ? undefined : caseIn(text);
        const isCase = about !== undefined && limits.length > 0;
        const isAfter =
          head === undefined &&
          about === undefined &&
          previous !== undefined &&
          goesOn(previous, clause, text);
        const when =
          head?.when ??
          (isCase ? { is: [caseOf(about, source(about)), PRESENT] as const } : undefined) ??
          (isAfter ? previous.when : undefined);
        const [first = ''] = text.split('，');
        const words = read.words || text;
        const asBefore = [
          ...(owner.isBefore ? ['由谁办'] : []),
          ...(isAfter && when !== undefined ? [`是不是只管“${previous.waitsFor}”`] : []),
        ].join('、');
        const deed: DraftDeed = {
          id: `step-${deeds.length + 1}`,
          clause,
          text,
          sentence,
          title: titleOf(text),
          limits,
          roles: owner.roles,
          when,
          waitsFor: head?.words ?? about ?? (isAfter ? previous.waitsFor : undefined),
          occasion: about === undefined || isCase ? undefined : first,
          whoever: owner.whoever,
          isEnd,
          marks: [
            noteMark(
              source(words),
              ...(owner.note === undefined ? [] : [owner.note]),
              ...(asBefore === '' ? [] : [`没有另写${asBefore}，先照前一句`]),
            ),
            owner.source === undefined ? '' : mark(owner.source),
            head === undefined ? '' : mark(source(head.words)),
            about === undefined ? '' : mark(source(about)),
          ].join(''),
        };
        deeds.push(deed);
        own.push(deed);
      }
      before = own[0] ?? before;
    }
  }
  return { deeds, cases };
}

/** Whether it goes on from the one before: not behind a full stop, and not behind somebody who does that one alone: 较大由副组长确定. */
const goesOn = (previous: DraftDeed, { text: whole }: DraftClause, text: string): boolean => {
  const between = whole.slice(whole.indexOf(previous.text) + previous.text.length, whole.indexOf(text));
  return previous.when !== undefined && !between.includes('。') && !previous.text.includes('由');
};
