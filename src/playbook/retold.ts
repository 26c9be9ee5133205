import type { Playbook } from './playbook.ts';

/** Whether what a rule or a practice says stands there in our words, in those of a digest or as they are remembered, and must not look like a quotation. */
export const isRetold = ({ reading }: Pick<Playbook['rules'][number], 'reading'>): boolean =>
  reading === 'summary' || reading === 'digest' || reading === 'unread';
