import { isThrough, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import type { Channel } from '../../../playbook/release-kit.ts';
import { signOffText } from '../../../text/statements.ts';
import type { Work } from '../work.ts';
import { Line } from './SignOffLine.tsx';
import { isMachine } from './sign-off.ts';

interface Props {
  work: Work;
  version: StatementVersion;
  lines: readonly SignOffLine[];
  channel: Channel | undefined;
  locked: boolean;
  /** To the editor, at the words that have to change. */
  onEdit(words?: string): void;
}

/** Who has to act at a line: whoever holds a post, whoever writes where the machine found something, or two people. */
function whoOf(line: SignOffLine, work: Work): string {
  const { item } = line;
  if ('roles' in item) return item.roles.map(work.roleName).join('、');
  if (isMachine(line)) return signOffText.writer;
  return item.check === 'aloud' ? signOffText.two : signOffText.checker;
}

/** All that has to be so before a version goes out, by who has to act; what is passed is a line that opens. */
export function SignOff(props: Props) {
  const { lines } = props;
  const next = lines.find(line => !isThrough(line));
  const passed = next === undefined ? [] : lines.filter(isThrough);
  const shown = lines.filter(line => !passed.includes(line));
  return (
    <>
      {passed.length > 0 && (
        <details class="sign-off-passed">
          <summary class="small">{signOffText.passed(passed.length)}</summary>
          <Lines {...props} shown={passed} next={next} />
        </details>
      )}
      <Lines {...props} shown={shown} next={next} />
    </>
  );
}

function Lines({
  shown,
  next,
  ...given
}: Props & { shown: readonly SignOffLine[]; next: SignOffLine | undefined }) {
  const { lines, work } = given;
  // Checks that are open are signed together, at the first of them.
  const checks =
    next !== undefined && 'ask' in next.item
      ? lines.filter(line => 'ask' in line.item && !isThrough(line))
      : [];
  const focus = (): void => {
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.sign-off [data-next] h3, #publish-title')?.focus(),
    );
  };
  return (
    <table class="sign-off">
      <thead>
        <tr>
          <th scope="col">{signOffText.who}</th>
          <th scope="col">{signOffText.what}</th>
          <th scope="col">{signOffText.how}</th>
        </tr>
      </thead>
      {shown.map((line, place) => {
        const before = shown[place - 1];
        const who = whoOf(line, work);
        return (
          <Line
            key={line.item.id}
            {...given}
            line={line}
            who={who}
            isSame={before !== undefined && whoOf(before, work) === who}
            isNext={line === next}
            checks={line === next ? checks : []}
            onDone={focus}
          />
        );
      })}
    </table>
  );
}
