import { TableScroll } from '@/components/mdx/table-scroll';
import type { Measure } from '@/lib/measure/measure';
import { metricList } from '@/lib/measure/metrics';
import { CiteTable } from './cite-table';
import { tableCitation } from './table-citation';

const fragment = 'metrics-table';

export const metricTableCitation = tableCitation({ title: 'All metrics', page: '/method/', fragment, date: null });

const wish: Record<Measure['better'], string> = { lower: 'lower is better', higher: 'higher is better', neither: '' };

/** Every metric with its unit and method; `#metric-<id>` leads here from a run's table. */
export function MetricTable() {
  return (
    <>
      <TableScroll label="All metrics">
        <table className="data-table" id={fragment}>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Unit</th>
              <th scope="col">Method</th>
            </tr>
          </thead>
          <tbody>
            {metricList.map(({ metric, label, unit, better, method }) => (
              <tr key={metric} id={`metric-${metric}`}>
                <th scope="row">
                  {label}
                  <span className="block font-normal text-soft">{wish[better]}</span>
                </th>
                <td>{unit || 'number'}</td>
                <td>{method}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <CiteTable citation={metricTableCitation} />
    </>
  );
}
