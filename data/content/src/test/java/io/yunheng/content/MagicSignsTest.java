/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;

/** Formats that are told without Tika are those that Tika tells. */
class MagicSignsTest {
  private static final long SEED = 20_261_122;
  private static final Pattern MATCH = Pattern.compile("<match ([^>]*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(x..|[0-3][0-7]{2}|.)");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final MimeTypes tika = MimeTypes.getDefaultMimeTypes();
  private final MagicSigns signs = MagicSigns.ofTika();

  private String byTika(byte[] head) throws IOException {
    return tika.detect(new ByteArrayInputStream(head), new Metadata()).toString();
  }

  /** Whether Tika need not be asked; if so, it is all the same, and has to say the same. */
  private boolean plain(byte[] head, String told) throws IOException {
    if (head.length == 0) {
      return true;
    }
    List<String> expected =
        switch (signs.of(head, new HeadPairs(head))) {
          case MagicSigns.Answer.Nothing _ -> List.of("application/octet-stream", "text/plain");
          case MagicSigns.Answer.One(MediaType type) -> List.of(type.toString());
          case MagicSigns.Answer.Several _ -> List.of();
        };
    if (!expected.isEmpty()) {
      assertThat(byTika(head))
          .as(
              "seed %d, %s, %s",
              SEED, told, HexFormat.of().formatHex(head, 0, Math.min(64, head.length)))
          .isIn(expected);
    }
    return !expected.isEmpty();
  }

  @Test
  void everySignIsToldAsTikaTellsIt() throws IOException {
    String xml;
    try (InputStream in =
        Objects.requireNonNull(MimeTypes.class.getResourceAsStream("tika-mimetypes.xml"))) {
      xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int heads = 0;
    int plain = 0;
    Matcher matches = MATCH.matcher(xml);
    while (matches.find()) {
      String value = "";
      String type = "string";
      int offset = 0;
      Matcher attributes = ATTRIBUTE.matcher(matches.group(1));
      while (attributes.find()) {
        switch (attributes.group(1)) {
          case "value" -> value = attributes.group(2);
          case "type" -> type = attributes.group(2);
          case "offset" -> offset = Integer.parseInt(attributes.group(2).split(":", -1)[0]);
          default -> {}
        }
      }
      byte[] sign = bytes(type, value);
      for (int length : new int[] {0, 1, 40, 3_000}) {
        for (boolean text : new boolean[] {true, false}) {
          byte[] head =
              text ? text(offset + sign.length + length) : noise(offset + sign.length + length);
          System.arraycopy(sign, 0, head, offset, sign.length);
          heads++;
          plain += plain(head, value) ? 1 : 0;
        }
      }
    }
    assertThat(heads).isGreaterThan(5_000);
    assertThat(plain).isGreaterThan(heads / 2);
  }

  private byte[] bytes(String type, String value) {
    String plain =
        value
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    if (plain.matches("0x([0-9a-fA-F]{2})+")) {
      return HexFormat.of().parseHex(plain.substring(2));
    }
    if (!type.equals("regex")) {
      plain =
          ESCAPE.matcher(plain).replaceAll(one -> Matcher.quoteReplacement(letter(one.group(1))));
    }
    if (type.equals("stringignorecase")) {
      plain =
          random.nextBoolean() ? plain.toUpperCase(Locale.ROOT) : plain.toLowerCase(Locale.ROOT);
    }
    return plain.getBytes(
        type.equals("unicodeLE") ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
  }

  private static String letter(String escaped) {
    return switch (escaped.charAt(0)) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 'x' -> Character.toString(Integer.parseInt(escaped.substring(1), 16));
      case '0', '1', '2', '3' -> Character.toString(Integer.parseInt(escaped, 8));
      default -> escaped;
    };
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] text(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(12) == 0 ? '\n' : random.nextInt(' ', 127));
    }
    return bytes;
  }

  @Test
  void whatHasNoSignIsNoFormatToTikaEither() throws IOException {
    int passed = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] head = round % 2 == 0 ? noise(random.nextInt(9_000)) : text(random.nextInt(9_000));
      passed += plain(head, "by chance") ? 1 : 0;
    }
    assertThat(passed).isGreaterThan(2_000);
  }

  @Test
  void filesWithBytesChangedAreToldAsTikaTellsThem() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder :
        new String[] {"../..", "../../docs", "../../examples", "../../face/report/src/main"}) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        all.filter(file -> !file.toString().matches(".*/(target|[.]git)/.*"))
            .filter(Files::isRegularFile)
            .sorted()
            .limit(400)
            .forEach(files::add);
      }
    }
    int plain = 0;
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      byte[] head = Arrays.copyOf(whole, Math.min(whole.length, Formats.HEAD));
      plain += plain(head, file.toString()) ? 1 : 0;
      for (int change = 0; change < 3 && head.length > 0; change++) {
        head[random.nextInt(Math.min(head.length, 32))] = (byte) random.nextInt();
        plain(head, file.toString());
      }
    }
    assertThat(files).hasSizeGreaterThan(500);
    assertThat(plain).isGreaterThan(files.size() / 2);
  }

  @Test
  void formatsAreTheSameOfTheFirstFilesAndOfLaterOnes() {
    Formats early = Formats.shipped();
    Formats late = Formats.shipped();
    for (int i = 0; i < 300; i++) {
      byte[] any = noise(100);
      late.detected(any, new HeadPairs(any));
    }
    for (int round = 0; round < 150; round++) {
      byte[] head = round % 2 == 0 ? noise(random.nextInt(1, 500)) : text(random.nextInt(1, 500));
      assertThat(late.detected(head, new HeadPairs(head)))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(early.detected(head, new HeadPairs(head)));
    }
  }
}
