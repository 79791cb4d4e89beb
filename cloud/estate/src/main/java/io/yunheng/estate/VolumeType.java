/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** A class of block storage. */
public record VolumeType(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<Boolean> isPublic,
    Fact<String> encryptionProvider,
    Fact<String> cipher,
    Fact<Long> keyBits,
    Fact<String> controlLocation,
    Fact<Long> replicas)
    implements Resource {

  public static final Shape<VolumeType> SHAPE =
      Shape.of(
          Kind.VOLUME_TYPE,
          VolumeType.class,
          List.of(
              Column.text("name", VolumeType::name),
              Column.bool("isPublic", VolumeType::isPublic),
              Column.text("encryptionProvider", VolumeType::encryptionProvider),
              Column.text("cipher", VolumeType::cipher),
              Column.number("keyBits", VolumeType::keyBits),
              Column.text("controlLocation", VolumeType::controlLocation),
              Column.number("replicas", VolumeType::replicas)),
          row ->
              new VolumeType(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.bool(1),
                  row.text(2),
                  row.text(3),
                  row.number(4),
                  row.text(5),
                  row.number(6)));

  @Override
  public Kind kind() {
    return Kind.VOLUME_TYPE;
  }
}
