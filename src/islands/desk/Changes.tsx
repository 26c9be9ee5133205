import type { ChangePreview } from '../../incident/change.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Step } from '../../playbook/playbook.ts';
import { changeText } from '../../text/edition.ts';

interface Props {
  preview: ChangePreview;
  /** Of each list. */
  heading: 'h2' | 'h3';
  /** What is said of one of them. */
  note(of: Step | Deadline, list: keyof ChangePreview): string | undefined;
}

/** Steps and clocks that come, go or change, before it is accepted. */
export const Changes = ({ preview, heading: Heading, note }: Props) => (
  <>
    {(Object.keys(changeText) as (keyof ChangePreview)[])
      .filter(list => preview[list].length > 0)
      .map(list => (
        <section key={list}>
          <Heading>{changeText[list](preview[list].length)}</Heading>
          <ul>
            {preview[list].map(each => (
              <li key={each.id}>
                {each.title}
                <span class="small faint block">{note(each, list)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
  </>
);
