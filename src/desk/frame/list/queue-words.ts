/** Wording around several incidents. */
export const queueText = {
  title: '接下来',
  returns: '暂缓到期',
  current: '现在做',
} as const;
