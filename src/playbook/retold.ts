import type { Playbook } from './playbook.ts';

/** Whether the words of a rule or a practice are ours, a digest's, or from memory: they must not look like a quotation. */
export const isRetold = ({ reading }: Pick<Playbook['rules'][number], 'reading'>): boolean =>
  reading === 'summary' || reading === 'digest' || reading === 'unread';
