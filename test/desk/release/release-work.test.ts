import { describe, expect, test } from 'vitest';
import { recommendedStatement } from '../../../src/desk/publications/recommend.ts';
import {
  likelyVerifier,
  placeToWrite,
  verificationGrounds,
} from '../../../src/desk/release/release-work.tsx';
import { NOBODY } from '../../../src/kit/person.ts';
import { iso, NOW } from '../../support/answers.ts';
import { act, viewOf } from '../../support/incident.ts';
import { found, playbook } from '../../support/playbook.ts';
import { kit, latestIn, openRelease, publish, record, save, signed, writing } from '../../support/release.ts';

const context = writing();
const officer = { role: 'office', name: '张三' };
const zhao = { name: '赵六', title: '矿产管理科科长' };
const verifying = found(playbook.steps, ({ fills }) => fills === 'verification').id;
const fresh = openRelease();

test('nobody is proposed as verifier but the officer himself, or who verified the last fact', () => {
  const called = act(
    fresh,
    context,
    {
      kind: 'call',
      list: undefined,
      post: undefined,
      unit: '当地政府值班室',
      calledAt: iso(NOW),
      end: 'reached',
    },
    { kind: 'assign', steps: [verifying], to: zhao },
  );
  expect(likelyVerifier(viewOf(called).ledger, officer)).toEqual({ name: '张三', title: '' });
  expect(likelyVerifier(viewOf(called).ledger, { role: 'office' })).toEqual(NOBODY);
  const verified = act(called, context, record('place', '石板镇', { person: zhao }));
  expect(likelyVerifier(viewOf(verified).ledger, officer)).toEqual(zhao);
});

test('an account taken as it stands keeps its source and who verified it; with another value both are asked for anew', () => {
  const [likely, verifiedAt] = [{ name: '张三', title: '值班员' }, '2026-11-24T09:00:00Z'];
  const verified = { source: '现场核查', person: zhao, verifiedAt };
  expect(verificationGrounds(verified, false, likely)).toEqual(verified);
  expect(verificationGrounds(verified, true, likely)).toEqual({ person: NOBODY });
  // A fact that nobody had verified is verified now, by the assignee.
  const heard = { source: '群众来电' };
  expect(verificationGrounds(heard, false, likely)).toEqual({ source: '群众来电', person: likely });
  expect(verificationGrounds(heard, true, likely)).toEqual({ person: likely });
  expect(verificationGrounds(undefined, false, likely)).toEqual({ person: likely });
});

describe('where to write', () => {
  const place = (log: typeof fresh): string => {
    const view = viewOf(log);
    return placeToWrite(kit, view.statements, recommendedStatement(view));
  };
  test('is what is recommended, on the first channel', () => {
    expect(place(fresh)).toBe(`release/new-${kit.channels[0]?.id}-holding`);
  });

  test('is the page of all statements, while a statement is under way or nothing is to be said', () => {
    const saved = act(fresh, context, save('情况正在核实。'));
    expect(place(saved)).toBe('release');
    const out = signed(saved, context);
    expect(
      placeToWrite(kit, viewOf(act(out, context, publish(latestIn(out).id))).statements, undefined),
    ).toBe('release');
  });
});
