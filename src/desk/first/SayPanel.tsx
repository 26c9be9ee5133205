import { useFirstPlaybook } from './panel.tsx';
import { firstPanelText } from './words.ts';

/** 先说一句: what can be said at once, and how a release is put to whoever approves it by telephone. */
export function SayPanel() {
  const playbook = useFirstPlaybook();
  if (playbook === undefined) return null;
  const { sentences, mayNot, approval } = playbook.card;
  const lists = [
    [firstPanelText.sentences, sentences],
    [firstPanelText.mayNot, mayNot],
    [firstPanelText.approval, approval],
  ] as const;
  return (
    <>
      {lists.map(([title, items]) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {items.map(item => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
      <p class="small">{firstPanelText.sayNext}</p>
    </>
  );
}
