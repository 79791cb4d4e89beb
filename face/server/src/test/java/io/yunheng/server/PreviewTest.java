/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of evidence is seen on its page: text, or a picture that a worker process made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class PreviewTest {
  private static final int RED = 0xc81e1e;
  private static final int BLUE = 0x1e1ec8;

  private Path folder = Path.of("");
  private RunningServer server;
  private TestCase one;

  @BeforeAll
  void start(@TempDir Path place) {
    folder = place;
    server = RunningServer.in(place);
    one = TestCase.in(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String added(TestBrowser browser, String path, byte[] bytes) {
    return TestCase.text(one.upload(browser, path, "other", bytes), "address");
  }

  /** The page once it does not say any more that a preview is being made. */
  private static void settled(TestBrowser browser, String address) throws InterruptedException {
    while (!browser.get(address).page().select(".polled").isEmpty()) {
      assertThat(browser.page().select(".polled").text()).contains("正在生成预览");
      Thread.sleep(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void aPictureIsShownEncodedAnew(String form) throws Exception {
    byte[] original = TestPicture.of(form, 1500, 300, RED);
    try (TestBrowser lina = one.people().logIn("lina")) {
      String address = added(lina, "机房照片." + form, original);
      settled(lina, address);
      assertThat(lina.page().select(".preview img").attr("src")).isEqualTo(address + "/picture");
      assertThat(lina.page().select(".preview img").attr("alt")).contains("机房照片");
      assertThat(lina.page().select(".preview img").attr("width")).isEqualTo("1200");
      HttpResponse<byte[]> shown = one.download(lina, address + "/picture");
      assertThat(shown.body()).isNotEqualTo(original).startsWith(0x89, 'P', 'N', 'G');
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(shown.body()));
      assertThat(image.getWidth()).isEqualTo(1200);
      assertThat(image.getRGB(600, 100) >> 16 & 0xff).isBetween(190, 210);
      assertThat(shown.headers().map())
          .containsEntry("content-type", List.of("image/png"))
          .containsEntry("content-security-policy", List.of("sandbox; default-src 'none'"))
          .containsEntry("x-content-type-options", List.of("nosniff"));
      assertThat(shown.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
      HttpResponse<byte[]> part = one.download(lina, address + "/preview");
      assertThat(new String(part.body(), StandardCharsets.UTF_8))
          .contains(address + "/picture")
          .doesNotContain("hx-get");
      lina.get(address + "/withdraw").submit(address + "/withdraw", "reason", "有误");
      assertThat(one.download(lina, address + "/picture").statusCode()).isEqualTo(404);
      assertThat(one.download(lina, address + "/preview").statusCode()).isEqualTo(404);
      assertThat(lina.get(address).page().select(".preview, .polled")).isEmpty();
    }
  }

  private void none(String path, byte[] bytes, String why) throws Exception {
    try (TestBrowser lina = one.people().logIn("lina")) {
      String address = added(lina, path, bytes);
      settled(lina, address);
      assertThat(lina.status()).isEqualTo(200);
      assertThat(lina.page().select("main").text()).contains("没有预览").contains(why);
      assertThat(lina.page().select(".preview, main img")).isEmpty();
      assertThat(one.download(lina, address + "/picture").statusCode()).isEqualTo(404);
      assertThat(one.download(lina, address + "/content").body()).isEqualTo(bytes);
    }
  }

  @Test
  void aPictureThatClaimsTooMuchIsNotDecoded() throws Exception {
    none("bomb.png", TestPicture.claiming(30_000, 30_000), "超过 50 百万像素");
  }

  @Test
  void aPictureThatTakesTooMuchMemoryEndsItsProcessAlone() throws Exception {
    none("row.png", TestPicture.claiming(50_000_000, 1), "内存超过限额");
  }

  @Test
  void aPictureThatIsCutOffSaysSo() throws Exception {
    byte[] whole = TestPicture.of("jpeg", 400, 400, BLUE);
    none("cut.jpg", Arrays.copyOf(whole, whole.length / 2), "不完整");
  }

  @Test
  void whatHasNoPreviewSaysSo() throws Exception {
    none("scan.pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII), "此格式");
    none("a.webp", "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1), "此格式");
  }

  @Test
  void markupIsShownAsText() {
    Map<String, String> files =
        Map.of(
            "page.png",
            "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>",
            "drawing.svg",
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\">"
                + "<script>alert(1)</script></svg>");
    try (TestBrowser lina = one.people().logIn("lina")) {
      files.forEach(
          (path, text) -> {
            String address = added(lina, path, text.getBytes(StandardCharsets.US_ASCII));
            lina.get(address);
            assertThat(lina.page().select(".extract pre").text())
                .contains("<script>alert(1)</script>");
            assertThat(lina.page().select("main svg, main img, main script:not([src])")).isEmpty();
            assertThat(one.download(lina, address + "/picture").statusCode()).isEqualTo(404);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB18030", "UTF-8", "UTF-16", "x-UTF-16LE-BOM"})
  void textIsShownInTheEncodingThatItHas(String charset) {
    String text = "设备台账，共二十台：防火墙、交换机、服务器。\n第二行";
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(added(lina, charset + ".txt", text.getBytes(Charset.forName(charset))));
      assertThat(lina.page().expectFirst(".extract pre").wholeText()).isEqualTo(text);
    }
  }

  @Test
  void othersGetNothing() throws Exception {
    String address;
    try (TestBrowser lina = one.people().logIn("lina")) {
      address = added(lina, "private.png", TestPicture.of("png", 30, 30, BLUE));
      settled(lina, address);
      assertThat(one.download(lina, address + "/picture").statusCode()).isEqualTo(200);
    }
    try (TestBrowser zhao = one.people().logIn("zhaoqiang")) {
      String own = TestCase.make(zhao, "赵强的另一个项目");
      for (String rest : List.of("", "/preview", "/picture")) {
        assertThat(one.download(zhao, address + rest).statusCode()).as(rest).isEqualTo(404);
        String under = address.replace(one.address(), own) + rest;
        assertThat(one.download(zhao, under).statusCode()).as(under).isEqualTo(404);
      }
    }
    try (TestBrowser sys = one.people().logInWithCode("sys")) {
      for (String rest : List.of("", "/preview", "/picture")) {
        assertThat(one.download(sys, address + rest).statusCode()).as(rest).isEqualTo(404);
      }
    }
    try (TestBrowser stranger = new TestBrowser(server)) {
      assertThat(one.download(stranger, address + "/picture").statusCode()).isEqualTo(303);
    }
  }

  /** Nothing of a preview is written beside the evidence. */
  @Test
  void previewsAreKeptInMemory() throws Exception {
    byte[] bytes = TestPicture.of("png", 31, 31, RED);
    try (TestBrowser lina = one.people().logIn("lina")) {
      String address = added(lina, "kept.png", bytes);
      List<Path> before = files();
      settled(lina, address);
      byte[] shown = one.download(lina, address + "/picture").body();
      assertThat(shown).startsWith(0x89, 'P', 'N', 'G');
      assertThat(files()).isEqualTo(before);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("data/evidence"))) {
      return all.sorted().toList();
    }
  }
}
