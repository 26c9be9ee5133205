/** What stands in the place of a screen that failed. */
export const screenFailureText = {
  failed: '这一屏出错了，其他各屏照常可用。记录都在，没有删除。',
  again: '再试一次',
} as const;
