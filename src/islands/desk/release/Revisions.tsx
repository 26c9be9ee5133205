import type { SignOffLine } from '../../../incident/release/sign-off.ts';
import type { Channel } from '../../../playbook/release-kit.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { personName } from '../../../text/people.ts';
import { lookLabel, signOffText } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';

interface Props {
  before: NonNullable<SignOffLine['before']>;
  channel: Channel | undefined;
  open: boolean;
}

/** What has changed since somebody signed an earlier version. */
export function Revisions({ before: { mark, revisions }, channel, open }: Props) {
  const words = (look: (typeof revisions)[number]['look'], line: string): string =>
    look === 'nextUpdate' && !Number.isNaN(Date.parse(line)) ? fullTime(Date.parse(line), timeNow()) : line;
  return (
    <details class="small revision" open={open}>
      <summary>
        {signOffText.before(mark.number, mark.person === undefined ? '' : personName(mark.person))}
      </summary>
      {revisions.map(({ look, part, removed, added }) => (
        <div key={`${look}/${part}`}>
          <p class="faint">
            {part === undefined
              ? lookLabel[look]
              : (channel?.parts.find(({ id }) => id === part)?.label ?? lookLabel.text)}
          </p>
          {removed.map(line => (
            <del key={line}>{words(look, line)}</del>
          ))}
          {added.map(line => (
            <ins key={line}>{words(look, line)}</ins>
          ))}
        </div>
      ))}
    </details>
  );
}
