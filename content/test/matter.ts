import type { Facts } from '../../src/playbook/condition.ts';

/** A matter that is handled, of no emergency and of nothing particular, but for what a test says of it. */
export const matter = (more: Facts): Facts => ({
  handling: 'respond',
  emergency: 'no',
  spread: 'limited',
  sensitive: 'no',
  factsClear: 'clear',
  topic: 'other',
  request: 'none',
  ...more,
});
