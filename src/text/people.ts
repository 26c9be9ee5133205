/** Wording of fields that name somebody. */
export const personText = {
  name: (what: string) => `${what} · 姓名`,
  title: '职务',
  titleOptional: '职务（可以不填）',
} as const;
