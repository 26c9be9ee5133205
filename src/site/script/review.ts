// Says on the home page of training that today's review is due, and what is left of the month's assignments. 我的学习 keeps when,
// and how many.

// Read here, not by kept.ts: what two scripts share is a file of its own, and every page would fetch one more.
const kept = (name: string): readonly string[] => {
  try {
    return (localStorage.getItem(`${document.documentElement.dataset['store']}.${name}`) ?? '').split(' ');
  } catch {
    return [];
  }
};
const show = (selector: string, count: string | undefined): void => {
  const line = document.querySelector<HTMLElement>(selector);
  if (line === null || count === undefined) return;
  line.querySelector('b')?.append(count);
  line.hidden = false;
};

const [from, questions] = kept('review');
if (Number(from) <= Date.now()) show('[data-review]', questions);
show('[data-assigned]', kept('assigned')[1]);
