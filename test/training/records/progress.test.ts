import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder } from '../../../src/log/order.ts';
import { cardsAfter } from '../../../src/training/questions/schedule.ts';
import { NO_PROGRESS, type Progress, progressAfter } from '../../../src/training/records/progress.ts';
import { recordOf, recordOfTally, type TrainingEvent } from '../../../src/training/records/record.ts';
import { anyDeeds, catalog, recordFrom } from '../../support/training-record.ts';

const whole = ({ tally, cards }: Progress) => ({ record: recordOfTally(tally, catalog), cards });
const anew = (events: readonly TrainingEvent[]) => ({
  record: recordOf(events, catalog),
  cards: cardsAfter(new Map(), events),
});

describe('what a record comes to', () => {
  test('is the same, event by event, as worked out from the whole', () => {
    fc.assert(
      fc.property(anyDeeds(12), deeds => {
        const events = recordFrom(deeds);
        let progress = NO_PROGRESS;
        for (let count = 1; count <= events.length; count += 1) {
          progress = progressAfter(progress, events.slice(0, count));
          expect(whole(progress)).toEqual(anew(events.slice(0, count)));
        }
      }),
    );
  });

  test('is the same where another tab’s events took their places in between, and where the record was wiped', () => {
    fc.assert(
      fc.property(anyDeeds(6, 1), anyDeeds(6), anyDeeds(6), (before, one, other) => {
        const shared = recordFrom(before);
        const own = recordFrom(one, shared, 2);
        const merged = inOrder([
          ...new Map([...own, ...recordFrom(other, shared, 3)].map(each => [each.hash, each])).values(),
        ]);
        const progress = progressAfter(progressAfter(NO_PROGRESS, own), merged);
        expect(whole(progress)).toEqual(anew(merged));
        expect(whole(progressAfter(progress, []))).toEqual(whole(NO_PROGRESS));
      }),
    );
  });
});
