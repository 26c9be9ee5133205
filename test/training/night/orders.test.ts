import { describe, expect, test } from 'vitest';
import { isToldSafe, toldIn } from '../../../src/training/night/orders.ts';

const leave = {
  tells: ['走', '撤', '离开'],
  forbids: ['回屋'],
  harms: ['在屋里', '没事'],
  except: ['走廊'],
};

describe('what an answer tells a caller in danger', () => {
  test.each<[told: ReturnType<typeof toldIn>, words: readonly string[]]>([
    [
      'safe',
      ['现在就走！', '你们赶紧撤。', '不走不行。', '别等了，走。', '不要等天亮再走。', '别拿东西赶紧走'],
    ],
    ['safe', ['现在走，不要走坡下面那条路。', '走大路，不要走散。', '千万别回屋。', '我请您马上离开。']],
    ['harmful', ['不用走。', '先别走。', '没有必要现在离开。', '不要急着走。']],
    ['harmful', ['天亮再走。', '等我通知再撤。', '半小时后走。', '晚点走也行。']],
    ['harmful', ['领导同意了你们就走。', '我请示一下再让你们撤。']],
    ['harmful', ['都在屋里待着。', '没事的。', '先回屋。', '先观察一下。', '走什么走。']],
    // Two orders that contradict each other keep nobody safe.
    ['harmful', ['现在就走，走不了就在屋里待着。']],
    [undefined, ['走不走？', '要是再响就走。', '想走就走。', '我马上走一趟。', '做好撤的准备。']],
    // Told of others, of another time, or for later.
    [
      undefined,
      ['去年我们喊人撤，他们那里的都撤了。', '别家都已经走了。', '要是再响，就走。', '声音大了就走。'],
    ],
    ['harmful', ['一批下来我就叫你们走。', '走的事明天再说。', '要是没事，走也等天亮。']],
    ['safe', ['没事也要走。', '走远一点。', '走到学校等通知。']],
    [undefined, ['收到了，正在看。', '站到走廊上去。', '村支书已经走到半路。', '']],
  ])('is %s', (told, words) => {
    expect(words.map(each => [each, toldIn(each, leave)])).toEqual(words.map(each => [each, told]));
  });

  test('is what the last answer says that he can act on', () => {
    expect(isToldSafe(['现在就走。', '两点半回您。'], leave)).toBe(true);
    expect(isToldSafe(['先别走。', '现在就走。'], leave)).toBe(true);
    expect(isToldSafe(['现在就走。', '等等，先别走。'], leave)).toBe(false);
    expect(isToldSafe([], leave)).toBe(false);
  });
});
