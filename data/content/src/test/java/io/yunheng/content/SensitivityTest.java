/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.content.Proposal.Doubt;
import io.yunheng.content.Proposal.Reason;
import io.yunheng.content.Proposal.Stand;
import io.yunheng.content.Proposal.Where;
import io.yunheng.fault.FaultException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_121);
  private static final Sensitivity SENSITIVITY = Sensitivity.shipped();
  private static final Formats FORMATS = Formats.shipped();

  /** Region 110000 and serial 000 are nobody's. */
  private static final String IDENTITY = identity("11000019900307000");

  private static final String CARD = luhn("622200000000001");
  private static final String PHONE = "13800000000";
  private static final String KEY = "AKIA" + "EXAMPLE0".repeat(2);

  private static String identity(String first) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (1 << (17 - i)) % 11 * (first.charAt(i) - '0');
    }
    int check = (12 - sum % 11) % 11;
    return first + (check == 10 ? "X" : Integer.toString(check));
  }

  private static String luhn(String first) {
    for (int check = 0; check < 10; check++) {
      String number = first + check;
      int sum = 0;
      for (int i = 0; i < number.length(); i++) {
        int digit = number.charAt(number.length() - 1 - i) - '0';
        sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
      }
      if (sum % 10 == 0) {
        return number;
      }
    }
    throw new AssertionError(first);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Proposal whole(String path, byte[] bytes) {
    Scan scan = SENSITIVITY.scan(path);
    scan.feed(bytes, 0, bytes.length);
    return scan.end(FORMATS.of(path, MemorySegment.ofArray(bytes)), bytes.length);
  }

  private static Map<String, Long> counts(String text) {
    return counts(utf8(text));
  }

  private static Map<String, Long> counts(byte[] bytes) {
    return counts(whole("a", bytes));
  }

  private static Map<String, Long> counts(Proposal proposal) {
    return proposal.reasons().stream().collect(Collectors.toMap(Reason::rule, Reason::count));
  }

  @Test
  void identityNumbersCountByCheckDigitDateAndRegion() {
    String rule = "resident-identity-number";
    assertThat(counts("no " + IDENTITY + ",")).isEqualTo(Map.of(rule, 1L));
    assertThat(counts("号" + IDENTITY + "。")).isEqualTo(Map.of(rule, 1L));
    assertThat(counts(identity("11000020000229000"))).isEqualTo(Map.of(rule, 1L));
    assertThat(counts(identity("11000020010229000"))).isEmpty();
    assertThat(counts(identity("11000018990307000"))).isEmpty();
    assertThat(counts(identity("10000019900307000"))).isEmpty();
    assertThat(counts("a" + IDENTITY)).isEmpty();
    assertThat(counts("1" + IDENTITY)).isEmpty();
    assertThat(counts(IDENTITY + "7")).isEmpty();
    String other = IDENTITY.substring(0, 17) + (IDENTITY.endsWith("5") ? "6" : "5");
    assertThat(counts(other)).isEmpty();
  }

  @Test
  void anXCountsInEitherCase() {
    String x = "";
    for (int serial = 0; serial < 100 && !x.endsWith("X"); serial++) {
      x = identity("110000199003070%02d".formatted(serial));
    }
    assertThat(x).endsWith("X");
    assertThat(counts(x + "\n" + x.replace('X', 'x') + "\n"))
        .isEqualTo(Map.of("resident-identity-number", 2L));
    assertThat(counts(x + "Y")).isEmpty();
  }

  @Test
  void cardsCountByLuhnIssuerAndLength() {
    Map<String, Long> one = Map.of("bank-card-number", 1L);
    assertThat(counts(CARD)).isEqualTo(one);
    assertThat(counts(luhn("622200000000000001"))).isEqualTo(one);
    assertThat(counts(luhn("400000000000001"))).isEqualTo(one);
    assertThat(counts(luhn("510000000000001"))).isEqualTo(one);
    assertThat(counts(CARD.replaceAll("(....)(?=.)", "$1 "))).isEqualTo(one);
    assertThat(counts(luhn("300000000000001"))).isEmpty();
    assertThat(counts(luhn("40000000000000001"))).isEmpty();
    assertThat(counts(luhn("6222000000000000001"))).isEmpty();
    char last = CARD.charAt(15);
    assertThat(counts(CARD.substring(0, 15) + (last == '9' ? '0' : (char) (last + 1)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "13800000000, 1",
    "+8619900000000, 1",
    "008613800000000, 1",
    "138-0000-0000, 1",
    "+86 138 0000 0000, 1",
    "电话13800000000。, 1",
    "12800000000, 0",
    "138000000001, 0",
    "x13800000000, 0",
    "913800000000, 0",
    "1380000000, 0",
    "13800000000.5, 0",
    "0.13800000000, 0",
    "138-0000-0000-1, 0",
    "138 0000-0000, 0",
  })
  void phonesCountAlone(String text, long count) {
    assertThat(counts(text).getOrDefault("mobile-phone-number", 0L)).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    "someone@nowhere.invalid, 1",
    "<a.b+c@x-y.nowhere.invalid>, 1",
    "a@b.c, 0",
    "a@b, 0",
    "@b.invalid, 0",
    "icon@2x.png, 0",
    "a.@nowhere.invalid, 0",
    "a@-b.invalid, 0",
  })
  void addressesCount(String text, long count) {
    assertThat(counts(text).getOrDefault("e-mail-address", 0L)).isEqualTo(count);
  }

  @Test
  void anAddressWithATooLongLocalPartIsNone() {
    assertThat(counts("a".repeat(64) + "@nowhere.invalid")).containsKey("e-mail-address");
    assertThat(counts("a".repeat(65) + "@nowhere.invalid")).isEmpty();
  }

  @Test
  void keysCountByTheirShape() {
    assertThat(counts("id = " + KEY + "\n")).isEqualTo(Map.of("access-key", 1L));
    assertThat(counts(KEY + "X")).isEmpty();
    assertThat(counts("X" + KEY)).isEmpty();
    assertThat(counts("AKIAexample0example0")).isEmpty();
    assertThat(counts("-----BEGIN RSA PRIVATE KEY-----")).isEqualTo(Map.of("private-key", 1L));
    assertThat(counts("-----BEGIN PUBLIC KEY-----")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
  void marksCountInEveryEncoding(String charset) {
    Charset in = Charset.forName(charset);
    for (String marked : List.of("秘密★10年\n", "　绝密　\n正文", "x\n# 机密材料\n", "密级：秘密\n", "【机密】通知")) {
      assertThat(counts(marked.getBytes(in))).as(marked).isEqualTo(Map.of("marked-secret", 1L));
    }
    for (String prose : List.of("这是一个秘密，不能说。\n", "机密性和完整性\n", "保守国家秘密\n")) {
      assertThat(counts(prose.getBytes(in))).as(prose).isEmpty();
    }
    assertThat(counts("Classification: TOP SECRET\n".getBytes(in)))
        .isEqualTo(Map.of("marked-secret", 1L));
    assertThat(counts("it is no SECRET that\n".getBytes(in))).isEmpty();
  }

  @Test
  void utf16WithAMarkIsReadAsText() {
    byte[] bytes = ("\ufeff号 " + IDENTITY + "，" + PHONE).getBytes(StandardCharsets.UTF_16LE);
    assertThat(counts(bytes)).hasSize(2);
  }

  @Test
  void namesCountToo() {
    assertThat(whole("内部/报告.txt", utf8("x")).reasons())
        .containsExactly(new Reason("marked-internal", Where.NAME, 1));
    assertThat(whole("a/Top Secret.txt", utf8("x")).reasons())
        .containsExactly(new Reason("marked-secret", Where.NAME, 1));
    assertThat(whole("某甲_" + IDENTITY + ".txt", utf8("x")).stand()).isEqualTo(Stand.SENSITIVE);
    assertThat(whole("secretary.txt", utf8("x")).stand()).isEqualTo(Stand.PUBLIC);
  }

  @Test
  void whatIsProposedSaysWhy() {
    assertThat(whole("a.txt", utf8("plain words\n")).stand()).isEqualTo(Stand.PUBLIC);
    Proposal few = whole("a.txt", utf8("someone@nowhere.invalid\n"));
    assertThat(few.stand()).isEqualTo(Stand.UNDECIDED);
    assertThat(few.doubts()).containsExactly(Doubt.FEW_HITS);
    assertThat(whole("a.txt", utf8(PHONE)).stand()).isEqualTo(Stand.SENSITIVE);
    assertThat(whole("a.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0}).doubts())
        .containsExactly(Doubt.COMPRESSED);
    assertThat(whole("a", utf8("age-encryption.org/v1\n")).doubts())
        .containsExactly(Doubt.ENCRYPTED);
    assertThat(whole("a", new byte[100]).doubts()).containsExactly(Doubt.FORMAT_UNKNOWN);
    assertThat(whole("a", new byte[0]).stand()).isEqualTo(Stand.PUBLIC);
    byte[] mixed = Arrays.copyOf(utf8("words ".repeat(20_000)), 130_000);
    assertThat(whole("a.txt", mixed).doubts()).containsExactly(Doubt.BINARY);
  }

  @Test
  void whatWasNotScannedIsNeverPublic() {
    byte[] bytes = utf8("words\n".repeat(1000) + PHONE);
    Scan scan = SENSITIVITY.scan("a.txt", 3000);
    scan.feed(bytes, 0, bytes.length);
    Proposal proposal = scan.end(FORMATS.of("a.txt", MemorySegment.ofArray(bytes)), 6011);

    assertThat(scan.full()).isTrue();
    assertThat(proposal.stand()).isEqualTo(Stand.UNDECIDED);
    assertThat(proposal.doubts()).containsExactly(Doubt.NOT_ALL_SCANNED);
    assertThat(proposal.share()).isBetween(0.49, 0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void whereItIsCutMakesNoDifference(String charset) {
    byte[] bytes = sample().getBytes(Charset.forName(charset));
    Map<String, Long> whole = counts(bytes);
    assertThat(whole).hasSize(8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      Scan scan = SENSITIVITY.scan("a");
      scan.feed(bytes, 0, cut);
      scan.feed(bytes, cut, bytes.length - cut);
      assertThat(ended(scan, bytes)).as("cut at %d", cut).isEqualTo(whole);
    }
    Scan single = SENSITIVITY.scan("a");
    for (int i = 0; i < bytes.length; i++) {
      single.feed(bytes, i, 1);
    }
    assertThat(ended(single, bytes)).isEqualTo(whole);
  }

  /** Slides the sample over the places where the scan makes room in its memory. */
  @Test
  void whereItLiesInALongFileMakesNoDifference() {
    byte[] sample = utf8("\n" + sample());
    Map<String, Long> whole = counts(sample);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int before = (1 << 16) - sample.length - 300; before < (1 << 16) + 300; before++) {
      byte[] bytes = new byte[before + sample.length];
      Arrays.fill(bytes, (byte) ' ');
      System.arraycopy(sample, 0, bytes, before, sample.length);
      Scan scan = SENSITIVITY.scan("a");
      int at = 0;
      while (at < bytes.length) {
        int length = Math.min(bytes.length - at, random.nextInt(1, 30_000));
        scan.feed(bytes, at, length);
        at += length;
      }
      assertThat(ended(scan, bytes)).as("seed %d, at %d", SEED, before).isEqualTo(whole);
    }
  }

  private static Map<String, Long> ended(Scan scan, byte[] bytes) {
    return counts(scan.end(FORMATS.of("a", MemorySegment.ofArray(bytes)), bytes.length));
  }

  private static String sample() {
    return String.join(
        "\n",
        "# 秘密材料",
        "姓名,证件," + IDENTITY + "," + PHONE,
        CARD + " " + CARD.replaceAll("(....)(?=.)", "$1-"),
        "123" + IDENTITY + " 1" + PHONE + " " + "9".repeat(50),
        "mail someone@nowhere.invalid, +86 138 0000 0000;",
        "key " + KEY + " -----BEGIN EC PRIVATE KEY-----",
        "  【内部】",
        "end 机密★");
  }

  @Test
  void endlessDigitsAndZeroesAndRandomBytesAreTakenInBoundedState() {
    byte[] digits = new byte[1 << 16];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (byte) ('0' + random.nextInt(10));
    }
    assertThat(counts(repeated(digits, 1 << 14))).isEmpty();
    assertThat(counts(repeated(new byte[1 << 16], 1 << 12))).isEmpty();
    random.nextBytes(digits);
    assertThat(repeated(digits, 100).stand()).as("seed %d", SEED).isNotEqualTo(Stand.PUBLIC);
  }

  private static Proposal repeated(byte[] piece, int times) {
    Scan scan = SENSITIVITY.scan("a");
    for (int i = 0; i < times; i++) {
      scan.feed(piece, 0, piece.length);
    }
    return scan.end(FORMATS.of("a", MemorySegment.ofArray(piece)), (long) piece.length * times);
  }

  @Test
  void theProposalNeverHoldsWhatWasFound() {
    assertThat(whole("a", utf8(sample())).toString())
        .doesNotContain(IDENTITY, PHONE, CARD, KEY, "nowhere");
  }

  @Test
  void rulesThatAreWrongAreRefusedAllAtOnce() {
    String yaml =
        """
        rules:
        - {id: a, kind: identity, least: 0, regions: [xx]}
        - {id: a, kind: nonsense, least: 1}
        - {id: b, kind: card, least: 1, issuers: [{prefix: x, shortest: 1, longest: 99}]}
        - {id: c, kind: texts, least: 1}
        """;
    assertThatThrownBy(() -> Sensitivity.read(utf8(yaml), "my.yaml"))
        .isInstanceOfSatisfying(
            FaultException.class, wrong -> assertThat(wrong.faults()).hasSizeGreaterThan(6));
  }
}
