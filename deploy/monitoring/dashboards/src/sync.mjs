import { board, databasePanel, graph, NONE, number, oneflowPanels, processPanels } from './board.mjs';

const FRESHNESS = 'countersign_sync_signature_to_hrm_seconds';
const ATTEMPT = 'countersign_sync_attempt_seconds';
const HRM = 'countersign_hrm_requests_seconds';

export default board('Countersign / Contract sync', 'countersign-sync', 'From a contract event to a verified record of the HRM.', [
  ['Now', [
    number('Waits longest', 's', 'Of contracts that wait for this service', {
      service: 'max(countersign_sync_oldest_fresh_seconds{waits_for="service"})',
    }, [[null, 'green'], [120, 'yellow'], [300, 'red']]),
    number('Parked', 'short', './countersign parked', { parked: 'max(countersign_sync_parked)' }, NONE),
    number('Accounts that rest', 'short', 'By who refuses their credentials', {
      '{{by}}': 'max by (by) (countersign_sync_suspended_accounts)',
    }, NONE),
    number('Missed webhooks', 'short', 'In a day', { missed: 'sum(increase(countersign_sync_missed_webhooks_total[1d]))' }, NONE),
    number('Dead letters', 'short', 'In a day', { records: 'sum(increase(countersign_sync_dead_letters_total[1d]))' }, NONE),
    number('Requests parked', 'short', './countersign requests --state parked', { parked: 'max(countersign_creation_parked)' }, NONE),
  ]],
  ['Freshness', [
    graph('For how long contracts have waited', 's', 'The one that waits longest, by whom it waits for', {
      '{{waits_for}}': 'max by (waits_for) (countersign_sync_oldest_fresh_seconds)',
      'with backfill': 'max(countersign_sync_oldest_unsynced_seconds)',
    }, { min: 0 }),
    graph('From the signature to the HRM', 's', 'Written, read back and compared', {
      median: `histogram_quantile(0.5, sum by (le) (rate(${FRESHNESS}_bucket[1h])))`,
      '95 %': `histogram_quantile(0.95, sum by (le) (rate(${FRESHNESS}_bucket[1h])))`,
      '99 %': `histogram_quantile(0.99, sum by (le) (rate(${FRESHNESS}_bucket[1h])))`,
    }, { min: 0 }),
    graph('Contracts that wait', 'short', 'All of them, backfill too', { waiting: 'max(countersign_sync_dirty)' }, { min: 0 }),
    graph('Syncs', 'ops', 'By how they ended', {
      '{{outcome}}': `sum by (outcome) (rate(${ATTEMPT}_count[$__rate_interval]))`,
    }, { min: 0 }),
    graph('How long a sync takes', 's', 'From the claim to the record', {
      median: `histogram_quantile(0.5, sum by (le) (rate(${ATTEMPT}_bucket[$__rate_interval])))`,
      '95 %': `histogram_quantile(0.95, sum by (le) (rate(${ATTEMPT}_bucket[$__rate_interval])))`,
    }, { min: 0 }),
    graph('What people must look at', 'short', 'Parked contracts, open reviews', {
      parked: 'max(countersign_sync_parked)',
      reviews: 'max(countersign_sync_reviews_open)',
    }, { min: 0 }),
  ]],
  ['Oneflow and HRMs', [
    ...oneflowPanels('contract-sync-service'),
    graph('Waiting for the rate budget', 's', "Mean wait of a call for its token's budget", {
      wait: 'sum(rate(countersign_oneflow_budget_wait_seconds_sum[$__rate_interval])) / sum(rate(countersign_oneflow_budget_wait_seconds_count[$__rate_interval]))',
    }, { min: 0 }),
    graph('Requests to HRMs', 'reqps', 'By method and status', {
      '{{method}} {{status}}': `sum by (method, status) (rate(${HRM}_count[$__rate_interval]))`,
    }, { min: 0 }),
    graph('How long HRMs take', 's', 'Mean by method', {
      '{{method}}':
        `sum by (method) (rate(${HRM}_sum[$__rate_interval])) / sum by (method) (rate(${HRM}_count[$__rate_interval]))`,
    }, { min: 0 }),
    graph('Breakers and suspensions', 'short', 'Accounts that are left alone', {
      '{{target}} {{state}}': 'sum by (target, state) (countersign_breakers)',
      'refused by {{by}}': 'max by (by) (countersign_sync_suspended_accounts)',
    }, { min: 0 }),
  ]],
  ['Reconciliation', [
    graph('Missed and lost', 'short', 'In the interval: changed without a webhook, and no longer listed', {
      missed: 'sum(increase(countersign_sync_missed_webhooks_total[$__rate_interval]))',
      lost: 'sum(increase(countersign_sync_lost_contracts_total[$__rate_interval]))',
    }, { min: 0 }),
    graph('Runs', 'short', 'In the interval, by how they ended', {
      '{{outcome}}': 'sum by (outcome) (increase(countersign_reconciliation_runs_total[$__rate_interval]))',
    }, { min: 0 }),
    graph('Age', 's', 'Since the reconciliation of the account whose reconciliation is longest ago', {
      age: 'max(countersign_reconciliation_age_seconds)',
    }, { min: 0 }),
  ]],
  ['Creation of contracts', [
    graph('Requests', 'short', 'Open, and parked', {
      open: 'max(countersign_creation_open)',
      parked: 'max(countersign_creation_parked)',
    }, { min: 0 }),
    graph('Oldest open request', 's', 'Without a result, and not parked', {
      age: 'max(countersign_creation_oldest_open_seconds)',
    }, { min: 0 }),
    graph('Results', 'short', 'In the interval', {
      '{{outcome}}': 'sum by (outcome) (increase(countersign_creation_settled_total[$__rate_interval]))',
    }, { min: 0 }),
  ]],
  ['Kafka and database', [
    graph('Dead letters', 'short', 'In the interval', {
      '{{topic}} {{reason}}': 'sum by (topic, reason) (increase(countersign_sync_dead_letters_total[$__rate_interval]))',
    }, { min: 0 }),
    graph('Age of the oldest entry that is not sent', 's', 'Of the audit, to countersign.employee-records', {
      age: 'max(countersign_outbox_age_seconds{job="contract-sync-service"})',
    }, { min: 0 }),
    databasePanel('contract-sync-service'),
  ]],
  ['Process', processPanels('contract-sync-service')],
]);
