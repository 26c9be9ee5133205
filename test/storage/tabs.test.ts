import { afterEach, expect, test, vi } from 'vitest';
import { connectTabs, type Tabs } from '../../src/storage/tabs.ts';

const connected: Tabs[] = [];
afterEach(() => {
  for (const tabs of connected.splice(0)) tabs.close();
  vi.unstubAllGlobals();
});

let serial = 0;
const freshName = (): string => {
  serial += 1;
  return `tabs-${serial}`;
};

function connect(name: string): Tabs {
  const tabs = connectTabs(name);
  connected.push(tabs);
  return tabs;
}

/** Resolves with the first `count` ids heard. */
const hearing = (tabs: Tabs, count: number): Promise<readonly string[]> =>
  new Promise(resolve => {
    const heard: string[] = [];
    tabs.listen(id => {
      heard.push(id);
      if (heard.length === count) resolve(heard);
    });
  });

test('every other tab hears what one announces, in order, and the announcer does not', async () => {
  const name = freshName();
  const [one, two, three] = [connect(name), connect(name), connect(name)];
  const own = vi.fn();
  one.listen(own);
  const heard = Promise.all([hearing(two, 2), hearing(three, 2)]);
  one.announce('a');
  one.announce('b');
  expect(await heard).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  expect(own).not.toHaveBeenCalled();
});

test('a tab that stopped listening hears no more, the others still do', async () => {
  const name = freshName();
  const [one, two] = [connect(name), connect(name)];
  const stopped = vi.fn();
  two.listen(stopped)();
  const heard = hearing(two, 1);
  one.announce('a');
  expect(await heard).toEqual(['a']);
  expect(stopped).not.toHaveBeenCalled();
});

test('word that is no id is not passed on', async () => {
  const name = freshName();
  const channel = new BroadcastChannel(name);
  const heard = hearing(connect(name), 1);
  channel.postMessage({ id: 'x' });
  channel.postMessage(7);
  channel.postMessage('a');
  expect(await heard).toEqual(['a']);
  channel.close();
});

test('a browser without BroadcastChannel goes without, in silence', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  const tabs = connectTabs();
  const heard = vi.fn();
  const stop = tabs.listen(heard);
  tabs.announce('a');
  stop();
  tabs.close();
  expect(heard).not.toHaveBeenCalled();
});
