import { describe, expect, test } from 'vitest';
import { Link } from '../../src/kit/Link.tsx';
import { render } from '../support/render.ts';

const drawn = (to: string): string => render(Link, { to });

describe('a recorded address', () => {
  test.each(['https://example.org/a?b=1&c=2', 'http://example.org/'])('%s is a link', to => {
    expect(drawn(to)).toMatch(/^<a href="https?:\/\/example\.org\/[^"]*" rel="noreferrer noopener"/);
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' \u0001javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'javascript://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    '//example.org/a',
    '\\\\example.org\\a',
    '/desk/',
    '一处没有地址的地方',
  ])('%j is only words', to => {
    expect(drawn(to)).not.toContain('<a');
    expect(drawn(to)).not.toBe('');
  });
});
