/** Words that every form has. */
export const formText = {
  saveAnyway: '仍要录入',
  cancel: '取消',
  working: '正在处理，请不要关闭页面……',
  /** Typed input stays. */
  failed: '操作未成功，请重试。已填内容保留。',
  optional: '（可以不填）',
  /** Before where a proposal comes from. */
  proposed: (source: string) => `带出：${source}`,
  /** Where a time is proposed from that goes by the clock. */
  now: '现在的时间；不是现在的，改成实际时间',
  missing: (label: string) => `请填写${label.replace(/（[^（）]*）$|？$/, '')}。`,
  halfTime: '时间没有填完整，请填年、月、日、时、分。',
  room: (left: number) => (left >= 0 ? `还可写${left}字` : `超出${-left}字`),
} as const;

/** Words of a field for when something happened. */
export const occurrenceText = {
  certainty: '这个时间',
  kinds: { exact: '准', about: '约', day: '只知道日子', span: '从…到…' },
  to: { span: '到什么时候', day: '到哪一天（只有一天的不填）' },
} as const;

/** Words of a field for who does what by when. */
export const tasksText = {
  row: (number: number) => `第${number}行`,
  who: '承办单位或岗位',
  what: '承办事项',
  by: '何时前办完（可以不填）',
  add: '再加一行',
  remove: '删去',
} as const;

/** Label of a value that a step asks for, with its unit, and whether it may be left out. */
export const wantLabel = ({
  label,
  unit,
  optional = false,
}: {
  readonly label: string;
  readonly unit?: string | undefined;
  readonly optional?: boolean;
}): string => `${label}${unit === undefined ? '' : `（${unit}）`}${optional ? formText.optional : ''}`;

const MB = 1024 * 1024;

/** Texts about an attached file. */
export const fileText = {
  size: (bytes: number) =>
    bytes < MB ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MB).toFixed(1)} MB`,
  chosen: (name: string, size: string) => `${name}（${size}）`,
  remove: '不附这个文件',
  failed: '读不到这个文件，请重新选择。',
} as const;

/** Texts about tables and pictures that scroll in their own place, and about the files that tables are saved as. */
export const tableText = {
  excel: '导出 Excel',
  csv: '导出 CSV',
  working: '正在生成文件……',
  saved: (name: string) => `已导出 ${name}。`,
  failed: '没有导出成功，请重试。',
  print: '打印',
  scrolls: (title: string) => `${title}，可以左右滚动`,
} as const;
