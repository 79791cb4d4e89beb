/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.settings.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are meant to harm, connections that break, and rights that are taken back midway. */
class HostileUploadTest {
  @TempDir private Path folder;
  private RunningServer server;
  private TestCase one;

  @BeforeEach
  void start() {
    server = RunningServer.in(folder, Map.of(Setting.UPLOAD_KEEP_DAYS, "2"));
    one = TestCase.in(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void bombsAreKeptAsTheyAreAndNotUnpacked() throws IOException {
    String entities =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a0 \"lol\">"
            + Stream.iterate(1, i -> i <= 30, i -> i + 1)
                .map(i -> "<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">")
                .reduce("", String::concat)
            + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&a30;&x;</svg>";
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("[Content_Types].xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 512; i++) {
        out.write(zeros);
      }
    }
    try (TestBrowser lina = one.people().logIn("lina")) {
      long began = System.nanoTime();
      HttpResponse<String> xml =
          one.upload(lina, "bomb.svg", "document", entities.getBytes(StandardCharsets.US_ASCII));
      assertThat(TestCase.text(xml, "state")).isEqualTo("added");
      lina.get(TestCase.text(xml, "address"));
      assertThat(lina.status()).isEqualTo(200);
      assertThat(lina.page().text()).doesNotContain("root:");
      assertThat(
              TestCase.text(
                  one.upload(lina, "registers/papers.xlsx", "register", zip.toByteArray()),
                  "state"))
          .isEqualTo("added");
      assertThat(lina.get(one.address() + "/registers").status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }
  }

  @Test
  void aConnectionThatBreaksLeavesTheUploadWhereItWas() throws Exception {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      String upload = TestCase.text(one.begin(lina, "part.txt", 100, "document"), "address");
      try (Socket socket = connect()) {
        socket.getOutputStream().write(head("POST", upload + "/part?offset=0", lina, 100));
        socket.getOutputStream().write(new byte[40]);
        socket.getOutputStream().flush();
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      }
      assertThat(one.download(lina, upload + "/state").body())
          .asString(StandardCharsets.UTF_8)
          .contains("\"received\":0");
      assertThat(one.part(lina, upload, 0, new byte[100]).statusCode()).isEqualTo(200);
      try (Stream<Path> files = Files.list(folder.resolve("data/uploads"))) {
        assertThat(files.filter(file -> file.toString().endsWith(".piece"))).isEmpty();
      }
    }
  }

  @Test
  void aDownloadEndsWhenItsEvidenceIsWithdrawn() throws Exception {
    byte[] large = new byte[8 << 20];
    new Random(7).nextBytes(large);
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      long size = 5L * large.length;
      String upload = TestCase.text(one.begin(lina, "large.bin", size, "other"), "address");
      for (int i = 0; i < 5; i++) {
        assertThat(one.part(lina, upload, (long) i * large.length, large).statusCode())
            .isEqualTo(200);
      }
      String address = TestCase.text(one.post(lina, upload + "/finish", Map.of()), "address");
      assertThat(one.download(lina, address + "/content").body()).hasSize((int) size);
      try (Socket socket = connect()) {
        socket.getOutputStream().write(head("GET", address + "/content", lina, 0));
        socket.getOutputStream().flush();
        InputStream in = socket.getInputStream();
        assertThat(in.readNBytes(1 << 16)).hasSize(1 << 16);
        lina.get(address + "/withdraw").submit(address + "/withdraw", "reason", "有误");
        long read = 1 << 16;
        try {
          read += in.readAllBytes().length;
        } catch (IOException e) {
          assertThat(e).hasMessageContaining("reset");
        }
        assertThat(read).isLessThan(size);
      }
    }
  }

  @Test
  void anUploadStopsWhenTheSessionWasEnded() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      String upload = TestCase.text(one.begin(lina, "part.txt", 6, "document"), "address");
      assertThat(one.part(lina, upload, 0, new byte[3]).statusCode()).isEqualTo(200);
      try (TestBrowser elsewhere = one.people().logIn("lina")) {
        elsewhere.get("/account").submit("/account/sessions/end-others");
      }
      assertThat(one.part(lina, upload, 3, new byte[3]).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void anUploadThatNobodyGoesOnWithIsDropped() throws Exception {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      assertThat(one.begin(lina, "left.txt", 6, "document").statusCode()).isEqualTo(201);
    }
    server.later(Duration.ofDays(3));
    try (TestBrowser lina = one.people().logIn("lina")) {
      for (int i = 0; i < 100; i++) {
        if (!lina.get(one.address() + "/evidence").page().text().contains("left.txt")) {
          return;
        }
        Thread.sleep(200);
      }
      assertThat(lina.page().text()).doesNotContain("left.txt");
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1 << 14);
    socket.setSoTimeout(60_000);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.at("/").getPort()), 20_000);
    return socket;
  }

  private byte[] head(String method, String path, TestBrowser browser, int length) {
    String host = "127.0.0.1:" + server.at("/").getPort();
    return (method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nAccept: application/json\r\nContent-Type: application/octet-stream\r\nCookie: "
            + browser.cookies()
            + "\r\nX-XSRF-TOKEN: "
            + browser.csrf()
            + "\r\n"
            + (length == 0 ? "" : "Content-Length: " + length + "\r\n")
            + "Connection: close\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
