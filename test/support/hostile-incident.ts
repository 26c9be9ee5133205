import type { IncidentEvent, IncidentLog } from '../../src/desk/core/incident.ts';
import { writePackage } from '../../src/desk/packages/package.ts';
import { withHash } from '../../src/log/hash.ts';
import { NOW } from './answers.ts';
import { logOf, readBack } from './incident.ts';
import { digest, playbook } from './playbook.ts';

/** Prefixes of a harmful text, in turns. */
const before: readonly string[] = [
  '<img src=x onerror="globalThis.harmed=1"><script>globalThis.harmed=1</script>',
  '=HYPERLINK("https://example.invalid","点")',
  '+1+1',
  '-1+1',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '＝1+1',
  ']]></w:t><w:fldSimple w:instr="DDEAUTO c:\\\\windows calc"/>',
  '\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n',
  'javascript:globalThis.harmed=1//',
  '{标题}{{更正}}%s$1$&`',
  '</textarea><svg onload="globalThis.harmed=1">',
];
/** Marks that nobody sees, within each text. */
const UNSEEN = '\u202e\u200b\u200d\u2066\u00ad\ufeff\u2060\u0000\u0007\u001b\u3164\u{e0041}';
const ENDS = [' ', `长${'长'.repeat(19_900)}`, 'W'.repeat(3_000), `${UNSEEN}${UNSEEN}`, '甲'.repeat(400)];

/** A text with harm in it, and what was said of it still readable: as long as is taken, of several lengths. */
function* harmful(said: string, place: number): Generator<string> {
  const [head = '', ...rest] = said;
  const told = `${head}${UNSEEN}${rest.join('')}`;
  const harm = before[place % before.length] ?? '';
  const end = ENDS[Math.floor(place / before.length) % ENDS.length] ?? '';
  yield `${harm}${told}${end}`;
  yield `${harm}${told}${end.slice(0, 300)}`;
  yield `${harm}${told}`;
  yield `${before[(place % 3) + 2] ?? ''}${told}`;
  yield `${head}\u202e\u200b${rest.join('')}`;
}

/** Values that programs read: a name out of content, a moment. */
const FORMAL = /^[a-z][\w-]*$|^\d{4}-\d\d-\d\dT/i;

type Put = (other: unknown) => unknown;
/** Each text that a value holds, in the place of which another can be put. */
function* texts(
  value: unknown,
  put: Put = other => other,
): Generator<{ readonly text: string; readonly put: Put }> {
  if (typeof value === 'string') yield { text: value, put };
  else if (Array.isArray(value))
    for (const [at, each] of value.entries())
      yield* texts(each, other => put(value.map((same, place) => (place === at ? other : same))));
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value))
      yield* texts(each, other => put({ ...value, [name]: other }));
}

/** How many texts of a value there are: the places stay the same while what stands in them changes. */
const textAt = (value: unknown, place: number) => [...texts(value)][place];

/**
 * A log in every text of which somebody put harm, as only a forged file brings it: each text for which the event still reads is
 * changed, so what has a form (ids, hashes, amounts) is not. Each event knows those that it knew.
 */
export function hostileLog(log: IncidentLog): IncidentLog {
  const hashes = new Map<string, string>();
  let changed = 0;
  const events = log.events.map((event): IncidentEvent => {
    const prev = event.prev.map(hash => hashes.get(hash) ?? hash);
    let said: { readonly by: unknown; readonly data: unknown } = { by: event.by, data: event.data };
    const sealed = (other: object): IncidentEvent => {
      const { hash: _, ...rest } = { ...event, ...other, prev };
      return withHash(rest) as IncidentEvent;
    };
    for (let place = 0; ; place += 1) {
      const found = textAt(said, place);
      if (found === undefined) break;
      if (FORMAL.test(found.text)) continue;
      for (const other of harmful(found.text, changed)) {
        const next = found.put(other) as typeof said;
        if (!('event' in readBack(sealed(next)))) continue;
        said = next;
        changed += 1;
        break;
      }
    }
    const made = sealed(said);
    hashes.set(event.hash, made.hash);
    return made;
  });
  return logOf(events);
}

/** The same as a file that a stranger sends. */
export const packageOf = ({ events }: IncidentLog, now = NOW): string =>
  writePackage({ playbooks: [{ digest, playbook }], events, attachments: [], gaps: [] }, now);
