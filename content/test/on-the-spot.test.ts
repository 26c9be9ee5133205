import { expect, test } from 'vitest';
import { occasionalSteps } from '../../src/playbook/checklist.ts';
import { index } from '../../test/support/playbook.ts';

/** Situations on the spot: the occasion, who speaks, what to do and what not to, and whom to call. */
const onTheSpot: readonly (readonly [occasion: RegExp, ...says: RegExp[]])[] = [
  [/采访、记者来电/, /新闻发言人/, /来几家就记几次/, /不要求撤稿/],
  [/现场来了记者、有人拍摄直播/, /指定的发言人/, /不碰镜头/, /不问谁在拍、谁发的/, /派出所/],
  [/集体来访、在门口聚集/, /推选代表/, /不锁门/, /派出所/],
  [/未成年人、病人/, /先遮掉/, /不写姓名、学校、病情/],
  [/社会安全事件/, /110/, /由公安机关发布/, /先离开危险/],
  [/人员死亡、失联/, /先告诉家属/, /不催签字/],
  [/提示单/, /期限/, /要求删帖.*网信部门依职责办理.*本局不出面要求删帖/],
];

test.each(onTheSpot)('%s has a step that waits for it and says what to do', (occasion, ...says) => {
  const steps = occasionalSteps(index, { handling: 'respond', emergency: 'no', spread: 'limited' });
  const step = steps.find(each => occasion.test(each.occasion ?? ''));
  for (const words of says) expect(step?.how.join('\n')).toMatch(words);
});
