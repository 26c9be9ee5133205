/** Wording of what is written in several versions. */
export const versionText = {
  version: (number: number) => `第 ${number} 稿`,
  see: '看',
} as const;
