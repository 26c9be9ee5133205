/** The row that names the columns of a table. */
export const ColumnHeads = ({ columns }: { columns: readonly string[] }) => (
  <tr>
    {columns.map(column => (
      <th key={column} scope="col">
        {column}
      </th>
    ))}
  </tr>
);
