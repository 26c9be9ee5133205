import { expect, test } from 'vitest';
import { labelsOf, unsaidIn } from '../../../src/desk/statements/quote.ts';
import { openLog, viewOf } from '../../support/incident.ts';
import { playbook } from '../../support/playbook.ts';

const labels = labelsOf(playbook.release, viewOf(openLog()).ledger);
const version = {
  title: '关于白茅溪的情况通报',
  parts: [
    {
      part: 'body',
      text: [
        { text: '安全提示：' },
        { text: '请不要取用溪水；井水可以用', fact: 'safety', entry: 'e' },
        { text: '。\n办理渠道：到村委会登记。网传：溪水有毒。' },
      ],
    },
  ],
};

test.each([
  '请不要取用溪水',
  '安全提示：请不要取用溪水；井水可以用。',
  '安全提示： 井水可以用',
  '到村委会登记。',
  '办理渠道:到村委会登记',
  '处置情况：到村委会登记',
])('“%s” repeats what went out, with or without the name before it', text => {
  expect(unsaidIn(text, version, labels)).toEqual([]);
});

test.each([
  ['取用溪水', '取用溪水'],
  // The words before it are no name: without them the sentence says the opposite.
  ['溪水有毒', '溪水有毒'],
  ['请不要取用溪水；明天恢复', '明天恢复'],
])('“%s” is said by nothing that went out', (text, unsaid) => {
  expect(unsaidIn(text, version, labels)).toEqual([unsaid]);
});
