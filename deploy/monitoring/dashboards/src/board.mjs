// How all dashboards look: one data source to choose, panels of two sizes, one way to write a query.
import {
  BigValueColorMode, BigValueGraphMode, LegendDisplayMode, LegendPlacement, ReduceDataOptionsBuilder, SortOrder, TooltipDisplayMode,
  VizLegendOptionsBuilder, VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardBuilder, DashboardCursorSync, DatasourceVariableBuilder, RowBuilder, ThresholdsConfigBuilder, ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as GraphBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };
const SERVICES = 'webhook-ingress|setup-service|contract-sync-service';

/** A dashboard of rows: `[['title of the row', [panel, …]], …]`. */
export function board(title, uid, description, rows) {
  const dashboard = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['countersign'])
    .time({ from: 'now-6h', to: 'now' })
    .timezone('browser')
    .refresh('1m')
    .tooltip(DashboardCursorSync.Crosshair)
    .withVariable(new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus'));
  for (const [name, panels] of rows) {
    dashboard.withRow(new RowBuilder(name));
    panels.forEach((panel) => dashboard.withPanel(panel));
  }
  return dashboard;
}

/** Lines over time. `queries`: `{legend: PromQL}`. */
export function graph(title, unit, description, queries, most = {}) {
  const panel = new GraphBuilder()
    .title(title)
    .description(description)
    .datasource(DATASOURCE)
    .unit(unit)
    .span(8)
    .height(8)
    .lineWidth(1)
    .fillOpacity(10)
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true)
        .calcs([]),
    );
  if (most.min !== undefined) panel.min(most.min);
  if (most.max !== undefined) panel.max(most.max);
  return withQueries(panel, queries, false);
}

/** One number each. `steps`: `[[from, colour], …]`, the first one from the start. */
export function number(title, unit, description, queries, steps = [[null, 'blue']], span = 4) {
  const panel = new StatBuilder()
    .title(title)
    .description(description)
    .datasource(DATASOURCE)
    .unit(unit)
    .span(span)
    .height(4)
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).fields('').values(false))
    .thresholds(
      new ThresholdsConfigBuilder()
        .mode(ThresholdsMode.Absolute)
        .steps(steps.map(([value, color]) => ({ value, color }))),
    );
  return withQueries(panel, queries, true);
}

/** Green at nothing, red from one on: what should not be there at all. */
export const NONE = [[null, 'green'], [1, 'red']];

/** What is the same for every Java process. */
export function processPanels(job) {
  const of = `job=~"${job ?? SERVICES}"`;
  return [
    graph('CPU', 'percentunit', 'Share of the processors that the process may use', {
      '{{job}} {{instance}}': `process_cpu_usage{${of}}`,
    }, { min: 0 }),
    graph('Heap', 'bytes', 'Used, of all pools of the heap together', {
      '{{job}} {{instance}}': `sum by (job, instance) (jvm_memory_used_bytes{${of},area="heap"})`,
      'most, {{job}} {{instance}}': `sum by (job, instance) (jvm_memory_max_bytes{${of},area="heap"} > 0)`,
    }, { min: 0 }),
    graph('Garbage collection', 'percentunit', 'Share of the time that went into it, and what of the heap is in use after it', {
      'time, {{job}} {{instance}}': `jvm_gc_overhead{${of}}`,
      'in use, {{job}} {{instance}}': `jvm_memory_usage_after_gc{${of}}`,
    }, { min: 0 }),
    graph('Lines of level WARN and ERROR', 'short', 'By level, in the interval', {
      '{{level}} {{job}}': `sum by (job, level) (increase(logback_events_total{${of},level=~"warn|error"}[$__rate_interval]))`,
    }, { min: 0 }),
  ];
}

/** Connections to PostgreSQL. */
export function databasePanel(job) {
  return graph('Connections to PostgreSQL', 'short', 'In use, waited for, and the most there may be', {
    'in use {{instance}}': `hikaricp_connections_active{job="${job}"}`,
    'waited for {{instance}}': `hikaricp_connections_pending{job="${job}"}`,
    'most {{instance}}': `hikaricp_connections_max{job="${job}"}`,
  }, { min: 0 });
}

/** Calls to Oneflow's API. */
export function oneflowPanels(job) {
  return [
    graph("Calls to Oneflow's API", 'reqps', 'By what became of them', {
      '{{outcome}}': `sum by (outcome) (rate(countersign_oneflow_calls_seconds_count{job="${job}"}[$__rate_interval]))`,
    }, { min: 0 }),
    graph('How long Oneflow takes', 's', 'Mean by endpoint', {
      '{{endpoint}}':
        `sum by (endpoint) (rate(countersign_oneflow_calls_seconds_sum{job="${job}"}[$__rate_interval]))
/
sum by (endpoint) (rate(countersign_oneflow_calls_seconds_count{job="${job}"}[$__rate_interval]))`,
    }, { min: 0 }),
  ];
}

function withQueries(panel, queries, instant) {
  Object.entries(queries).forEach(([legend, expr], index) => {
    const query = new DataqueryBuilder()
      .datasource(DATASOURCE)
      .refId(String.fromCharCode(65 + index))
      .expr(expr)
      .legendFormat(legend);
    panel.withTarget(instant ? query.instant() : query.range());
  });
  return panel;
}
