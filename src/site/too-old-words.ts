import { names } from '#names';
import type { Versions } from '../base/browser-needs.ts';

/** What a page says in a browser that cannot run it. */
export const tooOldText = {
  title: '浏览器太旧',
  screen: '这一页要填写、计时和保存，这个浏览器做不到。',
  search: '这个浏览器不能搜索。',
  newer: ({ chrome, firefox, safari }: Versions) =>
    `请升级浏览器，或者换一台电脑：Chrome、Edge ${chrome}，Firefox ${firefox}，Safari ${safari}，或者更新的版本。`,
  rest: `现在可以读${names.plan}和步骤，打印空白清单照着办：`,
} as const;
