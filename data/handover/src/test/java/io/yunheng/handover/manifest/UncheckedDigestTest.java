/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.files.JsonOut;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Discrepancy;
import io.yunheng.handover.PayloadSource;
import io.yunheng.handover.Verification;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests with BLAKE3, as Yunheng once made them: it is listed, and no longer computed. */
class UncheckedDigestTest {
  @TempDir private Path place;
  private Path payload;

  @BeforeEach
  void copied() throws IOException, URISyntaxException {
    Path made =
        Path.of(Objects.requireNonNull(UncheckedDigestTest.class.getResource("/blake3")).toURI());
    try (Stream<Path> all = Files.walk(made)) {
      for (Path path : all.filter(one -> !one.equals(made)).toList()) {
        Files.copy(path, place.resolve(made.relativize(path).toString()));
      }
    }
    payload = place.resolve("payload");
  }

  private Verification verified(String manifest, Depth depth) throws InterruptedException {
    return new Handing(place)
        .verify(
            place.resolve(manifest),
            depth,
            Map.of("", new PayloadSource.Tree("", payload)),
            _ -> {});
  }

  private static String json(Verification verification) {
    StringWriter text = new StringWriter();
    JsonOut.value(text, json -> json.object(() -> verification.write(json)));
    return text.toString();
  }

  @Test
  void filesAreComparedByTheOtherDigestsAndTheResultSaysSo() throws InterruptedException {
    Verification verification = verified("both", new Depth.Whole());

    assertThat(Handing.found(verification)).isEmpty();
    assertThat(verification.lists().complete()).isTrue();
    assertThat(verification.stand()).isEqualTo(Verification.Stand.SAME);
    assertThat(verification.amounts().read()).isEqualTo(2);
    assertThat(verification.unchecked()).containsExactly("blake3");
    assertThat(json(verification)).containsPattern("\"unchecked\"\\s*:\\s*\\[\\s*\"blake3\"");
  }

  @Test
  void damageIsFoundByTheOtherDigests() throws Exception {
    Files.writeString(payload.resolve("abc.txt"), "abd");

    Verification verification = verified("both", new Depth.Whole());

    assertThat(Handing.found(verification)).isEqualTo(Map.of("damaged", "abc.txt"));
    assertThat(verification.stand()).isEqualTo(Verification.Stand.DIFFERENT);
  }

  @Test
  void whereNothingElseIsListedEveryFileStaysOpen() throws Exception {
    for (String content : List.of("abc", "abd")) {
      Files.writeString(payload.resolve("abc.txt"), content);

      Verification verification = verified("only", new Depth.Whole());

      assertThat(Handing.found(verification))
          .isEqualTo(Map.of(Discrepancy.Kind.UNDIGESTED.code(), "abc.txt empty.txt"));
      assertThat(verification.lists().complete()).isTrue();
      assertThat(verification.stand()).isEqualTo(Verification.Stand.OPEN);
      assertThat(verification.amounts().read()).isZero();
      assertThat(verification.unchecked()).containsExactly("blake3");
    }
  }

  @Test
  void aSampleOfWhatCannotBeComparedReachesNoConfidence() throws InterruptedException {
    Verification verification = verified("only", new Depth.Sample(0.001, 0.95, 1));

    assertThat(verification.stand()).isEqualTo(Verification.Stand.OPEN);
    assertThat(verification.confidence().orElseThrow()).isZero();
  }

  @Test
  void anEntryWithADigestOfItsOwnIsNotedToo() throws IOException, InterruptedException {
    Path overview = place.resolve("both/handover/handover.json");
    String text = Files.readString(overview).replaceAll(",\\s*\"blake3\"", "");
    assertThat(text).doesNotContain("blake3");
    Files.writeString(overview, text);

    Verification verification = verified("both", new Depth.Whole());

    assertThat(verification.unchecked()).containsExactly("blake3");
    assertThat(verification.lists().complete()).as("the tag manifest notices").isFalse();
  }
}
