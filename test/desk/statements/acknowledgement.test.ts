import { describe, expect, test } from 'vitest';
import { firstWord, firstWordGaps, nextWordAt } from '../../../src/desk/statements/acknowledgement.ts';
import { required } from '../../support/playbook.ts';
import { kit } from '../../support/release.ts';

const at = (local: string): number => Date.parse(`${local}:00+08:00`);
const asked = {
  ...kit,
  channels: kit.channels.map(channel => ({
    ...channel,
    parts: channel.parts.map(part =>
      part.acknowledgement === undefined
        ? part
        : { ...part, acknowledgement: `${part.acknowledgement}电话 {值班电话}。` },
    ),
  })),
};

describe('the next word', () => {
  test.each([
    ['on the half hour by day', '2026-11-24T09:10', '2026-11-24T11:30'],
    ['in the morning, where it would fall into the night', '2026-11-24T02:05', '2026-11-24T08:00'],
    ['on the next morning, where the night begins before midnight', '2026-11-24T20:40', '2026-11-25T08:00'],
    ['at the end of the night as by day', '2026-11-24T04:00', '2026-11-24T06:00'],
  ])('is promised %s', (_, now, next) => {
    expect(nextWordAt(kit.acknowledgement, at(now))).toBe(at(next));
  });
});

describe('the first word', () => {
  const said = {
    place: '石板镇',
    hazard: '',
    warning: '',
    isDispatched: true,
    next: '8时',
    details: { 值班电话: '0701-1' },
  };

  test('says where, whether anybody is on the way, when more is said and where to ask; nothing else', () => {
    expect(firstWord(asked, said)).toEqual({
      channel: 'notice',
      part: 'body',
      subject: '石板镇有关情况',
      title: '石板镇有关情况：已关注，正在核实',
      text: '已关注石板镇，已派人，8时前再说。电话 0701-1。',
    });
    expect(firstWord(asked, { ...said, isDispatched: false }).text).toContain('正在派人');
  });

  test('goes out as the form that is chosen, else as the usual one', () => {
    const [first] = asked.channels;
    const channels = asked.channels.map(channel =>
      channel.id === first?.id
        ? channel
        : {
            ...channel,
            parts: channel.parts.map(part => ({ ...part, acknowledgement: `{地点}：${channel.id}。` })),
          },
    );
    const other = required(channels.find(({ id }) => id !== first?.id)?.id, 'another channel');
    const release = { ...asked, channels };
    expect(firstWord(release, { ...said, channel: other })).toMatchObject({
      channel: other,
      text: `石板镇：${other}。`,
    });
    expect(firstWord(release, said).channel).toBe(first?.id);
    const usual = { ...release, acknowledgement: { ...asked.acknowledgement, usual: other } };
    expect(firstWord(usual, said).channel).toBe(other);
    expect(firstWord(usual, { ...said, channel: '' }).channel).toBe(other);
  });

  test('asks the machine only for what it does not know, and leaves no gap in silence', () => {
    expect(firstWordGaps(asked, {})).toEqual(['值班电话']);
    expect(firstWordGaps(asked, said.details)).toEqual([]);
    expect(firstWord(asked, { ...said, details: {}, place: ' ' }).text).toBe(
      '已关注【待填：地点】，已派人，8时前再说。电话 【待填：值班电话】。',
    );
  });
});
