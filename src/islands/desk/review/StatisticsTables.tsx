import { isSmall, keptRate, type Statistics as Summary } from '../../../document/statistics.ts';
import { ColumnHeads } from '../../../kit/ColumnHeads.tsx';
import { keptSentence, lengthWords, percent, statisticsText } from '../../../text/statistics.ts';
import { StatisticsBox } from './StatisticsBox.tsx';
import { LengthAxis, LengthStrip, lengthScale, ShareBar } from './StatisticsPicture.tsx';

/** How long it took from the find to each stage. */
export function Stretches({ summary: { stretches } }: { summary: Summary }) {
  const columns = statisticsText.stretchColumns;
  const scale = lengthScale(stretches.map(({ spread }) => spread));
  return (
    <section aria-labelledby="statistics-stretches">
      <h2 id="statistics-stretches">{statisticsText.stretches}</h2>
      <p class="small faint">{statisticsText.stretchesHint}</p>
      <StatisticsBox title={statisticsText.stretches}>
        <table class="statistics-stretches small">
          <thead>
            <tr>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.n}</th>
              <th scope="col">{columns.median}</th>
              <th scope="col">{columns.middle}</th>
              <th scope="col">{columns.range}</th>
              {scale !== undefined && (
                <td class="statistics-picture">
                  <LengthAxis scale={scale} />
                </td>
              )}
            </tr>
          </thead>
          <tbody>
            {stretches.map(({ stretch, spread }) => {
              return (
                <tr key={stretch.id}>
                  <th scope="row">{stretch.title}</th>
                  <td class="numeric">{spread?.n ?? 0}</td>
                  {spread === undefined ? (
                    <td colSpan={3} class="faint">
                      {statisticsText.noStretch}
                    </td>
                  ) : (
                    <>
                      <td class="numeric">
                        <strong>{lengthWords(spread.median)}</strong>
                        {isSmall(spread.n) && <span class="few tag">{statisticsText.few}</span>}
                      </td>
                      <td class="numeric">
                        {statisticsText.between(lengthWords(spread.lower), lengthWords(spread.upper))}
                      </td>
                      <td class="numeric">
                        {statisticsText.between(lengthWords(spread.least), lengthWords(spread.most))}
                      </td>
                    </>
                  )}
                  {scale !== undefined && (
                    <td class="statistics-picture">
                      {spread !== undefined && <LengthStrip spread={spread} scale={scale} />}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </StatisticsBox>
    </section>
  );
}

/** How many limits were kept. */
export function Kept({ summary: { kept, deadlines } }: { summary: Summary }) {
  const columns = statisticsText.keptColumns;
  return (
    <section aria-labelledby="statistics-kept">
      <h2 id="statistics-kept">{statisticsText.kept}</h2>
      <p class="small faint">{statisticsText.keptHint}</p>
      <p>
        {keptSentence(kept)}
        {deadlines.length > 0 && isSmall(kept.met + kept.missed) && (
          <span class="few tag">{statisticsText.few}</span>
        )}
      </p>
      {deadlines.length > 0 && (
        <StatisticsBox title={statisticsText.kept}>
          <table class="small">
            <thead>
              <ColumnHeads columns={[columns.deadline, columns.met, columns.missed, columns.rate]} />
            </thead>
            <tbody>
              {deadlines.map(each => (
                <tr key={each.id}>
                  <th scope="row">
                    {each.title}（{each.limit}）
                  </th>
                  <td class="numeric">{each.met}</td>
                  <td class="numeric">{each.missed}</td>
                  <td class="numeric statistics-rate">
                    <ShareBar share={keptRate(each) ?? 0} /> {percent(keptRate(each))}
                    {isSmall(each.met + each.missed) && <span class="few tag">{statisticsText.few}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </StatisticsBox>
      )}
    </section>
  );
}
