/** Wording of texts with several versions. */
export const versionText = {
  version: (number: number) => `第 ${number} 稿`,
  see: '看',
} as const;
