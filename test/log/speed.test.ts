import { expect, test } from 'vitest';
import { eventsOf, fold, shapes } from './large.ts';

// The bench measures the time (bench/growth-figures.ts).
test.each(shapes)('rule 17: four thousand events %s come out whole', (_, subjects, parents) => {
  const events = eventsOf(4_000, subjects, parents);
  const { log, differences } = fold(events);
  expect(log.events).toHaveLength(events.length);
  expect(differences.map(({ kind }) => kind)).toContain('contradicted');
});
