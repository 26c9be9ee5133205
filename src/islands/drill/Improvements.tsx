import { groupText } from '../../text/drill-group.ts';
import { improvements, type Tabletop } from '../../training/tabletop.ts';

/** 改进计划: what is to be mended, who does it and by when. */
export function Improvements({ tabletop }: { tabletop: Tabletop }) {
  const plan = improvements(tabletop);
  return (
    <section>
      <h3>{groupText.plan}</h3>
      {plan.length === 0 ? (
        <p class="faint">{groupText.noPlan}</p>
      ) : (
        <table class="stacked-rows">
          <thead>
            <tr>
              <th scope="col">{groupText.note}</th>
              <th scope="col">{groupText.who}</th>
              <th scope="col">{groupText.by}</th>
            </tr>
          </thead>
          <tbody>
            {plan.map(({ note, who, by }) => (
              <tr key={note}>
                <th scope="row">{note}</th>
                <td>{who}</td>
                <td>{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
