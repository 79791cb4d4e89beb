/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.assembly.Width;
import io.yunheng.fixity.digest.Bytes;
import io.yunheng.fixity.digest.Processor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

public class SideBySideTest {
  private static final long SEED = 20_261_121;
  private static final int WINDOW = 1 << 16;

  /** Each implementation that there can be. */
  public enum Way {
    FASTEST,
    NARROW,
    NARROW_WITHOUT_INSTRUCTIONS,
    LIBRARY,
    SCALAR;

    public DigestEngine engine() {
      return switch (this) {
        case FASTEST -> DigestEngine.fastest();
        case NARROW -> narrow(true);
        case NARROW_WITHOUT_INSTRUCTIONS -> narrow(false);
        case SCALAR -> DigestEngine.scalar();
        case LIBRARY -> DigestEngine.upTo(DigestPath.LIBRARY);
      };
    }

    private static DigestEngine narrow(boolean instructions) {
      return Processor.widths().contains(Width.EIGHT)
          ? DigestEngine.machine(Width.EIGHT, instructions).orElseThrow()
          : DigestEngine.scalar();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void theExamplesOfTheStandardComeOut(Way way) {
    Map<Integer, DigestOutcome<Bytes>> out =
        digested(
            way,
            EnumSet.of(Algorithm.SM3),
            List.of(
                Bytes.of(0, "abc".getBytes(StandardCharsets.US_ASCII)),
                Bytes.of(1, "abcd".repeat(16).getBytes(StandardCharsets.US_ASCII)),
                Bytes.of(2, new byte[0])));

    assertThat(sm3(out, 0))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(sm3(out, 1))
        .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    assertThat(sm3(out, 2))
        .isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void messagesOfAnyLengthsComeOutAsElsewhere(Way way) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Bytes> messages = new ArrayList<>();
    for (int length = 0; length < 200; length++) {
      messages.add(Bytes.of(messages.size(), bytes(random, length)));
    }
    for (int edge :
        new int[] {WINDOW - 65, WINDOW - 9, WINDOW - 1, WINDOW, WINDOW + 1, 3 * WINDOW}) {
      messages.add(Bytes.of(messages.size(), bytes(random, edge)));
    }
    for (int n = 0; n < 300; n++) {
      messages.add(
          Bytes.of(messages.size(), bytes(random, random.nextInt(random.nextInt(1, 200_000)))));
    }

    Map<Integer, DigestOutcome<Bytes>> out =
        digested(way, EnumSet.allOf(Algorithm.class), messages);

    assertThat(out).hasSameSizeAs(messages);
    for (Bytes message : messages) {
      assertThat(out.get(message.number()))
          .as("seed %d, message %d of %d bytes", SEED, message.number(), message.length())
          .isEqualTo(new DigestOutcome.Digested<>(message, message.length(), elsewhere(message)));
    }
  }

  @Test
  void whatCannotBeReadIsToldAndHarmsNoOther() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Bytes> messages = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      byte[] bytes = bytes(random, random.nextInt(300_000));
      int failAt = n % 3 == 0 ? random.nextInt(-1, bytes.length + 1) : Integer.MAX_VALUE;
      messages.add(new Bytes(n, MemorySegment.ofArray(bytes), failAt));
    }

    Map<Integer, DigestOutcome<Bytes>> out =
        digested(Way.LIBRARY, EnumSet.of(Algorithm.SM3, Algorithm.SHA_256), messages);

    assertThat(out).hasSameSizeAs(messages);
    for (Bytes message : messages) {
      if (message.failAt() < message.length()) {
        assertThat(out.get(message.number())).isInstanceOf(DigestOutcome.Unread.class);
      } else {
        assertThat(sm3(out, message.number()))
            .as("seed %d, message %d", SEED, message.number())
            .isEqualTo(elsewhere(message).get(Algorithm.SM3));
      }
    }
  }

  private static String sm3(Map<Integer, DigestOutcome<Bytes>> out, int number) {
    return out.get(number) instanceof DigestOutcome.Digested<Bytes> digested
        ? digested.digests().getOrDefault(Algorithm.SM3, "none")
        : "unread";
  }

  private static Map<Integer, DigestOutcome<Bytes>> digested(
      Way way, Set<Algorithm> algorithms, List<Bytes> messages) {
    Map<Integer, DigestOutcome<Bytes>> out = new HashMap<>();
    Iterator<Bytes> left = messages.iterator();
    try (DigestEngine engine = way.engine();
        MultiBufferDigests<Bytes> work =
            new MultiBufferDigests<>(
                engine,
                algorithms,
                one -> assertThat(out.put(one.message().number(), one)).isNull())) {
      work.run(() -> left.hasNext() ? Optional.of(left.next()) : Optional.empty());
    }
    return out;
  }

  private static byte[] bytes(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Map<Algorithm, String> elsewhere(Bytes message) {
    byte[] bytes = message.bytes().toArray(ValueLayout.JAVA_BYTE);
    SM3Digest sm3 = new SM3Digest();
    sm3.update(bytes, 0, bytes.length);
    byte[] digest = new byte[32];
    sm3.doFinal(digest, 0);
    try {
      return Map.of(
          Algorithm.SM3, HexFormat.of().formatHex(digest),
          Algorithm.SHA_256,
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
          Algorithm.SHA_512,
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
