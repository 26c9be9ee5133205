import type { Brought } from './brought.ts';

/** How many people a sentence names before it only counts them. */
const NAMED_PEOPLE = 5;

const acts = ({ by, count, kinds }: Brought, roleName: (id: string) => string): string => {
  const who = [roleName(by.role), by.name].filter(part => part !== undefined && part !== '').join(' ');
  return `${who} ${count} 条（${kinds.map(each => `${each.label} ${each.count}`).join('、')}）`;
};

/** The result of an import: whose acts, and of which kinds. Files are not signed, so the person importing must see this. */
export function broughtSentence(
  title: string,
  brought: readonly Brought[],
  roleName: (id: string) => string,
): string {
  const all = brought.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return importText.imported(title, 0);
  const named = brought.slice(0, NAMED_PEOPLE).map(each => acts(each, roleName));
  const rest = brought.slice(NAMED_PEOPLE);
  const more = rest.reduce((sum, { count }) => sum + count, 0);
  const others = rest.length === 0 ? '' : `；另有 ${rest.length} 人 ${more} 条`;
  return `${importText.imported(title, all)}：${named.join('，')}${others}。`;
}

/** Wording around a file that needs a passphrase, or that cannot be read. */
export const importText = {
  passphrase: '文件的口令',
  passphraseHint: '这个文件加了密，要口令才能打开。',
  openEncrypted: '用口令打开',
  opening: '正在打开，要一两秒……',
  foreignPlaybook: (edition: string) =>
    `它用的是外来手册（标为 ${edition} 版），不是本站发布的；要换成本站的手册，打开事件点“外来手册”。`,
  leftBehind: (names: readonly string[]) =>
    `附件${names.map(name => `“${name}”`).join('、')}没有带过来：这起事件的附件已到上限，原件请在对方的文件里看。`,
  asksToMove: (title: string, edition: string) =>
    `这份文件要把“${title}”换到另一版手册（版本 ${edition}），步骤和时限会跟着变。核实来路以后再导入。`,
  move: '导入，并换用这版手册',
  leave: '不导入',
  imported: (title: string, added: number) =>
    added > 0 ? `已导入“${title}”，新增 ${added} 条记录` : `“${title}”的记录这里都有，没有新增。`,
  failure: {
    unreadable: '读不到这个文件，请重新选择。',
    wrongPassphrase: '口令不对，没有导入。',
    damaged: '加密的文件不完整或被改过，没有导入。',
    tooCostly: '这个文件的加密强度超过本站所用的，打开要占满本机，没有导入；请对方从本站重新导出。',
    needsPassphrase: '请输入口令。',
  },
} as const;
