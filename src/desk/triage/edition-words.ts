import type { Step } from '../../playbook/playbook.ts';
import type { ChangePreview } from './change.ts';

/** Parts of a step that an officer would notice when they change. */
export const stepPartLabel: Partial<Record<keyof Step, string>> = {
  title: '标题',
  phase: '所属阶段',
  roles: '责任岗位',
  basis: '依据的性质',
  cite: '依据',
  when: '什么时候要办',
  deadlines: '时限',
  record: '要记下什么',
  wants: '要填的内容',
  outcome: '办结标准',
  why: '为什么',
  how: '办理方法',
  mistakes: '常见失误',
};

/** Items added, removed and changed on a checklist. */
export const changeText: Readonly<Record<keyof ChangePreview, (count: number) => string>> = {
  stepsAdded: count => `增加 ${count} 步`,
  stepsRemoved: count => `不再适用 ${count} 步`,
  stepsChanged: count => `内容有改动 ${count} 步`,
  clocksAdded: count => `增加时限 ${count} 个`,
  clocksRemoved: count => `不再计时 ${count} 个`,
  clocksChanged: count => `时限有改动 ${count} 个`,
  clocksMayCome: count => `定下来以前先列出时限 ${count} 个`,
  clocksRuledOut: count => `不会再适用的时限 ${count} 个`,
};

/** Wording of moving an incident to the site's newer edition of the playbook. */
export const editionText = {
  from: (now: string, next: string) =>
    now === next
      ? `这起事件用的和本站现在的都是 ${now} 版，但本站的内容后来又有改动。`
      : `这起事件用的是 ${now} 版，本站现在是 ${next} 版。`,
  /** A foreign playbook's own claim, which anybody could have written. */
  isForeign: (said: string) =>
    `这起事件用的是外来手册（自己标为 ${said} 版），不是本站发布的：它的步骤、时限和依据，本站没有核对过。`,
  ownIs: (edition: string) => `本站现在的手册是 ${edition} 版。`,
  back: '换回本站手册',
  safe: '已有的记录一条不少；也可以继续用原来的版本办完。',
  undo: '换了以后不合适，可以在记录里撤销。',
  none: '没有更新的版本可换。',
  noChange: '新版没有改到这起事件的步骤和时限。',
  stepsRemovedHint: '已办的，新版仍有该步的，留在清单上标明不再适用；新版删去的，在记录里查。',
  parts: (names: readonly string[]) => `改了：${names.join('、')}`,
  move: '换到新版',
  keep: '继续用原版',
} as const;
