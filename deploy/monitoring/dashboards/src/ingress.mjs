import { board, graph, NONE, number, processPanels } from './board.mjs';

const WEBHOOKS = 'countersign_ingress_webhook_seconds';
const PUBLISH = 'countersign_ingress_publish_seconds';

export default board('Countersign / Webhook ingress', 'countersign-ingress', 'What Oneflow sends, and how it is answered.', [
  ['Now', [
    number('Endpoints', 'short', 'That an instance knows', { '{{instance}}': 'countersign_ingress_endpoints' }),
    number('Endpoint topic', 's', 'Time since it was last polled', {
      '{{instance}}': 'countersign_ingress_endpoint_topic_poll_age_seconds',
    }, [[null, 'green'], [60, 'red']]),
    number('Unreadable sign keys', 'short', 'Endpoints with a current record, or a key in it, that can\'t be read', {
      '{{instance}}': 'countersign_ingress_endpoints_unreadable',
    }, NONE),
    number('Altered calls', 'short', 'In a day: the same callback with another body', {
      altered: 'sum(increase(countersign_ingress_altered_calls_total[1d]))',
    }, NONE),
    number('Quarantined', 'short', 'In a day: authentic calls that nothing could be made of', {
      quarantined: `sum(increase(${WEBHOOKS}_count{outcome="quarantined"}[1d]))`,
    }, NONE),
    number('Forgotten early', 'short', 'In a day: recorded calls whose resends are recorded again', {
      forgotten: 'sum(increase(countersign_ingress_memory_forgotten_early_total[1d]))',
    }, NONE),
  ]],
  ['Answers', [
    graph('Requests', 'reqps', 'By what became of them', {
      '{{outcome}}': `sum by (outcome) (rate(${WEBHOOKS}_count[$__rate_interval]))`,
    }, { min: 0 }),
    graph('Time to the answer', 's', 'Of calls that were taken', {
      median: `histogram_quantile(0.5, sum by (le) (rate(${WEBHOOKS}_bucket{status="200"}[$__rate_interval])))`,
      '95 %': `histogram_quantile(0.95, sum by (le) (rate(${WEBHOOKS}_bucket{status="200"}[$__rate_interval])))`,
      '99 %': `histogram_quantile(0.99, sum by (le) (rate(${WEBHOOKS}_bucket{status="200"}[$__rate_interval])))`,
    }, { min: 0 }),
    graph('Failed and late', 'percentunit', 'What the error budgets are spent on', {
      failed: 'job:countersign_ingress_failed:ratio_rate5m',
      late: 'job:countersign_ingress_late:ratio_rate5m',
    }, { min: 0 }),
    graph('Acknowledgement by Kafka', 's', 'From sending the records of a call to the last acknowledgement', {
      median: `histogram_quantile(0.5, sum by (le) (rate(${PUBLISH}_bucket{outcome="acknowledged"}[$__rate_interval])))`,
      '99 %': `histogram_quantile(0.99, sum by (le) (rate(${PUBLISH}_bucket{outcome="acknowledged"}[$__rate_interval])))`,
    }, { min: 0 }),
    graph('Signatures', 'reqps', 'By verdict, and by the place of the key among those of its endpoint', {
      '{{verdict}}, key: {{key}}': 'sum by (verdict, key) (rate(countersign_ingress_verifications_total[$__rate_interval]))',
    }, { min: 0 }),
    graph('Endpoints by their last call', 'short', 'As far as an instance knows; the largest of all instances', {
      '{{age}}': 'max by (age) (countersign_ingress_endpoints_by_last_call)',
    }, { min: 0 }),
  ]],
  ['Pressure', [
    graph('Requests at work', 'short', 'To endpoints that are known, and to others', {
      '{{room}} {{instance}}': 'countersign_ingress_in_flight_requests',
    }, { min: 0 }),
    graph('Bytes at work', 'bytes', 'Held for the bodies of requests', {
      '{{room}} {{instance}}': 'countersign_ingress_in_flight_size_bytes',
    }, { min: 0 }),
    graph('Open connections', 'short', 'By instance', { '{{instance}}': 'countersign_ingress_connections' }, { min: 0 }),
    graph('Recorded calls that are remembered', 'short', 'So that repeats are not recorded again', {
      '{{instance}}': 'countersign_ingress_memory_calls',
    }, { min: 0 }),
    graph('Memory of recorded calls', 'bytes', 'At most countersign.ingress.repeat-memory-size', {
      '{{instance}}': 'countersign_ingress_memory_size_bytes',
    }, { min: 0 }),
  ]],
  ['Process', processPanels('webhook-ingress')],
]);
