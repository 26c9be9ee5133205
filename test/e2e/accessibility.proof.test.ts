import { expect } from 'vitest';
import type { Visit } from '../support/browser.ts';
import { test } from './fixtures.ts';
import { enter, tabs } from './gallery.ts';
import { Learner } from './learner.ts';
import { complaintsInBoth } from './looks.ts';
import { tourOfDesk, tourOfDrill, tourOfManual, tourOfPages, tourOfStudy } from './tours.ts';

/** `npm test` looks at a phone's window only; this looks at a desk's as well. */
const tours: Readonly<
  Record<string, (visited: Visit, look: (kind: string) => Promise<unknown>) => Promise<void>>
> = {
  'the pages to read': tourOfPages,
  'the whole site on one page': tourOfManual,
  'the desk': tourOfDesk,
  'a drill': tourOfDrill,
  'the training': async (visited, look) => tourOfStudy(await Learner.at(Promise.resolve(visited)), look),
  'the gallery': async (visited, look) => {
    visited.allow(/on purpose/);
    for (const tab of Object.keys(tabs)) {
      await enter(visited, tab);
      await look(tab);
    }
  },
};

test.for(Object.entries(tours))(
  'axe finds nothing on %s on a desk and on a phone, and nothing is too wide',
  async ([, tour], { visited }) => {
    const found: string[] = [];
    await tour(visited, async kind => found.push(...(await complaintsInBoth(visited.page, kind))));
    expect(found).toEqual([]);
  },
);
