import { expect, test } from 'vitest';
import { changedPart } from '../../../src/desk/core/words/changed-part.ts';

test.each([
  ['涉及三个村民小组，共210户', '涉及三个村民小组，共180户', '210户', '180户'],
  ['塌方约1200立方米，堵塞河道', '塌方约1250立方米，堵塞河道', '1200立方米', '1250立方米'],
  ['11月24日9时许，在某村发生险情', '11月24日10时许，在某村发生险情', '9时', '10时'],
  [
    '取水口在白茅溪下游的三号泵站，今早七时起停止供水',
    '取水口在清溇河下游的三号泵站，今早七时起停止供水',
    '白茅溪',
    '清溇河',
  ],
])('of “%s” only what differs is quoted', (said, now, was, is) => {
  expect(changedPart(said, now)).toEqual({ was, is });
});

test.each([
  ['3人', '5人'],
  ['请不要取用溪水', '水质已经恢复，可以取用'],
  ['道路中断', '道路中断，正在抢通'],
  ['石板镇东街', '石板镇西街'],
  ['公示牌缺失', '公示牌已经补装'],
])('“%s” and “%s” differ as a whole', (said, now) => {
  expect(changedPart(said, now)).toBeUndefined();
});
