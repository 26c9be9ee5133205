// Says on the home page of training that today's review is due. 我的学习 keeps when, and how many questions.

// Read here, not by kept.ts: what two scripts share is a file of its own, and every page would fetch one more.
let kept: string | null = null;
try {
  kept = localStorage.getItem('yuqing.review');
} catch {}

const line = document.querySelector<HTMLElement>('[data-review]');
const [from, count] = (kept ?? '').split(' ');
if (line !== null && count !== undefined && Number(from) <= Date.now()) {
  line.querySelector('b')?.append(count);
  line.hidden = false;
}
