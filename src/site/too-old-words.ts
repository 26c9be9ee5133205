import { names } from '#names';
import type { Versions } from '../base/browser-needs.ts';

/** Texts for a browser that cannot run the page. */
export const tooOldText = {
  title: '浏览器太旧',
  screen: '这一页要填写、计时和保存，这个浏览器做不到。',
  search: '这个浏览器不能搜索。',
  newer: ({ chrome, firefox, safari }: Versions) =>
    `请升级浏览器，或者换一台电脑：Chrome、Edge ${chrome}，Firefox ${firefox}，Safari ${safari}，或者更新的版本。`,
  /** The page was opened as a file. */
  fromFile: {
    title: '这样打不开',
    how: '从文件夹里直接点开的页面不能填写和保存。请打开网站管理员给的 https 网址。',
  },
  plainHttp:
    '网址不是 https：断网打不开，记录不加密、不能上锁、没有第二份。办完一段请导出备存，并请网站管理员改用 https。',
  rest: `现在可以读${names.plan}和步骤，打印空白清单照着办：`,
} as const;
