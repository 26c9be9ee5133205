import { Table } from '../../kit/Table.tsx';
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
        <Table
          class="stacked-rows"
          rows={plan}
          keyOf={({ note }) => note}
          columns={[
            { head: groupText.note, cell: ({ note }) => note },
            { head: groupText.who, cell: ({ who }) => who },
            { head: groupText.by, cell: ({ by }) => by },
          ]}
        />
      )}
    </section>
  );
}
