/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.util.Map;

/** The store in this process, by Swift's API. */
class SwiftWireTest extends StoreConformance {
  private final WireServer server = S3WireTest.start();

  @Override
  void put(String key, byte[] content, String type, Map<String, String> metadata) {
    WireServer.Blob blob = server.put(key, content).with("Content-Type", type);
    metadata.forEach((name, value) -> blob.with("X-Object-Meta-" + name, value));
  }

  @Override
  void delete(String key) {
    server.delete(key);
  }

  @Override
  ObjectStore open(String prefix, StoreSettings settings) throws InterruptedException {
    return ObjectStore.of(new ObjectAddress.Swift("box", prefix), server.swift(), settings);
  }

  @Override
  ObjectStore openMissing() throws InterruptedException {
    return ObjectStore.of(new ObjectAddress.Swift("nowhere", ""), server.swift(), QUICK);
  }

  @Override
  ObjectStore openStranger() throws InterruptedException {
    server.trick(
        "",
        exchange -> {
          WireServer.send(exchange, 401, "<html><h1>Unauthorized</h1></html>");
          return true;
        });
    return open("", QUICK);
  }

  @Override
  void prepare() {}

  @Override
  void clean() {
    server.close();
  }
}
