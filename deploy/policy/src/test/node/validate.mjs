// Validates Kubernetes documents by the models that kubernetes-models generates from the kinds' published schemas.
// A line in: a JSON list of documents. A line out: a JSON list of findings [{document, problem}], document being its place in the list.
import { createInterface } from "node:readline";

const packages = {
  "keda.sh": "@kubernetes-models/keda",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
  "external-secrets.io": "@kubernetes-models/external-secrets",
  "cert-manager.io": "@kubernetes-models/cert-manager",
};

async function modelOf({ apiVersion, kind }) {
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
  try {
    const models = await import(`${packages[group] ?? "kubernetes-models"}/${apiVersion}/${kind}`);
    return { validate: models[kind].prototype.validate, isCustom: group in packages };
  } catch (e) {
    if (e.code === "ERR_PACKAGE_PATH_NOT_EXPORTED" || e.code === "ERR_MODULE_NOT_FOUND") {
      return undefined;
    }
    throw e;
  }
}

/**
 * The generated validators let unknown fields pass, but ask each object for every field that its schema has. So an object that was asked for some
 * fields, and not for one that it has, has an unknown one. One that was asked for none, or for all, is free in its fields.
 */
function watched(value, path, objects) {
  if (value === null || typeof value !== "object") {
    return value;
  }
  const children = new Map();
  const seen = { value, path, asked: new Set(), free: Array.isArray(value) };
  objects.push(seen);
  return new Proxy(value, {
    get(target, field) {
      if (typeof field === "symbol" || (field in target && !Object.hasOwn(target, field))) {
        return target[field];
      }
      seen.asked.add(field);
      if (!children.has(field)) {
        children.set(field, watched(target[field], `${path}/${field}`, objects));
      }
      return children.get(field);
    },
    ownKeys(target) {
      seen.free = true;
      return Reflect.ownKeys(target);
    },
  });
}

function unknownFields(objects) {
  return objects
    .filter((object) => !object.free && object.asked.size > 0)
    .flatMap((object) => Object.keys(object.value).filter((field) => !object.asked.has(field)).map((field) => `${object.path}/${field}`));
}

async function problemsOf(document) {
  const model = await modelOf(document);
  if (model === undefined) {
    return [`there is no schema for ${document.kind} of ${document.apiVersion}`];
  }
  const objects = [];
  try {
    model.validate.call(watched(document, "", objects));
  } catch (e) {
    if (e.constructor.name !== "ValidationError") {
      throw e;
    }
    return [...new Set(e.message.split(", data").map((message) => message.replace(/^data/, "")))];
  }
  return model.isCustom ? unknownFields(objects).map((field) => `${field} is no field of ${document.kind}`) : [];
}

for await (const line of createInterface({ input: process.stdin })) {
  const findings = [];
  for (const [document, content] of JSON.parse(line).entries()) {
    for (const problem of await problemsOf(content)) {
      findings.push({ document, problem });
    }
  }
  console.log(JSON.stringify(findings));
}
