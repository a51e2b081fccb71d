// Reads Countersign's topics and prints each record as one line of JSON.
//
//   KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:19092 \
//   SCHEMA_REGISTRY_URL=http://127.0.0.1:18081/apis/ccompat/v7 \
//   node subscribe.mjs [--to-end]
//
// Without --to-end it goes on until Ctrl-C. Records come at least once: tell repeats by the header ce_id.
import { randomUUID } from 'node:crypto';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, logLevel } from 'kafkajs';

const topics = ['countersign.contract-events', 'countersign.account-provisioned'];
const toEnd = process.argv.includes('--to-end');
const brokers = (process.env.KAFKA_BOOTSTRAP_SERVERS ?? '127.0.0.1:19092').split(',');
const registry = new SchemaRegistry({
  host: process.env.SCHEMA_REGISTRY_URL ?? 'http://127.0.0.1:18081/apis/ccompat/v7',
});
const kafka = new Kafka({ clientId: 'countersign-node-example', brokers, logLevel: logLevel.ERROR });

/** What is left to read, as "topic/partition" -> the offset at which the topic ended when we began. */
async function ends() {
  const admin = kafka.admin();
  await admin.connect();
  const left = new Map();
  for (const topic of topics) {
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
      if (BigInt(high) > BigInt(low)) {
        left.set(`${topic}/${partition}`, BigInt(high));
      }
    }
  }
  await admin.disconnect();
  return left;
}

const left = toEnd ? await ends() : new Map();
// A subscriber that must not miss anything uses a group id of its own that stays the same.
const consumer = kafka.consumer({ groupId: `countersign-node-example-${randomUUID()}` });
await consumer.connect();
await consumer.subscribe({ topics, fromBeginning: true });

let finish;
const finished = new Promise((resolve) => {
  finish = resolve;
});
process.once('SIGINT', () => finish());
process.once('SIGTERM', () => finish());

if (toEnd && left.size === 0) {
  finish();
} else {
  await consumer.run({
    eachMessage: async ({ topic, partition, message }) => {
      const headers = Object.fromEntries(
        Object.entries(message.headers ?? {}).map(([name, value]) => [name, value?.toString()]),
      );
      const key = message.key?.toString() ?? null;
      const value = message.value === null ? null : await registry.decode(message.value);
      console.log(JSON.stringify({ topic, key, headers, value }));
      const end = left.get(`${topic}/${partition}`);
      if (end !== undefined && BigInt(message.offset) + 1n >= end) {
        left.delete(`${topic}/${partition}`);
        if (left.size === 0) {
          finish();
        }
      }
    },
  });
}

await finished;
await consumer.disconnect();
