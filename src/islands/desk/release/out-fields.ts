import { publish } from '../../../incident/kinds/published.ts';
import { ask } from '../../../kit/fields.ts';
import { publishText } from '../../../text/statements.ts';

/** Where, when and under which address something went out. @param clock where it is now unless said otherwise */
export const outFields = (place: string, clock?: () => number) => ({
  place: ask(publish.fields.place, {
    label: publishText.place,
    hint: publishText.placeHint,
    value: place,
  }),
  publishedAt: ask(publish.fields.publishedAt, {
    label: publishText.time,
    hint: publishText.timeHint,
    ...(clock && { clock }),
  }),
  link: ask(publish.fields.link, { label: publishText.link }),
});
