/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs as processes: how they start, refuse to, and end. */
class ServerProcessTest {
  private static final Pattern LINK = Pattern.compile("http://\\S+/invitation/\\S+");

  @TempDir private Path folder;

  @Test
  void aTermSignalLetsRequestsFinish() throws Exception {
    Process process = run(ServerMain.class, "--data", data(), "--listen", "127.0.0.1:0");
    URI link = link(process);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.getPort())) {
      String body = "language=en&back=%2Flogin";
      socket
          .getOutputStream()
          .write(
              ("POST /language HTTP/1.1\r\nHost: x\r\nContent-Length: "
                      + body.length()
                      + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                      + "Connection: close\r\n\r\n"
                      + body.substring(0, 8))
                  .getBytes(UTF_8));
      socket.getOutputStream().flush();
      Thread.sleep(500);
      process.destroy();
      Thread.sleep(500);
      assertThat(process.isAlive()).isTrue();
      socket.getOutputStream().write(body.substring(8).getBytes(UTF_8));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403").contains("form-foreign");
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(data()))))
        .isEqualTo("rwx------");
  }

  /** One worker process waits for pictures while the server runs, and none once it is gone. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noWorkerProcessOutlivesTheServer(boolean killed) throws Exception {
    Process process = run(ServerMain.class, "--data", data(), "--listen", "127.0.0.1:0");
    URI _ = link(process);
    List<ProcessHandle> workers = process.descendants().toList();
    while (workers.isEmpty()) {
      Thread.sleep(50);
      workers = process.descendants().toList();
    }
    if (killed) {
      process.toHandle().destroyForcibly();
    } else {
      process.destroy();
    }
    process.waitFor();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(30, TimeUnit.SECONDS);
      assertThat(worker.isAlive()).isFalse();
    }
  }

  @Test
  void aSecondServerIsRefusedAndMaintenanceWaitsForTheServerToStop() throws Exception {
    try (RunningServer server = RunningServer.in(folder)) {
      new TestPeople(server).join(server.setUpLink(), "王系统", "sys");
      Process second = run(ServerMain.class, "--data", data(), "--listen", "127.0.0.1:0");
      assertThat(said(second)).contains("installation-busy");
      assertThat(second.waitFor()).isEqualTo(64);
      Process recover = run(MaintenanceMain.class, "account", "recover", "sys", "--data", data());
      assertThat(said(recover)).contains("installation-busy");
    }
    Process verify = run(MaintenanceMain.class, "audit", "verify", "--data", data());
    assertThat(said(verify)).contains("没有被改动");
    assertThat(verify.waitFor()).isZero();
    Process head = run(MaintenanceMain.class, "audit", "head", "--data", data());
    assertThat(said(head)).startsWith("yunheng-head 1\n");
    Process none = run(MaintenanceMain.class, "account", "recover", "eve", "--data", data());
    assertThat(said(none)).contains("account-none");
    Process recover =
        run(
            MaintenanceMain.class,
            "account",
            "recover",
            "sys",
            "--data",
            data(),
            "--listen",
            "127.0.0.1:18999");
    assertThat(said(recover)).contains("http://127.0.0.1:18999/invitation/");
    assertThat(recover.waitFor()).isZero();
  }

  @Test
  void theHeadOfEachDayIsKeptAndShowsThatTheEndWasCutOff() throws Exception {
    Path kept = folder.resolve("kept.head");
    try (RunningServer server = RunningServer.in(folder)) {
      new TestPeople(server).join(server.setUpLink(), "王系统", "sys");
      server.later(java.time.Duration.ofDays(1));
      Path head = Path.of(data()).resolve("heads/2026-11-25.head");
      while (!Files.exists(head)) {
        Thread.sleep(100);
      }
      Files.copy(head, kept);
    }
    Process whole =
        run(MaintenanceMain.class, "audit", "verify", "--head", kept.toString(), "--data", data());
    assertThat(said(whole)).contains("没有被改动");
    Files.writeString(
        kept, Files.readString(kept).replaceAll("(?m)^sequence [0-9]+$", "sequence 999"));
    Process cut =
        run(MaintenanceMain.class, "audit", "verify", "--head", kept.toString(), "--data", data());
    assertThat(said(cut)).contains("另存的链尾不在链中");
    assertThat(cut.waitFor()).isNotZero();
  }

  @Test
  void anOpenAddressWithoutTlsIsRefusedWithTheCure() throws Exception {
    Process process =
        run(ServerMain.class, "--data", data(), "--listen", "0.0.0.0:8787", "--lang", "en");

    assertThat(said(process))
        .contains("setting-address-open")
        .contains("0.0.0.0:8787 is not loopback")
        .contains("--self-signed");
    assertThat(process.waitFor()).isEqualTo(64);
    assertThat(Path.of(data())).doesNotExist();
  }

  @Test
  void aSelfSignedServerTellsItsFingerprint() throws Exception {
    Process process =
        run(ServerMain.class, "--data", data(), "--listen", "127.0.0.1:0", "--self-signed");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      List<String> lines = new ArrayList<>();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.contains("/invitation/")) {
          break;
        }
      }
      assertThat(String.join("\n", lines))
          .contains("https://127.0.0.1:")
          .containsPattern("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void theSampleIsCheckedThroughItsOwnPages() throws Exception {
    Process good = run(ServerMain.class, "--sample", "--check");
    assertThat(said(good)).contains("示例自检通过");
    assertThat(good.waitFor()).isZero();
    Files.createDirectories(Path.of(data()));
    Files.writeString(Path.of(data(), "yunheng.db"), "broken");
    Process bad = run(ServerMain.class, "--sample", "--check", "--data", data());
    assertThat(said(bad)).contains("sample-folder-foreign");
    assertThat(bad.waitFor()).isEqualTo(64);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static URI link(Process process) throws IOException {
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher link = LINK.matcher(line);
      if (link.find()) {
        return URI.create(link.group());
      }
    }
    throw new AssertionError("no link: " + said);
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static Process run(Class<?> program, String... arguments) throws IOException {
    return ServerProcess.start(program, Map.of(), arguments).process();
  }
}
