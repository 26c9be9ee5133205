import { Encrypter } from 'age-encryption';
import type { IncidentEvent, IncidentLog } from '../../src/desk/core/incident.ts';
import { CAPACITY } from '../../src/desk/core/limits.ts';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { writePackage } from '../../src/desk/packages/package.ts';
import { minuted } from '../../src/desk/steps/minuted.ts';
import { withHash } from '../../src/log/hash.ts';
import { MOST_PEOPLE_READ } from '../../src/log/limits.ts';
import { packageText } from '../../src/log/package.ts';
import { NOW } from './answers.ts';
import { contextAt, countingIds, openLog } from './incident.ts';
import { digest, playbook } from './playbook.ts';

const MINUTE = 60_000;

/** A file that somebody made to cost a desk its time. */
export interface HostileFile {
  readonly what: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Asked for before the file is opened. */
  readonly passphrase?: string;
  /** The incident it holds, where it is taken in; absent where it is refused. */
  readonly incident?: string;
}

/** As long as a page may take no press for a file that it refuses, in milliseconds. */
export const PAGE_LIMIT = 200;
/** The same for each press on an incident that came in. */
export const PRESS_LIMIT = 100;

/** A log that goes on with events that each know the one before: deciding so many would take minutes. */
export function goneOn(
  begun: IncidentLog,
  times: number,
  said: (place: number) => Pick<IncidentEvent, 'type' | 'data'>,
): readonly IncidentEvent[] {
  const newId = countingIds(7, NOW + MINUTE);
  const events = [...begun.events];
  let prev = begun.heads;
  for (let place = 0; place < times; place += 1) {
    const event = withHash({
      v: 1,
      id: newId(),
      stream: begun.stream,
      at: new Date(NOW + MINUTE).toISOString(),
      by: { role: 'office', name: '张三' },
      prev,
      ...said(place),
    }) as IncidentEvent;
    events.push(event);
    prev = [event.hash];
  }
  return events;
}

/** Minutes of meetings at which many took part, none of whom was at another. */
const minutesOf = (meetings: number, people: number): readonly IncidentEvent[] =>
  goneOn(openLog(undefined, contextAt(NOW, countingIds(1))), meetings, place => ({
    type: minuted.type,
    data: {
      sort: 'meeting',
      steps: [],
      heldAt: new Date(NOW).toISOString(),
      people: Array.from({ length: people }, (_, at) => `${place * people + at}`),
      said: '会',
    },
  }));

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const packed = (events: readonly IncidentEvent[]): Uint8Array<ArrayBuffer> =>
  bytesOf(writePackage({ playbooks: [{ digest, playbook }], events, attachments: [], gaps: [] }, NOW));
/** A file of as many empty records. */
const empty = (count: number): Uint8Array<ArrayBuffer> =>
  bytesOf(
    packageText({
      format: 'yuqing-incident',
      version: 1,
      exportedAt: new Date(NOW).toISOString(),
      playbooks: [],
      gaps: [],
      events: [],
      attachments: [],
    }).replace('"events": []', () => `"events": [${'{},'.repeat(count - 1)}{}]`),
  );

const PASSPHRASE = '湖边 石桥 七号 晚班';

/** A file that wants sixteen times the time and memory of one of this site's: its header says so, and no more is looked at. */
async function costly(): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  encrypter.setScryptWorkFactor(4);
  const text = String.fromCharCode(...(await encrypter.encrypt('{}')));
  return Uint8Array.from(text.replace(/( scrypt \S+) 4\n/, '$1 20\n'), each => each.charCodeAt(0));
}

/** Each of the files that once held up a desk, and one as full of names as an incident may be. */
export async function hostileFiles(): Promise<readonly HostileFile[]> {
  const begun = openLog(undefined, contextAt(NOW, countingIds(1)));
  // Each is tied to the one before it, to what it corrects and to what it says.
  const [first] = begun.events;
  const correction = { type: 'corrected', data: { event: first?.id ?? '', text: '一' } } as const;
  const meeting = incidentLogs.countTies(minutesOf(1, MOST_PEOPLE_READ)) - incidentLogs.ties(begun);
  const most = Math.floor((CAPACITY.ties * (15 / 16) - incidentLogs.ties(begun)) / meeting);
  return [
    { what: 'meetings of a thousand people', bytes: packed(minutesOf(500, 1_000)) },
    {
      what: 'as many names as are let in',
      bytes: packed(minutesOf(most, MOST_PEOPLE_READ)),
      incident: begun.stream,
    },
    { what: 'a million empty records', bytes: empty(1_000_000) },
    { what: 'thirteen million objects', bytes: empty(13_000_000) },
    { what: 'a chain of 18,000', bytes: packed(goneOn(begun, 18_000, () => correction)) },
    { what: 'an age file of sixteen times the work', bytes: await costly(), passphrase: PASSPHRASE },
  ];
}
