import { board, graph } from './board.mjs';

export default board('Countersign / Kafka as the services see it', 'countersign-kafka-clients',
  'Metrics of the Kafka clients inside the services. Those of the brokers are another dashboard.', [
    ['Producers', [
      graph('Records sent', 'cps', 'By service', { '{{job}}': 'sum by (job) (rate(kafka_producer_record_send_total[$__rate_interval]))' }, { min: 0 }),
      graph('Records that failed, and retries', 'cps', 'By service', {
        'failed {{job}}': 'sum by (job) (rate(kafka_producer_record_error_total[$__rate_interval]))',
        'retried {{job}}': 'sum by (job) (rate(kafka_producer_record_retry_total[$__rate_interval]))',
      }, { min: 0 }),
      graph('Time of a request', 'ms', 'Mean, as the client measures it', { '{{job}} {{instance}}': 'kafka_producer_request_latency_avg' }, { min: 0 }),
      graph('Time in the send queue', 'ms', 'Mean', { '{{job}} {{instance}}': 'kafka_producer_record_queue_time_avg' }, { min: 0 }),
      graph('Buffer that is free', 'bytes', 'What is full is answered 503 by the ingress', {
        '{{job}} {{instance}}': 'kafka_producer_buffer_available_bytes',
      }, { min: 0 }),
      graph('Connections', 'short', 'Of producers', { '{{job}} {{instance}}': 'kafka_producer_connection_count' }, { min: 0 }),
    ]],
    ['Consumers of the contract sync service', [
      graph('Lag', 'short', 'Records behind, the worst partition of each consumer. A hint only: contracts wait in the database', {
        '{{client_id}}': 'max by (client_id) (kafka_consumer_fetch_manager_records_lag_max)',
      }, { min: 0 }),
      graph('Records read', 'cps', 'By consumer', {
        '{{client_id}}': 'sum by (client_id) (rate(kafka_consumer_fetch_manager_records_consumed_total[$__rate_interval]))',
      }, { min: 0 }),
      graph('Since the last poll', 's', 'A consumer that does not poll is thrown out of its group', {
        '{{client_id}}': 'max by (client_id) (kafka_consumer_last_poll_seconds_ago)',
      }, { min: 0 }),
      graph('Rebalances', 'short', 'In an hour', {
        '{{client_id}}': 'sum by (client_id) (increase(kafka_consumer_coordinator_rebalance_total[1h]))',
      }, { min: 0 }),
      graph('Partitions', 'short', 'Assigned to each consumer', {
        '{{client_id}}': 'sum by (client_id) (kafka_consumer_coordinator_assigned_partitions)',
      }, { min: 0 }),
      graph('Refused sign-ins at the brokers', 'short', 'In an hour: certificates and passwords', {
        'producers {{job}}': 'sum by (job) (increase(kafka_producer_failed_authentication_total[1h]))',
        'consumers {{job}}': 'sum by (job) (increase(kafka_consumer_failed_authentication_total[1h]))',
      }, { min: 0 }),
    ]],
  ]);
