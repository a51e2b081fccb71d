import { board, graph, NONE, number, processPanels } from './board.mjs';

const WEBHOOKS = 'countersign_ingress_webhook_seconds';
const FRESHNESS = 'countersign_sync_signature_to_hrm_seconds';
const MISSED = (objective) => [[null, 'red'], [objective, 'green']];

export default board('Countersign / Overview', 'countersign-overview', 'Is what was promised kept, and what waits for a person.', [
  ['What is promised, over 30 days', [
    number('Webhooks taken', 'percentunit', 'Answered 200, of those that could be taken. Objective: 99.9 %', {
      taken: `1 - sum(increase(${WEBHOOKS}_count{status=~"5.."}[30d])) / sum(increase(${WEBHOOKS}_count{status=~"200|5.."}[30d]))`,
    }, MISSED(0.999)),
    number('Webhooks answered in time', 'percentunit', 'Within half a second, of those that were taken. Objective: 99 %', {
      'in time': `sum(increase(${WEBHOOKS}_bucket{status="200",le="0.5"}[30d])) / sum(increase(${WEBHOOKS}_count{status="200"}[30d]))`,
    }, MISSED(0.99)),
    number('Signed contracts in the HRM in time', 'percentunit', 'Within 5 minutes of the last signature. Objective: 99 %', {
      'in time': `sum(increase(${FRESHNESS}_bucket{le="300.0"}[30d])) / sum(increase(${FRESHNESS}_count[30d]))`,
    }, MISSED(0.99)),
    number('Signed contracts', 'short', 'That reached an HRM', { signed: `sum(increase(${FRESHNESS}_count[30d]))` }),
    number('Missed webhooks', 'short', 'Contracts that only reconciliation found', {
      missed: 'sum(increase(countersign_sync_missed_webhooks_total[30d]))',
    }, NONE),
    number('Instances that are ready', 'short', 'By service', { '{{job}}': 'sum by (job) (countersign_ready)' }, [[null, 'red'], [1, 'green']]),
  ]],
  ['What waits', [
    number('Parked contracts', 'short', './countersign parked', { parked: 'max(countersign_sync_parked)' }, NONE),
    number('Reviews', 'short', './countersign reviews', { open: 'max(countersign_sync_reviews_open)' }, [[null, 'green'], [1, 'yellow']]),
    number('Accounts that rest', 'short', './countersign accounts --suspended', {
      '{{by}}': 'max by (by) (countersign_sync_suspended_accounts)',
    }, NONE),
    number('Reconciliations held', 'short', './countersign reconcile runs --state aborted', {
      held: 'max(countersign_reconciliation_held_accounts)',
    }, NONE),
    number('Open breakers', 'short', 'Accounts whose HRM, or whose calls to Oneflow, are left alone', {
      '{{target}}': 'sum by (target) (countersign_breakers{state=~"open|probing"})',
    }, NONE),
    number('Firing alerts', 'short', 'By severity', {
      '{{severity}}': 'sum by (severity) (ALERTS{alertstate="firing",service=~"webhook-ingress|setup-service|contract-sync-service"}) or vector(0)',
    }, NONE),
  ]],
  ['From webhook to HRM', [
    graph('Webhooks', 'reqps', 'By what became of them', {
      '{{outcome}}': `sum by (outcome) (rate(${WEBHOOKS}_count[$__rate_interval]))`,
    }, { min: 0 }),
    graph('For how long contracts have waited', 's', 'The one that waits longest, by whom it waits for', {
      '{{waits_for}}': 'max by (waits_for) (countersign_sync_oldest_fresh_seconds)',
    }, { min: 0 }),
    graph('From the signature to the HRM', 's', 'Written, read back and compared', {
      median: `histogram_quantile(0.5, sum by (le) (rate(${FRESHNESS}_bucket[1h])))`,
      '95 %': `histogram_quantile(0.95, sum by (le) (rate(${FRESHNESS}_bucket[1h])))`,
      '99 %': `histogram_quantile(0.99, sum by (le) (rate(${FRESHNESS}_bucket[1h])))`,
    }, { min: 0 }),
    graph('Contracts', 'short', 'Waiting for their turn, and for a person', {
      waiting: 'max(countersign_sync_dirty)',
      parked: 'max(countersign_sync_parked)',
    }, { min: 0 }),
    graph('Not on Kafka yet', 's', 'Age of the oldest entry in the outboxes', {
      '{{job}} {{topic}}': 'max by (job, topic) (countersign_outbox_age_seconds)',
    }, { min: 0 }),
    graph('Budgets burnt', 'none', 'How many times as fast as the objective allows, over an hour: at 1 the budget lasts exactly 30 days', {
      'webhooks taken': 'max(job:countersign_ingress_failed:ratio_rate1h) / 0.001',
      'webhooks in time': 'max(job:countersign_ingress_late:ratio_rate1h) / 0.01',
      'contracts in time': 'max(job:countersign_freshness_missed:ratio_rate1h) / 0.01',
    }, { min: 0 }),
  ]],
  ['Processes', processPanels()],
]);
