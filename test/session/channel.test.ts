import { afterEach, expect, test, vi } from 'vitest';
import { openChannel, type PageChannel } from '../../src/session/channel.ts';

const connected: PageChannel[] = [];
afterEach(() => {
  for (const tabs of connected.splice(0)) tabs.close();
  vi.unstubAllGlobals();
});

let serial = 0;
const freshName = (): string => {
  serial += 1;
  return `tabs-${serial}`;
};

function connect(name: string): PageChannel {
  const tabs = openChannel(name);
  connected.push(tabs);
  return tabs;
}

/** Resolves with the first `count` messages heard. */
const hearing = (channel: PageChannel, count: number): Promise<readonly unknown[]> =>
  new Promise(resolve => {
    const heard: unknown[] = [];
    channel.listen(message => {
      heard.push(message);
      if (heard.length === count) resolve(heard);
    });
  });

test('every other tab hears what one says, in order, and the one that says it does not', async () => {
  const name = freshName();
  const [one, two, three] = [connect(name), connect(name), connect(name)];
  const own = vi.fn();
  one.listen(own);
  const heard = Promise.all([hearing(two, 2), hearing(three, 2)]);
  one.send('a');
  one.send('b');
  expect(await heard).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  expect(own).not.toHaveBeenCalled();
});

test('a browser without BroadcastChannel goes without, in silence', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  const tabs = openChannel('alone');
  const heard = vi.fn();
  tabs.listen(heard);
  tabs.send('a');
  tabs.close();
  expect(heard).not.toHaveBeenCalled();
});
