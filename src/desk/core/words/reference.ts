/** Wording of what reviews of earlier incidents propose for a step. */
export const referenceText = {
  title: (count: number) => `参考：以前的事件复盘时提过 ${count} 条`,
  line: (what: string, why: string, incident: string) => `${what}。因为${why}（${incident}）`,
} as const;
