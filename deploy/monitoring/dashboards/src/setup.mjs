import { board, databasePanel, graph, NONE, number, oneflowPanels, processPanels } from './board.mjs';

export default board('Countersign / Setup service', 'countersign-setup', 'Onboarding of accounts, and whether they stay as they were set up.', [
  ['In a day', [
    number('Admins let in', 'short', 'At the Setup URL', {
      admitted: 'sum(increase(countersign_setup_entrances_total{outcome="admitted"}[1d]))',
    }),
    number('Setups that came to their end', 'short', 'By what was asked for', {
      '{{goal}}': 'sum by (goal) (increase(countersign_setup_duration_seconds_count[1d]))',
    }),
    number('Setups that stopped', 'short', 'Until somebody acts', {
      stopped: 'sum(increase(countersign_setup_steps_total{outcome="Stopped"}[1d]))',
    }, NONE),
    number('Differences for a person', 'short', 'Between accounts in Oneflow and what was set up', {
      reported: 'sum(increase(countersign_setup_drift_total{outcome="reported"}[1d]))',
    }, [[null, 'green'], [1, 'yellow']]),
    number('Overdue comparisons', 'short', 'With Oneflow', { overdue: 'max(countersign_setup_drift_overdue)' }),
    number('Not on Kafka yet', 'short', 'States that are newer in the database', {
      '{{topic}}': 'max by (topic) (countersign_outbox_lag)',
    }, NONE),
  ]],
  ['Onboarding', [
    graph('Calls of the Setup URL', 'short', 'In the interval, by what became of them', {
      '{{outcome}}': 'sum by (outcome) (increase(countersign_setup_entrances_total[$__rate_interval]))',
    }, { min: 0 }),
    graph('Steps', 'short', 'In the interval: put off, or stopped until somebody acts', {
      '{{step}} {{outcome}}': 'sum by (step, outcome) (increase(countersign_setup_steps_total{outcome=~"Later|Stopped"}[$__rate_interval]))',
    }, { min: 0 }),
    graph('How long setups take', 's', 'Mean of those that came to their end within an hour', {
      '{{goal}}':
        'sum by (goal) (rate(countersign_setup_duration_seconds_sum[1h])) / sum by (goal) (rate(countersign_setup_duration_seconds_count[1h]))',
    }, { min: 0 }),
    graph('Pages and operator API', 'reqps', 'By status', {
      '{{status}}': 'sum by (status) (rate(http_server_requests_seconds_count{job="setup-service"}[$__rate_interval]))',
    }, { min: 0 }),
    ...oneflowPanels('setup-service'),
  ]],
  ['Comparison with Oneflow', [
    graph('Comparisons', 'short', 'In the interval, by what was found', {
      '{{outcome}}': 'sum by (outcome) (increase(countersign_setup_drift_checks_total[$__rate_interval]))',
    }, { min: 0 }),
    graph('Differences', 'short', 'In the interval, and what became of them', {
      '{{finding}} {{outcome}}': 'sum by (finding, outcome) (increase(countersign_setup_drift_total[$__rate_interval]))',
    }, { min: 0 }),
    graph('Overdue', 'short', 'Accounts whose comparison is due', { accounts: 'max(countersign_setup_drift_overdue)' }, { min: 0 }),
  ]],
  ['Outbox and database', [
    graph('States sent to Kafka', 'short', 'In the interval', {
      '{{topic}} {{outcome}}': 'sum by (topic, outcome) (increase(countersign_outbox_states_total[$__rate_interval]))',
    }, { min: 0 }),
    graph('Age of the oldest that is not sent', 's', 'By topic', {
      '{{topic}}': 'max by (topic) (countersign_outbox_age_seconds{job="setup-service"})',
    }, { min: 0 }),
    databasePanel('setup-service'),
  ]],
  ['Process', processPanels('setup-service')],
]);
