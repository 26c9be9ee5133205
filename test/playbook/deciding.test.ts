import { expect, test } from 'vitest';
import { lastPosts, postsThatDecide, wordOf } from '../../src/playbook/deciding.ts';
import { STATEMENT_KINDS } from '../../src/playbook/vocabulary.ts';
import { found, playbook } from '../support/playbook.ts';

const { release } = playbook;
const last = lastPosts(playbook);
const word = (id: string) =>
  wordOf(
    found(release.signOff, item => item.id === id),
    release.signOff,
    last,
  );

test('of the approvals of a release the last post’s decides, and those before it agree', () => {
  expect(['section', 'office', 'leader', 'group'].map(word)).toEqual([
    'agrees',
    'agrees',
    'decides',
    'decides',
  ]);
});

test('where the last post is not asked, as of a reply, the last approval decides', () => {
  expect(word('reply')).toBe('decides');
});

test('a check decides nothing, and neither does the reading aloud', () => {
  for (const { id, check } of release.signOff) if (check !== 'approval') expect(word(id)).toBe('looks');
});

test('somebody may decide on every kind of statement: the last posts, or of a reply whoever approves it', () => {
  for (const kind of STATEMENT_KINDS)
    expect(postsThatDecide(playbook, kind)).toEqual(kind === 'reply' ? ['office'] : last);
});
