/** What stands in braces in the words that tell of a danger, in the order in which it is asked. */
export const DANGER_TOKENS = ['地点', '人员', '措施', '报告人', '回电'] as const;
export type DangerToken = (typeof DANGER_TOKENS)[number];
