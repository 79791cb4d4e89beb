/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.jobs.PicturePreview.Why;
import io.yunheng.jobs.worker.PictureLimits;
import io.yunheng.jobs.worker.WorkerSandbox;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small pictures by processes of their own: real ones, ended in real ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class PictureWorkersTest {
  private static final int EDGE = 1200;

  private final PictureWorkers workers = new PictureWorkers(2, 512);

  @TempDir private Path folder = Path.of("");

  @AfterAll
  void close() {
    workers.close();
  }

  private PicturePreview preview(byte[] bytes) throws IOException, InterruptedException {
    return workers.preview(Files.write(folder.resolve("picture"), bytes));
  }

  private static byte[] bytes(PicturePreview preview) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(preview).isInstanceOf(PicturePreview.Made.class);
    ((PicturePreview.Made) preview).picture().writeTo(out);
    return out.toByteArray();
  }

  private static PicturePreview none(Why why) {
    return new PicturePreview.None(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void aPictureIsEncodedAnewAndSmall(String form) throws Exception {
    byte[] original = TestPictures.of(form, 2000, 500);
    byte[] made = bytes(preview(original));
    assertThat(made).isNotEqualTo(original).startsWith(0x89, 'P', 'N', 'G');
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(made));
    assertThat(image.getWidth()).isEqualTo(EDGE);
    assertThat(image.getHeight()).isEqualTo(EDGE / 4);
    assertThat(image.getRGB(10, 10) >> 16 & 0xff).isGreaterThan(240);
    assertThat(image.getRGB(EDGE - 10, 10) & 0xff).isGreaterThan(240);
  }

  @Test
  void aSmallPictureKeepsItsSize() throws Exception {
    PicturePreview made = preview(TestPictures.of("png", 40, 30));
    assertThat(((PicturePreview.Made) made).picture().width()).isEqualTo(40);
    assertThat(((PicturePreview.Made) made).picture().height()).isEqualTo(30);
  }

  @Test
  void whatSaysItHasTooManyPixelsIsNotDecoded() throws Exception {
    assertThat(preview(TestPictures.empty(30_000, 30_000))).isEqualTo(none(Why.PIXELS));
  }

  @Test
  void aLargePictureWithinTheLimitIsDecodedWithinItsMemory() throws Exception {
    byte[] made = bytes(preview(TestPictures.of("png", 7_000, 7_000)));
    assertThat(ImageIO.read(new ByteArrayInputStream(made)).getWidth()).isEqualTo(EDGE);
  }

  @Test
  void whatTakesTooMuchMemoryEndsItsProcessAlone() throws Exception {
    assertThat(preview(TestPictures.empty(50_000_000, 1))).isEqualTo(none(Why.MEMORY));
    assertThat(preview(TestPictures.of("png", 40, 30))).isInstanceOf(PicturePreview.Made.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void whatEndsTooEarlyIsBroken(String form) throws Exception {
    byte[] whole = TestPictures.of(form, 300, 300);
    assertThat(preview(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(none(Why.BROKEN));
  }

  @Test
  void whatIsNoPictureIsNone() throws Exception {
    assertThat(preview(TestPictures.SCRIPT.getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(none(Why.FORM));
    assertThat(preview(new byte[0])).isEqualTo(none(Why.FORM));
  }

  @Test
  void nothingButPixelsComesThrough() throws Exception {
    assertThat(new String(bytes(preview(TestPictures.polyglot())), StandardCharsets.ISO_8859_1))
        .doesNotContain("script")
        .doesNotContain("tEXt");
  }

  @Test
  void whatIsNoBarePngIsNotTakenFromAWorker() throws Exception {
    assertThat(PngPicture.of(bytes(preview(TestPictures.of("png", 40, 30))), EDGE)).isPresent();
    assertThat(PngPicture.of(TestPictures.polyglot(), EDGE)).isEmpty();
    assertThat(PngPicture.of(TestPictures.of("jpeg", 40, 30), EDGE)).isEmpty();
    assertThat(PngPicture.of(TestPictures.of("png", 40, 30), 39)).isEmpty();
    byte[] changed = TestPictures.of("png", 40, 30);
    changed[changed.length - 20] ^= 1;
    assertThat(PngPicture.of(changed, EDGE)).isEmpty();
  }

  @Test
  void whatIsTooLongOrTakesTooLongIsGivenUp() throws Exception {
    PictureLimits shipped = PictureLimits.shipped();
    Path file = Files.write(folder.resolve("one"), TestPictures.of("png", 40, 30));
    try (PictureWorkers hasty =
            new PictureWorkers(1, WorkerSandbox.find(), shipped.lasting(Duration.ofMillis(1)));
        PictureWorkers narrow =
            new PictureWorkers(
                1,
                WorkerSandbox.find(),
                new PictureLimits(256, Duration.ofSeconds(20), 10, 1000, 1000, EDGE))) {
      assertThat(hasty.preview(file)).isEqualTo(none(Why.TIME));
      assertThat(narrow.preview(file)).isEqualTo(none(Why.BYTES));
    }
  }

  private static ProcessHandle warmed(PictureWorkers of, long but) throws InterruptedException {
    while (true) {
      Optional<ProcessHandle> one = of.warmed().filter(next -> next.pid() != but);
      if (one.isPresent()) {
        return one.get();
      }
      Thread.sleep(20);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOneThatWaitsTakesOneFileAndIsReplaced(boolean walls) throws Exception {
    Path file = Files.write(folder.resolve("one"), TestPictures.of("png", 40, 30));
    ProcessHandle last;
    try (PictureWorkers some =
        new PictureWorkers(
            1, walls ? WorkerSandbox.find() : WorkerSandbox.none(), PictureLimits.shipped())) {
      assertThat(some.warmed()).isEmpty();
      some.warm();
      ProcessHandle first = warmed(some, 0);
      assertThat(some.preview(file)).isInstanceOf(PicturePreview.Made.class);
      first.onExit().get(30, TimeUnit.SECONDS);
      ProcessHandle second = warmed(some, first.pid());
      second.destroyForcibly();
      last = warmed(some, second.pid());
      assertThat(last.isAlive()).isTrue();
      assertThat(some.preview(file)).isInstanceOf(PicturePreview.Made.class);
      last = warmed(some, last.pid());
    }
    assertThat(last.isAlive()).isFalse();
  }

  @Test
  void afterTheEndThereIsNone() throws Exception {
    PictureWorkers some = new PictureWorkers(1, 512);
    some.warm();
    ProcessHandle one = warmed(some, 0);
    some.close();
    assertThat(one.isAlive()).isFalse();
    some.warm();
    Path file = Files.write(folder.resolve("one"), TestPictures.of("png", 40, 30));
    assertThat(some.preview(file)).isEqualTo(none(Why.ENDED));
    assertThat(some.warmed()).isEmpty();
  }
}
