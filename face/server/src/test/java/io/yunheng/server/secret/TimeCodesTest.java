/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes by time; the vectors are those of RFC 6238, appendix B, cut to six digits. */
class TimeCodesTest {
  private static final String SECRET =
      Base32.toBase32String("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  private final TimeCodes codes = new TimeCodes();

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void givesTheCodesOfTheStandard(long second, String code) {
    assertThat(codes.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void aNeighbouringStepCountsAndOneFurtherDoesNot() {
    Instant now = Instant.ofEpochSecond(1_800_000_015);
    long step = now.getEpochSecond() / 30;

    assertThat(codes.step(SECRET, codes.code(SECRET, now), now, 0))
        .isEqualTo(OptionalLong.of(step));
    assertThat(codes.step(SECRET, codes.code(SECRET, now.minusSeconds(30)), now, 0))
        .isEqualTo(OptionalLong.of(step - 1));
    assertThat(codes.step(SECRET, codes.code(SECRET, now.plusSeconds(30)), now, 0))
        .isEqualTo(OptionalLong.of(step + 1));
    assertThat(codes.step(SECRET, codes.code(SECRET, now.minusSeconds(60)), now, 0)).isEmpty();
    assertThat(codes.step(SECRET, "000 00x", now, 0)).isEmpty();
  }

  @Test
  void aCodeCountsOnce() {
    Instant now = Instant.ofEpochSecond(1_800_000_015);
    String code = codes.code(SECRET, now);
    long step = codes.step(SECRET, code, now, 0).orElseThrow();

    assertThat(codes.step(SECRET, code, now.plusSeconds(5), step)).isEmpty();
  }

  @Test
  void aSecretIsNewAndGoesIntoThePicture() {
    SecureRandom random = new SecureRandom();
    String secret = TimeCodes.draw(random);

    assertThat(secret).hasSize(32).matches("[A-Z2-7]+").isNotEqualTo(TimeCodes.draw(random));
    assertThat(TimeCodes.address("云衡", "li na", secret))
        .isEqualTo(
            "otpauth://totp/%E4%BA%91%E8%A1%A1:li%20na?secret="
                + secret
                + "&issuer=%E4%BA%91%E8%A1%A1&digits=6&period=30");
    assertThat(QrPicture.svg("otpauth://totp/x", "a \"picture\" <b>"))
        .startsWith("<svg ")
        .contains("a &quot;picture&quot; &lt;b>")
        .doesNotContain("otpauth");
  }

  @Test
  void recoveryCodesAreManyAndReadHoweverTyped() {
    List<String> all = RecoveryCodes.draw(new SecureRandom());

    assertThat(all).hasSize(10).doesNotHaveDuplicates();
    assertThat(all).allMatch(RecoveryCodes::looksLike);
    String typed = all.getFirst().toUpperCase(java.util.Locale.ROOT).replace("-", " ");
    assertThat(RecoveryCodes.digest(typed)).isEqualTo(RecoveryCodes.digest(all.getFirst()));
    assertThat(RecoveryCodes.looksLike("123456")).isFalse();
  }

  @Test
  void aPasswordIsKeptAsArgon2id() {
    PasswordHasher hasher = new PasswordHasher();
    String kept = hasher.encode("four small grey boats");

    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hasher.matches("four small grey boats", kept)).isTrue();
    assertThat(hasher.matches("four small grey goats", kept)).isFalse();
    assertThat(hasher.matches("x".repeat(PasswordRules.LONGEST + 1), kept)).isFalse();
  }
}
