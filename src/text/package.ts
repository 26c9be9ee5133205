import type { EventFault, PackageRefusal } from '../incident/package.ts';

const eventProblem: Record<EventFault['problem'], string> = {
  unreadable: '缺少内容或格式不对',
  newerVersion: '由更新版本的手册写成，请先更新本站',
  altered: '内容与校验值不符，可能被人改过',
  missingBefore: '之前缺了记录',
  foreign: '属于另一起事件',
};

/** What is wrong with one record of a package. */
export function faultSentence({ position, problem }: EventFault): string {
  return `第 ${position} 条记录${eventProblem[problem]}`;
}

/** How many faults a sentence names before it only counts them. */
const NAMED_FAULTS = 3;

/** One sentence for each refused import. */
export function packageSentence(refusal: PackageRefusal): string {
  switch (refusal.code) {
    case 'tooLarge':
      return `文件超过 ${Math.round(refusal.limit / 1024 / 1024)} MB，不像是事件文件，没有导入。`;
    case 'notJson':
      return '文件不完整，或不是本站导出的文件，没有导入；请重新导出或重新传送一次。';
    case 'otherFile':
      return '这不是本站导出的事件文件，没有导入。';
    case 'newerPackage':
      return '这个文件由更新版本的手册导出，没有导入；请先更新本站再试。';
    case 'noEvents':
      return '文件里没有任何记录，没有导入。';
    case 'badEvents': {
      const named = refusal.faults.slice(0, NAMED_FAULTS).map(faultSentence).join('；');
      const more = refusal.faults.length > NAMED_FAULTS ? `等 ${refusal.faults.length} 处` : '';
      return `${named}${more}，整个文件没有导入，已搁在一边供查看。`;
    }
    case 'notOpened':
      return '文件里找不到（或不止一条）开始处置的记录，没有导入。';
    case 'isDrill':
      return '这是演练的记录，不能导入真实事件的处置台；请在“演练”里导入。';
    case 'isReal':
      return '这是真实事件的记录，不能导入演练。';
    case 'otherIncident':
      return '这台机器上有编号相同、开头不同的另一起事件，没有导入。';
    case 'badPlaybook':
      return '文件所附的手册与记录不符，没有导入。';
    case 'badAttachment':
      return `附件“${refusal.name}”与记录里的校验值不符，没有导入。`;
  }
}
