// Not our metrics: the names are those that the JMX exporter gives with the rules of Strimzi's example kafka-metrics.yaml.
import { board, graph, NONE, number } from './board.mjs';

const OURS = 'topic=~"countersign[.].+"';

export default board('Countersign / Kafka brokers (Strimzi)', 'countersign-kafka-brokers',
  "Needs Strimzi's JMX exporter with its example rules. None of these metrics come from Countersign.", [
    ['Health', [
      number('Active controllers', 'short', 'Must be 1', {
        controllers: 'sum(kafka_controller_kafkacontroller_activecontrollercount)',
      }, [[null, 'red'], [1, 'green'], [2, 'red']]),
      number('Offline partitions', 'short', 'Nobody can read or write them', {
        partitions: 'sum(kafka_controller_kafkacontroller_offlinepartitionscount)',
      }, NONE),
      number('Under-replicated', 'short', 'Partitions without all of their replicas', {
        partitions: 'sum(kafka_server_replicamanager_underreplicatedpartitions)',
      }, NONE),
      number('Under the minimum', 'short', 'Partitions that take no record with acks=all: the ingress answers 503', {
        partitions: 'sum(kafka_server_replicamanager_underminisrpartitioncount)',
      }, NONE),
    ]],
    ['Traffic of our topics', [
      graph('Records', 'cps', 'Written, by topic', {
        '{{topic}}': `sum by (topic) (rate(kafka_server_brokertopicmetrics_messagesin_total{${OURS}}[$__rate_interval]))`,
      }, { min: 0 }),
      graph('Written', 'Bps', 'By topic', {
        '{{topic}}': `sum by (topic) (rate(kafka_server_brokertopicmetrics_bytesin_total{${OURS}}[$__rate_interval]))`,
      }, { min: 0 }),
      graph('Size', 'bytes', 'On all brokers, by topic', { '{{topic}}': `sum by (topic) (kafka_log_log_size{${OURS}})` }, { min: 0 }),
      graph('Request handlers', 'percentunit', 'Idle share; below 0.3 the brokers are busy', {
        '{{pod}}': 'avg by (pod) (kafka_server_kafkarequesthandlerpool_requesthandleravgidle_percent)',
      }, { min: 0, max: 1 }),
    ]],
  ]);
