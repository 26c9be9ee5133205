/** Wording for parts of a page that are fetched when they are opened. */
export const loadingText = {
  loading: '正在打开……',
  failed: '这一部分没有取到，请检查网络后重试。已保存的记录不受影响。',
  /** In the place of a screen that failed. */
  broken: '这一屏出错了，其他各屏照常可用。记录都在，没有删除。',
  retry: '重试',
} as const;
