/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestSumTest {
  private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

  @Test
  void sumsAreThoseOfNumbersOf256Bits() {
    Random random = new Random(20_261_125);
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xff);
    DigestSum sum = DigestSum.of(ones);
    BigInteger number = new BigInteger(1, ones);
    for (int i = 0; i < 1000; i++) {
      byte[] digest = new byte[32];
      random.nextBytes(digest);
      for (int word = 0; word < 32; word += 8) {
        if (random.nextInt(4) == 0) {
          Arrays.fill(digest, word, word + 8, (byte) (random.nextBoolean() ? 0xff : 0));
        }
      }
      sum = i % 2 == 0 ? sum.plus(DigestSum.of(digest)) : DigestSum.of(digest).plus(sum);
      number = number.add(new BigInteger(1, digest)).mod(MODULUS);
      assertThat(new BigInteger(sum.hex(), 16)).isEqualTo(number);
      assertThat(sum.hex()).hasSize(64);
    }
    assertThat(sum.plus(DigestSum.ZERO)).isEqualTo(sum);
  }

  @Test
  void aListOfTextsIsItsLengthsAndBytes() {
    FieldDigest fields = new FieldDigest();
    assertThat(fields.end().hex())
        .as("of nothing")
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    String first = fields.add("云").add("").end().hex();
    assertThat(HexFormat.of().parseHex(first))
        .as("00000003 e4ba91 00000000")
        .isEqualTo(sha256("00000003e4ba9100000000"));
    String together = fields.add("ab").add("c".repeat(2000)).end().hex();
    assertThat(together).isNotEqualTo(fields.add("a").add("b" + "c".repeat(2000)).end().hex());
    assertThat(together).isEqualTo(fields.add("ab").add("c".repeat(2000)).end().hex());
  }

  private static byte[] sha256(String hex) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hex));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
