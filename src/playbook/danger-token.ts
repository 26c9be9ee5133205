/** What stands in braces in the words that tell of a danger and is typed, in the order in which it is asked. */
export const TYPED_DANGER_TOKENS = ['地点', '人员', '措施', '报告人', '回电'] as const;
/** Of those what is of the matter, and not of whoever reports it. */
export const MATTER_TOKENS = ['地点', '人员', '措施'] as const;
/** What it is, chosen of its kinds. */
export const DANGER_KIND_TOKEN = '险情';
export const DANGER_TOKENS = [DANGER_KIND_TOKEN, ...TYPED_DANGER_TOKENS] as const;
export type TypedDangerToken = (typeof TYPED_DANGER_TOKENS)[number];
