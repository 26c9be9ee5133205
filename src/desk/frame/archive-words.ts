/** Wording of 归档并清除: an incident leaves this machine. */
export const archiveText = {
  lead: '先导出一份放进档案，再从本机清除。',
  stillOpen: '这起事件还没有结束。要继续办，请不要清除。',
  exportStep: '导出一份',
  checkFile: '请打开存放的位置，看文件确实在那里。',
  broken: (count: number) =>
    `有 ${count} 条记录读不出来，导出的文件里没有；清除会把它们一起清掉，请先单独导出这些记录。`,
  exportBroken: '导出读不出来的记录',
  brokenSaved: '读不出来的记录已单独导出。',
  nameStep: '输入事件名称',
  nameHint: (title: string) => `请照抄：${title}`,
  name: '事件名称',
  wipeStep: '清除',
  goes: '清除的是本机上这起事件的记录、附件和未完成的内容。清除以后在这里不能恢复。',
  stays: '别的机器上的记录和已经导出的文件不受影响；以后要查，把导出的文件再导入就行。',
  wipe: '从本机清除',
  notExported: '先导出一份含全部记录的文件，才能清除。',
  brokenNotSaved: '先导出读不出来的记录，才能清除。',
  otherName: '输入的名称和事件名称不一样，没有清除。',
  failed: '没有清除成功，记录都在，请重试。',
  /** @param title unknown where it could not be read */
  wiped: (title: string | undefined) => `${title === undefined ? '这起事件' : `“${title}”`}已经从本机清除。`,
} as const;
