// Says on the home page of training that today's review is due. 我的学习 keeps when, and how many questions.

import { keptHere } from './kept.ts';

const line = document.querySelector<HTMLElement>('[data-review]');
const [from, count] = (keptHere('review') ?? '').split(' ');
if (line !== null && count !== undefined && Number(from) <= Date.now()) {
  line.querySelector('b')?.append(count);
  line.hidden = false;
}
