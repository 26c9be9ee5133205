/** Tokens in a danger's words that are typed in, in the order in which they are asked. */
export const TYPED_DANGER_TOKENS = ['地点', '人员', '措施', '报告人', '回电'] as const;
/** Those of them that describe the danger, and not the person who reports it. */
export const MATTER_TOKENS = ['地点', '人员', '措施'] as const;
/** The kind of danger, chosen from a list. */
export const DANGER_KIND_TOKEN = '险情';
export const DANGER_TOKENS = [DANGER_KIND_TOKEN, ...TYPED_DANGER_TOKENS] as const;
export type TypedDangerToken = (typeof TYPED_DANGER_TOKENS)[number];
