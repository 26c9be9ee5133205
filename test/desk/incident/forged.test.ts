import { describe, expect, test } from 'vitest';
import type { IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { withHash } from '../../../src/log/hash.ts';
import { DAY, iso, NOW } from '../../support/answers.ts';
import { act, answerWith, atField, refusalOf, viewOf } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import {
  approveCause,
  factIn,
  latestIn,
  openRelease,
  publish,
  record,
  released,
  rewritten,
  save,
  signed,
  withdraw,
  writing,
} from '../../support/release.ts';

/** A log whose last event of a kind says something that no form takes. */
function forgedIn(log: IncidentLog, type: IncidentEvent['type'], data: object): IncidentLog {
  const last = required(log.byType.get(type)?.at(-1), type);
  return rewritten(log, event =>
    event.id === last.id ? ({ ...event, data: { ...event.data, ...data } } as IncidentEvent) : event,
  );
}
const EARLIER = iso(NOW - 5 * DAY);

const ready = signed(act(openRelease(), writing(), save('一。')), writing());
const out = act(ready, writing(2), publish(latestIn(ready).id));
const stateOf = (log: IncidentLog, item: string) =>
  viewOf(log)
    .signOffOf(latestIn(log))
    .lines.find(line => line.item.id === item)?.state;

describe('what no form takes and a forged file says', () => {
  test('approvals and checks decided five days before their version count for nothing, and nothing that rests on them is approved', () => {
    expect(viewOf(ready).signOffOf(latestIn(ready)).approved).toBe(true);
    const types = ready.events.filter(({ type }) => type === 'signed');
    expect(types.length).toBeGreaterThan(2);
    const forged = rewritten(ready, event =>
      event.type === 'signed' ? { ...event, data: { ...event.data, decidedAt: EARLIER } } : event,
    );
    const { approved, approvals, lines } = viewOf(forged).signOffOf(latestIn(forged));
    expect({ approved, approvals }).toEqual({ approved: false, approvals: [] });
    expect(lines.filter(({ mark }) => mark !== undefined)).toEqual([]);
    const released = rewritten(out, event =>
      event.type === 'signed' ? { ...event, data: { ...event.data, decidedAt: EARLIER } } : event,
    );
    expect(viewOf(released).publications[0]?.signOff).toBe('unapproved');
    expect(viewOf(released).notices.map(({ kind }) => kind)).toContain('publishedUnapproved');
  });

  test('whoever wrote a text, or reads it aloud, is no second person, whatever a file says', () => {
    expect(stateOf(ready, 'aloud')).toBe('passed');
    const reader = required(ready.byType.get('signed')?.at(-1), 'a signature').by.name ?? '';
    const forged = forgedIn(ready, 'signed', { person: { name: reader, title: '值班员' } });
    expect(stateOf(forged, 'aloud')).toBe('open');
  });

  test('a cause approved before it was verified is not approved', () => {
    const known = act(openRelease(), writing(), record('cause', '连日强降雨使排水沟漫溢'));
    const approved = act(known, writing(2), approveCause(known));
    expect(factIn(approved, 'cause').usable).toBeDefined();
    expect(
      factIn(forgedIn(approved, 'causeApproved', { decidedAt: EARLIER }), 'cause').usable,
    ).toBeUndefined();
  });

  test('what was taken down before it was out is out', () => {
    const publication = required(viewOf(out).publications[0], 'a publication').event;
    const taken = act(out, writing(3), withdraw(publication));
    expect(viewOf(taken).publications[0]?.withdrawn).toBeDefined();
    expect(
      viewOf(forgedIn(taken, 'withdrawn', { withdrawnAt: EARLIER })).publications[0]?.withdrawn,
    ).toBeUndefined();
  });

  test('a theme answered before the words were out is not answered', () => {
    const heard = act(out, writing(3), { kind: 'recordTheme', title: '何时通车', count: '3' });
    const answered = act(
      heard,
      writing(4),
      answerWith(heard, viewOf(heard).themes[0]?.id ?? '', { text: '一。' }),
    );
    const online = (log: IncidentLog) => viewOf(log).themes[0]?.online.length;
    expect(online(answered)).toBe(1);
    expect(online(forgedIn(answered, 'themeAnswered', { answeredAt: EARLIER }))).toBe(0);
  });

  test('an answer that repeats a cause which nobody had approved is none; one recorded since leaves an answer be', () => {
    const text = '边坡失稳。';
    const said = released(act(openRelease(), writing(), save(text)), writing(2));
    const heard = act(said, writing(3), { kind: 'recordTheme', title: '何时通车', count: '3' });
    const command = answerWith(heard, viewOf(heard).themes[0]?.id ?? '', { text });
    const answered = act(heard, writing(4), command);
    const cause = record('cause', '边坡失稳');
    const online = (log: IncidentLog) => viewOf(log).themes[0]?.online.length;
    expect(online(act(answered, writing(5), cause))).toBe(1);
    const known = act(heard, writing(5), cause);
    expect(refusalOf(known, command, writing(4))).toMatchObject(atField('text', 'unapprovedCause'));
    const { hash: _, ...answer } = required(answered.events.at(-1), 'an answer');
    const forged = withHash({ ...answer, prev: known.heads }) as IncidentEvent;
    expect(online(incidentLogs.extend(known, [forged]))).toBe(0);
  });
});
