/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileInputTest {
  private static final String LAST = "\"origins\":{\"system\":0}}";

  @Test
  void theHandMadeFileItselfIsRead() throws InterruptedException {
    Estate estate = read(HandMade.sealed(HandMade.lines()));
    Instance instance = estate.all(Instance.SHAPE).getFirst();
    assertThat(instance.name().is("web")).isTrue();
    assertThat(instance.host().why().orElseThrow().reason()).isEqualTo("http-403");
    assertThat(instance.zone().why().orElseThrow().reason()).isEqualTo("not-recorded");
    assertThat(instance.keyPair().isUnknown()).isFalse();
    assertThat(estate.complete(Kind.INSTANCE)).isTrue();
  }

  @Test
  void anEstateCutOffAnywhereIsAFault() throws InterruptedException {
    byte[] whole = HandMade.sealed(HandMade.lines());
    for (int length = 0; length < whole.length; length++) {
      Fault fault = faultOf(Arrays.copyOf(whole, length));
      assertThat(fault.code()).as("%d bytes", length).isEqualTo(FaultCode.ESTATE_TRUNCATED);
    }
  }

  @Test
  void aCompressedEstateCutOffAnywhereIsAFault() throws InterruptedException {
    byte[] whole = HandMade.compressed(HandMade.sealed(HandMade.lines()));
    for (int length = 0; length < whole.length; length++) {
      assertThat(fault(Arrays.copyOf(whole, length))).as("%d bytes", length).isPresent();
    }
  }

  @Test
  void everyFlippedBitIsAFault() throws InterruptedException {
    byte[] whole = HandMade.sealed(HandMade.lines());
    for (int i = 0; i < whole.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[i] ^= (byte) (1 << bit);
        assertThat(fault(flipped)).as("bit %d of byte %d", bit, i).isPresent();
      }
    }
  }

  @Test
  void everyFlippedBitOfACompressedEstateGivesAFaultOrTheSameEstate() throws InterruptedException {
    byte[] plain = HandMade.sealed(HandMade.lines());
    byte[] whole = HandMade.compressed(plain);
    Estate estate = read(plain);
    for (int i = 0; i < whole.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[i] ^= (byte) (1 << bit);
        if (fault(flipped).isEmpty()) {
          assertThat(read(flipped)).as("bit %d of byte %d", bit, i).isEqualTo(estate);
        }
      }
    }
  }

  static LongStream seeds() {
    return RandomEstates.seeds(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void wrongContentUnderARightDigestIsReadOrAFaultAndNothingElse(long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    List<String> lines =
        new String(RoundTripTest.bytes(new RandomEstates(seed).estate(2)), StandardCharsets.UTF_8)
            .lines()
            .toList();
    for (int round = 0; round < 200; round++) {
      String[] mutated = lines.subList(0, lines.size() - 1).toArray(String[]::new);
      int i = random.nextInt(mutated.length);
      mutated[i] = mutate(mutated[i], random);
      fault(HandMade.sealed(mutated));
    }
  }

  private static String mutate(String line, Random random) {
    List<String> scraps =
        List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "1e9",
            "-1",
            "\\u",
            "\u0000",
            "{}",
            "\"id\":1,",
            "\"unknown\":{}",
            "99999999999999999999",
            "\n",
            " ",
            "kind");
    int from = random.nextInt(line.length() + 1);
    int to = Math.min(line.length(), from + random.nextInt(6));
    return line.substring(0, from) + scraps.get(random.nextInt(scraps.size())) + line.substring(to);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void garbageIsForeign(long seed) throws InterruptedException {
    byte[] garbage = new byte[10_000];
    new Random(seed).nextBytes(garbage);
    garbage[0] = 'G';
    assertThat(faultOf(garbage).code()).isEqualTo(FaultCode.ESTATE_FOREIGN);
    byte[] afterHeader = HandMade.joined(HandMade.bytes(List.of(HandMade.HEADER)), garbage);
    assertThat(fault(afterHeader)).as("seed %d", seed).isPresent();
  }

  static Stream<Arguments> wrongLines() {
    return Stream.of(
        wrong("header", "\"version\":1", "\"version\":2", FaultCode.ESTATE_FROM_FUTURE),
        wrong("header", "\"version\":1", "\"version\":0", FaultCode.ESTATE_WORD_WRONG),
        wrong("header", "\"version\":1", "\"version\":\"1\"", FaultCode.ESTATE_TYPE_WRONG),
        wrong("header", "\"version\":1", "\"version\":1.5", FaultCode.ESTATE_TYPE_WRONG),
        wrong("header", "\"estate\"", "\"case\"", FaultCode.ESTATE_FOREIGN),
        wrong("header", "\"platform\"", "\"god\"", FaultCode.ESTATE_WORD_WRONG),
        wrong("header", "\"tenants\":[]", "\"tenants\":[1]", FaultCode.ESTATE_TYPE_WRONG),
        wrong("header", "\"name\":\"n\",", "", FaultCode.ESTATE_MEMBER_MISSING),
        wrong("header", "\"name\":\"n\",", "\"colour\":\"n\",", FaultCode.ESTATE_MEMBER_UNKNOWN),
        wrong("header", "\"name\":\"n\"", "\"name\":null", FaultCode.ESTATE_TYPE_WRONG),
        wrong("header", "00:00:00Z", "00:00:00+08:00", FaultCode.ESTATE_TYPE_WRONG),
        wrong("origin", "\"n\":0", "\"n\":1", FaultCode.ESTATE_OUT_OF_ORDER),
        wrong("origin", "\"live\"", "\"rumour\"", FaultCode.ESTATE_WORD_WRONG),
        wrong("origin", "\"origin\"", "\"gossip\"", FaultCode.ESTATE_WORD_WRONG),
        wrong("gap", "\"denied\"", "\"complete\"", FaultCode.ESTATE_WORD_WRONG),
        wrong("gap", "\"origin\":0", "\"origin\":1", FaultCode.ESTATE_NUMBER_UNDEFINED),
        wrong("coverage", "\"instance\"", "\"spaceship\"", FaultCode.ESTATE_KIND_UNKNOWN),
        wrong("coverage", "\"count\":1", "\"count\":-1", FaultCode.ESTATE_TYPE_WRONG),
        wrong("coverage", "\"complete\"", "\"mostly\"", FaultCode.ESTATE_WORD_WRONG),
        wrong(
            "coverage", "\"origin\":0", "\"origin\":0,\"origin\":0", FaultCode.ESTATE_MEMBER_TWICE),
        wrong("instance", "\"instance\"", "\"spaceship\"", FaultCode.ESTATE_KIND_UNKNOWN),
        wrong("instance", "\"instance\"", "7", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "\"name\":", "\"colour\":", FaultCode.ESTATE_COLUMN_UNKNOWN),
        wrong("instance", "{\"host\":", "{\"hots\":", FaultCode.ESTATE_COLUMN_UNKNOWN),
        wrong("instance", "{\"system\":", "{\"colour\":", FaultCode.ESTATE_COLUMN_UNKNOWN),
        wrong("instance", "\"web\"", "7", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "\"web\"", "{\"a\":1}", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "\"web\"", "[".repeat(100_000), FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "[\"a\"]", "[".repeat(100_000), FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "[\"a\"]", "[\"a\",null]", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "[\"a\"]", "\"a\"", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "true", "\"yes\"", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "2026-01-01T", "2026-02-30T", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "2026-01-01T", "2026-01-01 ", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "00:00:00Z", "24:00:00Z", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "00:00:00Z", "00:00:00.Z", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "\"active\"", "\"asleep\"", FaultCode.ESTATE_WORD_WRONG),
        wrong("instance", "\"id\":\"i-1\",", "", FaultCode.ESTATE_MEMBER_MISSING),
        wrong("instance", "\"id\":\"i-1\"", "\"id\":1", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "\"origin\":0,", "", FaultCode.ESTATE_MEMBER_MISSING),
        wrong("instance", "\"origin\":0,", "\"origin\":1,", FaultCode.ESTATE_NUMBER_UNDEFINED),
        wrong("instance", "\"origin\":0,", "\"origin\":-1,", FaultCode.ESTATE_NUMBER_UNDEFINED),
        wrong(
            "instance",
            "\"origin\":0,",
            "\"origin\":99999999999999999999,",
            FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "{\"host\":0}", "{\"host\":1}", FaultCode.ESTATE_NUMBER_UNDEFINED),
        wrong("instance", "{\"host\":0}", "[0]", FaultCode.ESTATE_TYPE_WRONG),
        wrong("instance", "{\"host\":0}", "{\"name\":0}", FaultCode.ESTATE_MEMBER_TWICE),
        wrong(
            "instance",
            "\"name\":\"web\"",
            "\"name\":\"web\",\"name\":null",
            FaultCode.ESTATE_MEMBER_TWICE),
        wrong("instance", "\"name\":", "\"id\":\"x\",\"name\":", FaultCode.ESTATE_MEMBER_TWICE),
        wrong("instance", "\"name\":", "\"kind\":\"x\",\"name\":", FaultCode.ESTATE_MEMBER_TWICE),
        wrong("instance", LAST, LAST + " ", FaultCode.ESTATE_LINE_MALFORMED),
        wrong("instance", LAST, LAST + LAST, FaultCode.ESTATE_LINE_MALFORMED),
        wrong("instance", LAST, LAST + "{\"kind\":1}", FaultCode.ESTATE_LINE_MALFORMED),
        wrong("instance", "\"web\"", "we", FaultCode.ESTATE_LINE_MALFORMED),
        wrong("instance", "\"web\"", "NaN", FaultCode.ESTATE_LINE_MALFORMED),
        wrong("instance", "\"web\"", "\"\\x\"", FaultCode.ESTATE_LINE_MALFORMED),
        wrong("instance", "\"web\"", "\"a\tb\"", FaultCode.ESTATE_LINE_MALFORMED),
        wrong("instance", "\"web\",", "\"web\",,", FaultCode.ESTATE_LINE_MALFORMED),
        wrong("instance", "{\"kind\"", " {\"kind\"", FaultCode.ESTATE_LINE_UNKNOWN),
        wrong("instance", "{\"kind\"", "{ \"kind\"", FaultCode.ESTATE_LINE_UNKNOWN),
        wrong("instance", HandMade.INSTANCE, "", FaultCode.ESTATE_LINE_UNKNOWN),
        wrong("instance", HandMade.INSTANCE, "[]", FaultCode.ESTATE_LINE_UNKNOWN),
        wrong(
            "coverage",
            HandMade.COVERAGE,
            HandMade.INSTANCE + "\n" + HandMade.COVERAGE,
            FaultCode.ESTATE_LINE_UNKNOWN),
        wrong(
            "instance",
            HandMade.INSTANCE,
            HandMade.INSTANCE + "\n" + HandMade.INSTANCE,
            FaultCode.ESTATE_ID_TWICE),
        wrong(
            "instance",
            HandMade.INSTANCE,
            HandMade.INSTANCE + "\n" + HandMade.INSTANCE.replace("i-1", "i-0"),
            FaultCode.ESTATE_OUT_OF_ORDER),
        wrong(
            "instance",
            HandMade.INSTANCE,
            HandMade.INSTANCE + "\n{\"kind\":\"cloud\",\"id\":\"c\",\"origin\":0}",
            FaultCode.ESTATE_OUT_OF_ORDER),
        wrong("header", "}", "}\r", FaultCode.ESTATE_LINE_BREAK),
        wrong("instance", LAST, LAST + "\r", FaultCode.ESTATE_LINE_BREAK),
        wrong("header", "{\"yunheng", "\ufeff{\"yunheng", FaultCode.ESTATE_FOREIGN),
        wrong("header", "{\"yunheng\"", "{\"name\":1,\"yunheng\"", FaultCode.ESTATE_FOREIGN));
  }

  private static Arguments wrong(String line, String from, String to, FaultCode code) {
    return arguments(line, from, to, code);
  }

  @ParameterizedTest(name = "{0}: {3} [{index}]")
  @MethodSource("wrongLines")
  void aWrongLineIsAFaultThatNamesIt(String which, String from, String to, FaultCode code)
      throws InterruptedException {
    List<String> lines = HandMade.lines();
    int number = List.of("header", "origin", "gap", "coverage", "instance").indexOf(which);
    assertThat(lines.get(number)).contains(from);
    lines.set(number, replaceFirst(lines.get(number), from, to));
    byte[] bytes = HandMade.sealed(String.join("\n", lines).split("\n", -1));
    Fault fault = faultOf(bytes);
    assertThat(fault.code()).isEqualTo(code);
    int added = (int) to.chars().filter(c -> c == '\n').count();
    assertThat(Integer.parseInt(fault.details().getOrDefault("line", "")))
        .isBetween(number + 1, number + 1 + added);
  }

  private static String replaceFirst(String text, String from, String to) {
    int at = text.indexOf(from);
    return text.substring(0, at) + to + text.substring(at + from.length());
  }

  @Test
  void theEndLineHasToFit() throws InterruptedException {
    List<String> lines = HandMade.lines();
    assertThat(faultOf(HandMade.ended(lines, 2)).code()).isEqualTo(FaultCode.ESTATE_COUNT_WRONG);
    byte[] whole = HandMade.sealed(lines);
    assertThat(faultOf(HandMade.joined(whole, whole)).code()).isEqualTo(FaultCode.ESTATE_AFTER_END);
    assertThat(faultOf(HandMade.joined(whole, new byte[] {'\n'})).code())
        .isEqualTo(FaultCode.ESTATE_AFTER_END);
    assertThat(faultOf(HandMade.joined(whole, new byte[] {' '})).code())
        .isEqualTo(FaultCode.ESTATE_AFTER_END);
    String text = new String(whole, StandardCharsets.UTF_8);
    assertThat(faultOf(utf8(text.replace("\"web\"", "\"wed\""))).code())
        .isEqualTo(FaultCode.ESTATE_CORRUPT);
    assertThat(faultOf(utf8(text.replace("\"end\":true", "\"end\":false"))).code())
        .isEqualTo(FaultCode.ESTATE_TYPE_WRONG);
  }

  @Test
  void aFileWithWindowsLineBreaksSaysSo() throws InterruptedException {
    String text = new String(HandMade.sealed(HandMade.lines()), StandardCharsets.UTF_8);
    Fault fault = faultOf(utf8(text.replace("\n", "\r\n")));
    assertThat(fault.code()).isEqualTo(FaultCode.ESTATE_LINE_BREAK);
    assertThat(fault.details()).containsEntry("line", "1").containsEntry("file", "hostile.jsonl");
  }

  @Test
  void bytesThatAreNotUtf8AreAFaultWithTheirPlace() throws InterruptedException {
    for (String wrong : List.of("c080", "eda080", "f4908080", "ff", "e4ba", "80")) {
      byte[] whole =
          HandMade.sealed(
              HandMade.HEADER, HandMade.ORIGIN, HandMade.INSTANCE.replace("web", "#" + wrong));
      String text = new String(whole, StandardCharsets.ISO_8859_1);
      int at = text.indexOf("#") + 1;
      byte[] raw = java.util.HexFormat.of().parseHex(wrong);
      byte[] broken =
          HandMade.joined(
              Arrays.copyOf(whole, at),
              raw,
              Arrays.copyOfRange(whole, at + wrong.length(), whole.length));
      Fault fault = faultOf(broken);
      assertThat(fault.code()).as(wrong).isEqualTo(FaultCode.FILE_NOT_UTF8);
      assertThat(fault.details()).containsEntry("line", "3").containsEntry("offset", "" + at);
    }
  }

  @Test
  void aLineHasABoundedLength() throws InterruptedException {
    byte[] begin = HandMade.bytes(List.of(HandMade.HEADER, HandMade.ORIGIN));
    byte[] endless = new byte[EstateFormat.MAX_LINE + 2];
    Arrays.fill(endless, (byte) 'x');
    Fault fault = faultOf(HandMade.joined(begin, endless));
    assertThat(fault.code()).isEqualTo(FaultCode.ESTATE_LINE_TOO_LONG);
    assertThat(fault.details()).containsEntry("line", "3");
    endless[endless.length - 1] = '\n';
    assertThat(faultOf(HandMade.joined(begin, endless)).code())
        .isEqualTo(FaultCode.ESTATE_LINE_TOO_LONG);
  }

  @Test
  void aLongLineWithinTheBoundIsRead() throws InterruptedException {
    String name = "x".repeat(3_000_000);
    Estate estate =
        read(
            HandMade.sealed(
                HandMade.HEADER,
                HandMade.ORIGIN,
                HandMade.GAP,
                HandMade.INSTANCE.replace("web", name),
                HandMade.INSTANCE.replace("i-1", "i-2")));
    assertThat(estate.all(Instance.SHAPE).getFirst().name().is(name)).isTrue();
    assertThat(estate.size()).isEqualTo(2);
  }

  @Test
  void aFileThatUnpacksWithoutMeasureIsRefused() {
    StringBuilder text = new StringBuilder(HandMade.HEADER + "\n" + HandMade.ORIGIN + "\n");
    while (text.length() < EstateFormat.FREE_EXPANSION + 1_000_000) {
      text.append(HandMade.COVERAGE).append('\n');
    }
    byte[] bomb = HandMade.compressed(utf8(text.toString()));
    assertThat(bomb.length).isLessThan(300_000);
    assertThatThrownBy(
            () -> EstateReader.stream(new ByteArrayInputStream(bomb), "bomb", new Ignoring()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.FILE_TOO_LARGE));
  }

  @Test
  void whatAFaultQuotesIsShortAndHarmless() throws InterruptedException {
    String evil = "\\u001b[31m" + "x".repeat(10_000);
    Fault fault =
        faultOf(
            HandMade.sealed(
                HandMade.HEADER, HandMade.ORIGIN, HandMade.INSTANCE.replace("name", evil)));
    assertThat(fault.code()).isEqualTo(FaultCode.ESTATE_LINE_MALFORMED);
    fault =
        faultOf(
            HandMade.sealed(
                HandMade.HEADER,
                HandMade.ORIGIN,
                HandMade.INSTANCE.replace("active", "\\u001b[31m\\u202e" + "x".repeat(10_000))));
    assertThat(fault.code()).isEqualTo(FaultCode.ESTATE_WORD_WRONG);
    assertThat(fault.details().getOrDefault("word", ""))
        .startsWith("\\u001b[31m\\u202ex")
        .hasSizeLessThan(100);
  }

  @Test
  void theFirstFaultInTheFileIsTheOneReported() throws InterruptedException {
    byte[] bytes =
        HandMade.sealed(
            HandMade.HEADER,
            HandMade.ORIGIN,
            HandMade.INSTANCE.replace("web", "\u0001"),
            "{\"def\":\"nonsense\"}");
    assertThat(faultOf(bytes).details()).containsEntry("line", "3");
  }

  @Test
  void aMissingFileAndAFolderAreFaults() {
    assertThatThrownBy(() -> EstateReader.read(Path.of("no-such-file.jsonl")))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.FILE_MISSING));
    assertThatThrownBy(() -> EstateReader.read(Path.of(".")))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.FILE_UNREADABLE));
    assertThatThrownBy(
            () ->
                EstateWriter.write(
                    new RandomEstates(1).estate(1), Path.of("no-such-folder", "estate.jsonl")))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.OUTPUT_FAILED));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Estate read(byte[] bytes) throws InterruptedException {
    return EstateReader.read(new ByteArrayInputStream(bytes), "hostile.jsonl");
  }

  private static Fault faultOf(byte[] bytes) throws InterruptedException {
    return fault(bytes).orElseThrow(() -> new AssertionError("was read without a fault"));
  }

  /** The fault the reader throws, which names file and line; empty if it reads the file. */
  private static Optional<Fault> fault(byte[] bytes) throws InterruptedException {
    try {
      read(bytes);
      return Optional.empty();
    } catch (FaultException e) {
      assertThat(e.fault().details()).containsKey("line").containsEntry("file", "hostile.jsonl");
      return Optional.of(e.fault());
    }
  }

  private static final class Ignoring implements EstateSink {
    @Override
    public void header(EstateHeader header) {}

    @Override
    public void coverage(Coverage coverage) {}

    @Override
    public void resource(Resource resource, Map<String, Origin> origins) {}
  }
}
