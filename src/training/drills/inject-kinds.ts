/** How something reaches the trainee. */
export const INJECT_KINDS = [
  'call',
  'post',
  'reporter',
  'order',
  'rumour',
  'message',
  'finding',
  'secondEvent',
] as const;
export type InjectKind = (typeof INJECT_KINDS)[number];
