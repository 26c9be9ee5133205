/** Wording of refused files, which are kept to be taken along. */
export const refusedText = {
  title: '没有导入的文件',
  hint: '文件里有的记录不符，整个没有导入，原样留在这里。查明以后，请对方重新导出一份。',
  dropped: (count: number) => `空间不足，较早的 ${count} 个已经删除。`,
  refused: (time: string, why: string) => `${time} 没有导入：${why}。`,
  save: '导出原文件',
  notSaved: '文件没有保存成功，请重试。',
  drop: '删除',
  dropSure: '删除后不能恢复。确定删除这个文件？',
  dropNow: '确定删除',
  keep: '保留',
} as const;
