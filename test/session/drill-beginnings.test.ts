import { describe, expect, test } from 'vitest';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { verifyEvent } from '../../src/log/verify.ts';
import { forkedLog } from '../../src/session/drill-beginnings.ts';
import { actsOf } from '../../src/training/drills/acts.ts';
import { at, doAll, scenario, stageOf } from '../support/drill.ts';
import { countingIds, viewOf } from '../support/incident.ts';
import { index } from '../support/playbook.ts';

const stage = stageOf();
const log = doAll(stage, ...scenario.ideal);
const newId = countingIds(9);
const mark = { ...stage.mark, run: newId(), from: 7_200_000 };
const stream = newId();
const forked = forkedLog(log.events, at('PT2H'), stream, mark);

describe('a run begun anew from an inject', () => {
  test('holds what was recorded before it, and nothing of that moment or later', () => {
    expect(forked.length).toBeGreaterThan(3);
    expect(forked.map(({ id }) => id)).toEqual(
      log.events.filter(event => Date.parse(event.at) < at('PT2H')).map(({ id }) => id),
    );
  });

  test('is a sound log of its own', () => {
    for (const event of forked) expect(verifyEvent(event)).toEqual({ event });
    const own = incidentLogs.fold(forked);
    expect(own?.gaps).toEqual([]);
    expect(own?.stream).toBe(stream);
    expect(own && viewOf(own).drill).toEqual(mark);
  });

  test('shows the same acts as before', () => {
    const own = incidentLogs.fold(forked);
    const earlier = actsOf(index, [log]).filter(act => act.at < at('PT2H'));
    expect(actsOf(index, own === undefined ? [] : [own])).toEqual(earlier);
  });

  test('from before the first record is empty', () => {
    expect(forkedLog(log.events, at('PT5M'), stream, mark)).toEqual([]);
  });
});
