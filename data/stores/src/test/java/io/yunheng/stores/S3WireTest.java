/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.http.Secret;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The store in this process, by the S3 API. */
class S3WireTest extends StoreConformance {
  private final WireServer server = start();

  static WireServer start() {
    try {
      return new WireServer();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  void put(String key, byte[] content, String type, Map<String, String> metadata) {
    WireServer.Blob blob = server.put(key, content).with("Content-Type", type);
    metadata.forEach((name, value) -> blob.with("x-amz-meta-" + name, value));
  }

  @Override
  void delete(String key) {
    server.delete(key);
  }

  @Override
  ObjectStore open(String prefix, StoreSettings settings) {
    return ObjectStore.of(new ObjectAddress.S3("box", prefix), server.s3(), settings);
  }

  @Override
  ObjectStore openMissing() {
    return ObjectStore.of(new ObjectAddress.S3("nowhere", ""), server.s3(), QUICK);
  }

  @Override
  ObjectStore openStranger() {
    server.trick(
        "",
        exchange -> {
          WireServer.send(
              exchange,
              403,
              "<?xml version=\"1.0\"?><Error><Code>SignatureDoesNotMatch</Code></Error>");
          return true;
        });
    S3Access ours = server.s3();
    return ObjectStore.of(
        new ObjectAddress.S3("box", ""),
        new S3Access(
            ours.endpoint(),
            ours.region(),
            new S3Access.Keys("stranger", new Secret("wrong-secret"), Optional.empty()),
            ours.style(),
            Optional.empty()),
        QUICK);
  }

  @Override
  void prepare() {}

  @Override
  void clean() {
    server.close();
  }
}
