import { describe, expect, test } from 'vitest';
import { dangerLines, dangerText, filledOf } from '../../../src/desk/first/danger-words.ts';
import { dangerKinds } from '../../../src/playbook/danger.ts';
import { TYPED_DANGER_TOKENS } from '../../../src/playbook/danger-token.ts';
import { playbook } from '../../support/playbook.ts';

const { dangers } = playbook.first;
const words = (danger: (typeof dangers)[number], filled: Parameters<typeof dangerLines>[1]): string =>
  dangerLines(danger, filled)
    .map(pieces => pieces.map(piece => piece.words).join(''))
    .join('\n');

const landslide = {
  words:
    '我是{报告人}，报告一起险情。\n地点：{地点}，发生{险情}。\n人员：{人员}。\n正在做：{措施}。\n请转移。\n回电：{回电}，随时再报。\n',
};

describe('what is on record as told of a danger', () => {
  test('is nothing without a place, whatever else is filled in', () => {
    expect(dangerText(landslide, {}, '地点')).toBeUndefined();
    expect(dangerText(landslide, { 人员: '三户', 报告人: '王敏', 地点: ' 。' }, '地点')).toBeUndefined();
  });

  test('is what was filled in and the words that stand by themselves, and no token and no “正在核实” of the machine', () => {
    expect(dangerText(landslide, { 地点: '柳塘村后山' }, '地点')).toBe('地点：柳塘村后山。\n请转移。');
    expect(
      dangerText(
        landslide,
        filledOf({ 地点: '柳塘村。', 人员: '三户没有联系上。', 报告人: '王敏' }, '滑坡'),
        '地点',
      ),
    ).toBe('我是王敏，报告一起险情。\n地点：柳塘村，发生滑坡。\n人员：三户没有联系上。\n请转移。');
  });

  test.each(dangers.map(danger => [danger.title, danger] as const))(
    'of %s has no doubled mark, no brace and no gap, with little filled in and with all',
    (_, danger) => {
      const all = Object.fromEntries(TYPED_DANGER_TOKENS.map(token => [token, `${token}说的。`]));
      for (const filled of [{ 地点: '某镇' }, filledOf(all, dangerKinds(danger)[0])]) {
        const told = dangerText(danger, filled, '地点') ?? '';
        expect(told).not.toMatch(/[{}（）＿]|。[；。，]|；。|，。|：。/u);
        expect(told).not.toContain('正在核实');
      }
    },
  );
});

describe('the words to read aloud', () => {
  test.each(dangers.map(danger => [danger.title, danger] as const))(
    'of %s say that nobody knows yet, or leave a gap, and never show a token',
    (_, danger) => {
      expect(words(danger, {})).not.toMatch(/[{}（）]/u);
      expect(words(danger, {})).toContain('＿＿');
      const all = Object.fromEntries(TYPED_DANGER_TOKENS.map(token => [token, `${token}说的。`]));
      expect(words(danger, filledOf(all, dangerKinds(danger)[0]))).not.toMatch(/＿|正在核实|。。|。，/u);
    },
  );
});
