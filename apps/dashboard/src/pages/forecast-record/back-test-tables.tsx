import { DataTable } from '../../charts/figure.js';
import { DefinedTable } from '../../definitions/defined-table.js';
import { Defined } from '../../definitions/defined.js';
import { inDigits } from '../../words/numbers.js';
import { type BacktestGroup, type TestedModel } from './query.js';
import { bestOf, groupName, METHODS, methodName, methodsOf, modelOf, percent } from './scores.js';

/** A group of forecasts, and the model that is tested. */
export interface TestedGroup {
  readonly group: BacktestGroup;
  readonly model: TestedModel;
  readonly dated: string;
}

/** All ways beside each other, over the same forecasts. */
export function GroupScores({ group, model, dated }: TestedGroup) {
  const unit = group.of === 'fte' ? 'FTE' : 'people';
  return (
    <section>
      <h3 className="nhsuk-heading-s">{groupName(group)}: the model beside simple ways</h3>
      <p>
        {inDigits(group.forecasts)} figures, the same for all ways. Errors are in {unit}: smaller is better.
        Of ranges that are right, 80 and 95 % hold what came. A way that cannot answer all of them is left
        out.
      </p>
      <DefinedTable
        caption={`Scores of ${groupName(group)}`}
        first="Way of forecasting"
        head={[
          <Defined as="wis">Error (WIS)</Defined>,
          <Defined as="mase">Error of the median (MASE)</Defined>,
          'Came within 50 %',
          <Defined as="within-80">Came within 80 %</Defined>,
          <Defined as="within-95">Came within 95 %</Defined>,
        ]}
        rows={inOrder(group).map(({ method, wis, mase, coverage }) => ({
          name: method === model ? <strong>{methodName(method)}</strong> : methodName(method),
          cells: [
            inDigits(wis, 1),
            inDigits(mase, 2),
            ...['50', '80', '95'].map(level => percent(coverage[level] ?? 0)),
          ],
        }))}
      />
      <p className="muster-source">
        {dated} <Defined as="brier">Brier score</Defined> of the model’s chances: {inDigits(group.brier, 3)}.
      </p>
    </section>
  );
}

const inOrder = ({ scores }: BacktestGroup) =>
  Object.keys(METHODS).flatMap(name => scores.filter(({ method }) => method === name));

/** Where the model wins and where it does not. */
export function AllGroups({
  groups,
  model,
}: {
  readonly groups: readonly BacktestGroup[];
  readonly model: TestedModel;
}) {
  const methods = methodsOf(groups);
  return (
    <section>
      <h3 className="nhsuk-heading-s">Every group</h3>
      <p>
        Errors (WIS) of each way; then how many in a hundred outcomes came within the model’s 80 and 95 %
        ranges.
      </p>
      <DataTable
        caption="Errors (WIS) of every group and way, and how often the model’s ranges held"
        table={{
          columns: [
            { label: 'Group' },
            { label: 'Figures', digits: 0 },
            ...methods.map(method => ({ label: METHODS[method].short, digits: 1 })),
            { label: '% in 80', digits: 0 },
            { label: '% in 95', digits: 0 },
            { label: 'Best' },
          ],
          rows: groups.map(group => [
            groupName(group),
            group.forecasts,
            ...methods.map(name => group.scores.find(({ method }) => method === name)?.wis ?? null),
            100 * (modelOf(group, model)?.coverage['80'] ?? 0),
            100 * (modelOf(group, model)?.coverage['95'] ?? 0),
            methodName(bestOf(group)?.method ?? ''),
          ]),
        }}
      />
    </section>
  );
}
