/** Wording of the form for a meeting, a report by phone or a visit. */
export const minutesFormText = {
  record: (sort: string) => `记${sort}`,
  save: (sort: string) => `记下这次${sort}`,
  people: '几个人用顿号分开，写职务或姓名。',
  absent: '还缺哪些单位和岗位',
  optional: '（可以不填）',
  steps: '这一次办成了哪几步',
} as const;
