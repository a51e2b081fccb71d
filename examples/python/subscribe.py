#!/usr/bin/python3
"""Reads Countersign's topics and prints each record as one line of JSON.

    KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:19092 \\
    SCHEMA_REGISTRY_URL=http://127.0.0.1:18081/apis/ccompat/v7 \\
    /usr/bin/python3 subscribe.py [--to-end]

Needs confluent-kafka and avro (on Debian: python3-confluent-kafka and python3-avro). Without --to-end it goes on until
Ctrl-C. Records come at least once: tell repeats by the header ce_id.
"""

import datetime
import functools
import io
import json
import os
import struct
import sys
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaException, TopicPartition

TOPICS = ["countersign.contract-events", "countersign.account-provisioned"]
BOOTSTRAP_SERVERS = os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
REGISTRY = os.environ.get("SCHEMA_REGISTRY_URL", "http://127.0.0.1:18081/apis/ccompat/v7")
SECONDS = 10


@functools.lru_cache(maxsize=None)
def schema(schema_id):
    """The schema that a record names by its id in the registry; it never changes, so it is asked for once."""
    with urllib.request.urlopen(f"{REGISTRY}/schemas/ids/{schema_id}", timeout=SECONDS) as answer:
        return avro.schema.parse(json.load(answer)["schema"])


def decode(value):
    """Confluent's wire format: a zero byte, the schema's id in four bytes, then Avro."""
    if value is None:
        return None
    magic, schema_id = struct.unpack(">bI", value[:5])
    if magic != 0:
        raise ValueError(f"The record does not begin with a schema id but with byte {magic}")
    return avro.io.DatumReader(schema(schema_id)).read(avro.io.BinaryDecoder(io.BytesIO(value[5:])))


def as_json(thing):
    if isinstance(thing, datetime.datetime):
        return thing.isoformat()
    raise TypeError(f"{type(thing)} has no JSON form")


def main():
    to_end = "--to-end" in sys.argv[1:]
    consumer = Consumer(
        {
            "bootstrap.servers": BOOTSTRAP_SERVERS,
            # Partitions are assigned by hand here; a subscriber that must not miss anything subscribes with a group.
            "group.id": "countersign-python-example",
            "enable.auto.commit": False,
        }
    )
    cluster = consumer.list_topics(timeout=SECONDS)
    partitions = [
        TopicPartition(topic, partition, OFFSET_BEGINNING)
        for topic in TOPICS
        for partition in cluster.topics[topic].partitions
    ]
    left = {}
    if to_end:
        for partition in partitions:
            low, high = consumer.get_watermark_offsets(partition, timeout=SECONDS)
            if high > low:
                left[(partition.topic, partition.partition)] = high
    consumer.assign(partitions)
    while left or not to_end:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            raise KafkaException(message.error())
        record = {
            "topic": message.topic(),
            "key": message.key().decode() if message.key() is not None else None,
            "headers": {name: value.decode() for name, value in message.headers() or []},
            "value": decode(message.value()),
        }
        print(json.dumps(record, default=as_json, ensure_ascii=False), flush=True)
        place = (message.topic(), message.partition())
        if place in left and message.offset() + 1 >= left[place]:
            del left[place]
    consumer.close()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
