/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.settings.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of the server as a process of its own. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param settings as variables of the environment
   */
  static ServerProcess start(Class<?> program, Map<Setting, String> settings, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(Setting.MANAGEMENT_LISTEN.variable(), "127.0.0.1:0");
    settings.forEach((setting, value) -> builder.environment().put(setting.variable(), value));
    return new ServerProcess(builder.start());
  }

  /** The server of an installation, on a free port. */
  static ServerProcess serve(Path folder, Map<Setting, String> settings) throws IOException {
    return start(ServerMain.class, settings, "--data", folder + "/data", "--listen", "127.0.0.1:0");
  }

  /** Where it listens, as it says itself. */
  URI origin() throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        return URI.create(address.group());
      }
    }
    throw new AssertionError("no address: " + said);
  }

  /** The process itself. */
  Process process() {
    return process;
  }

  /** All that it says until it ends. */
  String said() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Its exit code. */
  int ended() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Kills it as the system does; the exit code. Of the process itself this would close its output.
   */
  int kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    return process.waitFor();
  }

  /** Asks it to end, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
