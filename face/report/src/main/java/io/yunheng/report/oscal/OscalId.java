/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * An identifier that is the same for the same thing: a UUID of version 5 (RFC 9562, section 5.5),
 * each in the namespace of the one that it is under.
 */
record OscalId(UUID value) {
  /** Where words of our own are defined, and what all identifiers are under. */
  static final String NAMESPACE = "https://yunheng.io/ns/oscal";

  private static final UUID URL = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
  private static final int LENGTH = 16;
  private static final long WITHOUT_VERSION = 0xffff_ffff_ffff_0fffL;
  private static final long VERSION = 0x5000L;
  private static final long WITHOUT_VARIANT = 0x3fff_ffff_ffff_ffffL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  /** The one that all are under. */
  static OscalId root() {
    return new OscalId(URL).of(NAMESPACE);
  }

  /** The identifier with this name under this one; of several names, each is under the last. */
  OscalId of(String... names) {
    UUID at = value;
    for (String name : names) {
      at = named(at, name);
    }
    return new OscalId(at);
  }

  private static UUID named(UUID space, String name) {
    MessageDigest sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(LENGTH)
            .putLong(space.getMostSignificantBits())
            .putLong(space.getLeastSignificantBits())
            .array());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    return new UUID(
        (hash.getLong() & WITHOUT_VERSION) | VERSION, (hash.getLong() & WITHOUT_VARIANT) | VARIANT);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
