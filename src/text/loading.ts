/** Wording for parts of a page that are fetched when they are opened. */
export const loadingText = {
  loading: '正在打开……',
  failed: '这一部分没有取到，请检查网络后重试。已保存的记录不受影响。',
  retry: '重试',
} as const;
