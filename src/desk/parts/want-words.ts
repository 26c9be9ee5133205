/** Wording of the fields for what a step wants. */
export const wantText = {
  optional: '还可以记下',
  people: '几个人用顿号分开，写职务或姓名。',
  tasks: '一件一行；在最后一行按回车再加一行，空着的行不记。',
  file: (limit: string) => `一个文件最多 ${limit}，留在本机，校验值写进记录。截图里的账号名、头像先遮掉。`,
} as const;
