/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real ClamAV daemon, with one signature of our own, is asked about what comes in. */
@Tag("live")
class LiveScannerTest {
  /** In two pieces, so that nobody's scanner takes this file for what it tests. */
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  @TempDir private Path folder;
  private Optional<Process> daemon = Optional.empty();

  @AfterEach
  void stopDaemon() throws InterruptedException {
    if (daemon.isPresent()) {
      daemon.get().destroy();
      daemon.get().waitFor(20, TimeUnit.SECONDS);
    }
  }

  private Path startDaemon() throws IOException, InterruptedException {
    Path signatures = Files.createDirectories(folder.resolve("signatures"));
    Files.writeString(
        signatures.resolve("test.ndb"),
        "Eicar-Test:0:0:"
            + HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII))
            + "\n");
    Path socket = folder.resolve("clamd.sock");
    Path settings =
        Files.write(
            folder.resolve("clamd.conf"),
            List.of(
                "DatabaseDirectory " + signatures,
                "LocalSocket " + socket,
                "TemporaryDirectory " + folder,
                "StreamMaxLength 1M",
                "Foreground true",
                "OfficialDatabaseOnly false"));
    daemon =
        Optional.of(
            new ProcessBuilder("clamd", "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start());
    for (int i = 0; i < 300 && !Files.exists(socket); i++) {
      Thread.sleep(100);
    }
    assertThat(socket).as(Files.readString(folder.resolve("clamd.log"))).exists();
    return socket;
  }

  @Test
  void whatComesInIsScannedAndMalwareIsNotHandedOut() throws Exception {
    Path socket = startDaemon();
    try (RunningServer server =
        RunningServer.in(folder, Map.of(Setting.MALWARE_SCANNER, socket.toString()))) {
      TestCase one = TestCase.in(server);
      try (TestBrowser lina = one.people().logIn("lina")) {
        String clean = one.document(lina, "clean.txt", "nothing in it");
        String bad = one.document(lina, "bad.txt", EICAR);
        byte[] large = new byte[3 << 20];
        String big = TestCase.text(one.upload(lina, "big.bin", "other", large), "address");
        await(lina, clean, "未发现（2026-11-24 10:00）");
        assertThat(lina.page().text()).contains("OK [ClamAV 1.");
        assertThat(one.download(lina, clean + "/content").statusCode()).isEqualTo(200);
        await(lina, bad, "发现恶意代码");
        assertThat(lina.page().select(".remark.bad").text())
            .contains("Eicar-Test.UNOFFICIAL FOUND");
        assertThat(lina.page().select("a[href$=/content], .extract")).isEmpty();
        assertThat(one.download(lina, bad + "/content").statusCode()).isEqualTo(403);
        lina.get(one.address() + "/jobs").submit(one.address() + "/jobs/check");
        await(lina, lina.path(), "恶意代码检查在 bad.txt 中发现问题");
        await(lina, big, "未能检查");
        assertThat(lina.page().text()).contains("size limit exceeded");

        stopDaemon();
        String later = one.document(lina, "later.txt", "while it is silent");
        await(lina, later, "没有响应");
        assertThat(lina.page().text()).contains("等待检查");
        Files.deleteIfExists(socket);
        startDaemon();
        await(lina, later, "未发现");
      }
    }
  }

  private static void await(TestBrowser browser, String page, String text)
      throws InterruptedException {
    for (int i = 0; i < 150 && !browser.get(page).page().text().contains(text); i++) {
      Thread.sleep(200);
    }
    assertThat(browser.page().text()).contains(text);
  }
}
