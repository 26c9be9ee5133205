import { names } from '#names';

/** Wording of the search. */
export const searchText = {
  inputLabel: '搜索手册',
  placeholder: '输入词语、拼音或首字母',
  kindsLabel: '只看一类',
  kinds: [
    { kind: undefined, label: '全部' },
    { kind: 'clause', label: '条款' },
    { kind: 'step', label: '步骤' },
    { kind: 'role', label: '岗位' },
    { kind: 'rule', label: '规定' },
    { kind: 'term', label: '术语' },
    { kind: 'page', label: '页面和课' },
  ],
  resultsLabel: '搜索结果',
  tryThese: '可以这样搜：',
  examples: names.examples,
  loading: '正在取搜索用的索引……',
  failed: '没有取到搜索用的索引，请检查网络后重试。',
  retry: '重试',
  keys: '↑ ↓ 选择，Enter 打开，Esc 清空',
  keyword: '相关词：',
  count: (count: number) => `找到 ${count} 条结果。`,
  noResult: (query: string) => `没有找到“${query}”。`,
  noResultAdvice: ['少输几个词，或只留最要紧的一个', '用拼音或首字母，例如 sx 找“时限”', '换一个词'],
  noResultLinks: '也可以直接翻看：',
  links: [
    { label: `${names.plan}全文`, path: 'plan/' },
    { label: '岗位', path: 'roles/' },
  ],
} as const;
