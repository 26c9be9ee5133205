import type { Bounds } from '../../base/bounds.ts';
import { MOST_FAULTS } from '../../log/size.ts';
import type { PlaybookFault } from '../../playbook/check.ts';
import type { Part } from '../../playbook/problem.ts';
import { byCode } from '../core/words/by-code.ts';
import type { EventFault, PackageRefusal } from './package.ts';

const eventProblem: Record<EventFault['problem'], string> = {
  unreadable: '缺少内容或格式不对',
  newerVersion: '由更新版本的手册写成，请先更新本站',
  altered: '内容与校验值不符，可能被人改过',
  missingBefore: '之前缺了记录',
  foreign: '属于另一份记录',
  idTaken: '与前面一条编号相同、内容不同',
};

/** Each bound for files from elsewhere, in words for a file that breaks it. */
export const excess: Readonly<Record<keyof Bounds, string>> = {
  depth: '里的内容一层套一层，套得太深',
  items: '里的条目太多',
  length: '里有一处文字太长',
};

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** The fault of one record of a package. */
function faultSentence({ position, problem }: EventFault): string {
  return `第 ${position} 条记录${eventProblem[problem]}`;
}

/** How many faults a sentence names before it only counts them. */
const NAMED_FAULTS = 3;

/** The faults of a file's records: the first few named, all counted. @param count of all, where not all are given */
export function faultSentences(faults: readonly EventFault[], count: number = faults.length): string {
  const named = faults.slice(0, NAMED_FAULTS).map(faultSentence).join('；');
  if (count <= NAMED_FAULTS) return named;
  return `${named}等 ${count} 处${count < MOST_FAULTS ? '' : '以上'}`;
}

/** One sentence for each refused import. */
export const packageSentence = byCode<PackageRefusal>({
  tooLarge: ({ limit }) => `文件超过 ${megabytes(limit)} MB，不像是事件文件，没有导入。`,
  beyondBounds: ({ bound }) => `文件${excess[bound]}，不是本站导出的样子，没有导入。`,
  noRoom: ({ limit }) =>
    `和这里已有的合起来，这起事件的记录超过 ${megabytes(limit)} MB，没有导入；请把这份文件另存，办结后一并归档。`,
  tooTangled: ({ limit }) =>
    `和这里已有的合起来，这起事件的记录彼此关联超过 ${limit} 处，页面会卡住，没有导入；请把这份文件另存，办结后一并归档。`,
  tooFarApart: ({ limit }) =>
    `和这里已有的合起来，同一事项有 ${limit} 种以上互不知情的结果，不像是实际处置的记录，没有导入；请把这份文件另存。`,
  tooManyHeads: ({ limit }) =>
    `文件里的记录有 ${limit} 条以上彼此不衔接，连同这里已有的，不像是实际处置的记录，没有导入；请把这份文件另存。`,
  notJson: '文件不完整，或不是本站导出的文件，没有导入；请重新导出或重新传送一次。',
  otherFile: '这不是本站导出的事件文件，没有导入。',
  newerPackage: '这个文件由更新版本的手册导出，没有导入；请先更新本站再试。',
  noEvents: '文件里没有任何记录，没有导入。',
  badEvents: ({ faults }) => `${faultSentences(faults)}，整个文件没有导入，原样留在事件列表里。`,
  notOpened: '文件里找不到（或不止一条）开始处置的记录，没有导入。',
  isDrill: '这是演练的记录，不能导入真实事件的处置台；请在“演练”里导入。',
  isReal: '这是真实事件的记录，不能导入演练。',
  otherIncident: '本机上有编号相同、开头不同的另一起事件，没有导入。',
  idTaken: '文件里有记录与本机上的编号相同、内容不同，没有导入。',
  badPlaybook: '文件所附的手册与记录不符，没有导入。',
  unusablePlaybook: ({ fault }) => `文件所附的手册用不了（${faultOf(fault)}），没有导入。`,
  badAttachment: ({ name }) => `附件“${name}”与记录里的校验值不符，没有导入。`,
});

/** Those of a playbook: nothing else of content comes from elsewhere. */
const partName: Readonly<Partial<Record<Part, string>>> = {
  clauses: '条款',
  roles: '岗位',
  phases: '阶段',
  rules: '依据',
  deadlines: '时限',
  steps: '步骤',
  pauses: '停顿',
  release: '发布',
  forms: '文书',
  closing: '结束前的要求',
  register: '台账',
  stretches: '用时',
  triage: '初判',
};

/** The fault of a playbook in few words; the content check has the long ones, for its author. */
const faultOf = byCode<PlaybookFault>({
  beyondBounds: ({ bound }) => (bound === 'depth' ? '一层套一层，套得太深' : '条目太多或者文字太长'),
  shape: ({ issues }) => `写法不对：${issues[0]?.path.map(String).join('.') || '整份'}`,
  content: ({ problems }) => {
    const [first] = problems;
    const place = first && `${partName[first.part] ?? ''} ${[first.id, ...first.path].join('.')}`;
    return `前后对不上 ${problems.length} 处，第一处在${place ?? ''}`;
  },
});
