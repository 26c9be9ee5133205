/** A clause and how well it is known, 0 to 1; `undefined` where it was never asked about. */
export interface Strength {
  readonly clause: string;
  readonly strength: number | undefined;
}

/** Sizes in the picture's own units. */
const STEP = 22;
const GAP = 14;
const HEIGHT = 96;
const TOP = 8;
const LEFT = 34;
const LABELS = 44;

/** From here on a clause counts as known. */
const KNOWN = 0.6;

/** Clauses in the plan's order as columns, its chapters apart. The table beside it says the same in numbers. */
export function StrengthPicture({ clauses }: { clauses: readonly Strength[] }) {
  let x = LEFT;
  let chapter = clauses[0]?.clause.split('.')[0];
  const columns = clauses.map(each => {
    const own = each.clause.split('.')[0];
    if (own !== chapter) x += GAP;
    chapter = own;
    const column = { ...each, x };
    x += STEP;
    return column;
  });
  const base = TOP + HEIGHT;
  const y = (share: number): number => base - share * HEIGHT;
  return (
    <svg class="strength picture" viewBox={`0 0 ${x + 4} ${base + LABELS}`} aria-hidden="true">
      {[0, KNOWN, 1].map(share => (
        <g key={share}>
          <text x={LEFT - 6} y={y(share) + 4} text-anchor="end">
            {share * 100}%
          </text>
          <path class={share === KNOWN ? 'grid known' : 'grid'} d={`M${LEFT} ${y(share)}H${x}`} />
        </g>
      ))}
      {columns.map(({ clause, strength, x: left }) => (
        <g key={clause}>
          {strength === undefined ? (
            <circle class="never" cx={left + STEP / 2} cy={base - 4} r="3" />
          ) : (
            <rect
              class={strength < KNOWN ? 'weak' : 'part'}
              x={left + 4}
              y={y(strength) - 1}
              width={STEP - 8}
              height={strength * HEIGHT + 1}
            />
          )}
          <text
            class="clause-label"
            transform={`translate(${left + STEP / 2 + 4} ${base + 6}) rotate(-90)`}
            text-anchor="end"
          >
            {clause}
          </text>
        </g>
      ))}
    </svg>
  );
}
