/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.inspection.InspectionOutcome;
import io.yunheng.run.ProgressMeter;
import io.yunheng.run.Unit;
import io.yunheng.run.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are opened without a manifest, by real formats. */
class InspectTest {
  private static final Jobs JOBS = new Jobs(Workers.of(1), EngineSettings.FASTEST);

  @TempDir private Path place = Path.of("");

  private InspectResult inspect(Path what, Optional<Path> output) throws InterruptedException {
    return JOBS.run(
        new InspectRequest(what, Optional.empty(), output, false),
        Secrets.NONE,
        new ProgressMeter());
  }

  private Path zip(String name, int cut) throws IOException {
    Path file = place.resolve("in").resolve(name);
    Files.createDirectories(place.resolve("in"));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write("content ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(whole, whole.length - cut));
  }

  @Test
  void aSoundFileIsClean() throws Exception {
    InspectResult result = inspect(zip("good.zip", 0), Optional.empty());
    assertThat(result.standing()).isEqualTo(Standing.CLEAN);
    assertThat(result.totals().of(InspectionOutcome.SOUND)).isEqualTo(1);
    assertThat(result.files()).isEmpty();
  }

  @Test
  void oneDamagedFileAmongOthersIsNamed() throws Exception {
    zip("good.zip", 0);
    zip("cut.zip", 30);
    InspectResult result = inspect(place.resolve("in"), Optional.of(place.resolve("out")));
    assertThat(result.standing()).isEqualTo(Standing.BROKEN);
    assertThat(result.totals().files()).isEqualTo(2);
    assertThat(Files.readAllLines(place.resolve("out/deep.jsonl")))
        .hasSize(2)
        .first()
        .asString()
        .contains("\"path\":\"cut.zip\"");
    assertThat(place.resolve("out/inspection.json")).content().contains("\"broken\"");
    assertThatThrownBy(() -> inspect(place.resolve("in"), Optional.of(place.resolve("out"))))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.OUTPUT_EXISTS));
  }

  @Test
  void noFileIsNoPass() throws Exception {
    Path empty = Files.createDirectory(place.resolve("empty"));
    assertThat(inspect(empty, Optional.empty()).standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void aLinkIsNotFollowedAndStaysOpen() throws Exception {
    Path good = zip("good.zip", 0);
    Path folder = Files.createDirectory(place.resolve("links"));
    Files.createSymbolicLink(folder.resolve("link.zip"), good);
    InspectResult result = inspect(folder, Optional.empty());
    assertThat(result.standing()).isEqualTo(Standing.OPEN);
    assertThat(result.totals().of(InspectionOutcome.NOT_CHECKED)).isEqualTo(1);
  }

  @Test
  void whatIsNotThereIsAFault() {
    assertThatThrownBy(() -> inspect(place.resolve("none"), Optional.empty()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.FILE_MISSING));
  }

  @Test
  void everyFileIsCounted() throws Exception {
    zip("a.zip", 0);
    zip("b.zip", 0);
    ProgressMeter meter = new ProgressMeter();
    JOBS.run(
        new InspectRequest(place.resolve("in"), Optional.empty(), Optional.empty(), false),
        Secrets.NONE,
        meter);
    assertThat(meter.position().total(Unit.FILES)).hasValue(2);
    assertThat(meter.position().done(Unit.FILES)).isEqualTo(2);
  }
}
