// Writes the dashboards' JSON from what is in this folder; with --check it only compares, and fails when a file differs.
import { readFileSync, writeFileSync } from 'node:fs';
import ingress from './ingress.mjs';
import kafkaBrokers from './kafka-brokers.mjs';
import kafkaClients from './kafka-clients.mjs';
import overview from './overview.mjs';
import setup from './setup.mjs';
import sync from './sync.mjs';

const folder = new URL('..', import.meta.url);
const dashboards = {
  'overview.json': overview,
  'ingress.json': ingress,
  'setup.json': setup,
  'sync.json': sync,
  'kafka-clients.json': kafkaClients,
  'strimzi/kafka-brokers.json': kafkaBrokers,
};

let different = 0;
for (const [name, dashboard] of Object.entries(dashboards)) {
  const file = new URL(name, folder);
  const json = `${JSON.stringify(numbered(dashboard.build()), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(file, json);
  } else if (readFileSync(file, 'utf8') !== json) {
    console.error(`${name} is not what src makes of it. Run: npm run build`);
    different++;
  }
}
process.exitCode = different === 0 ? 0 : 1;

/** Panels need ids that stay the same, or links to them break. */
function numbered(dashboard) {
  dashboard.panels.forEach((panel, index) => (panel.id = index + 1));
  return dashboard;
}
