/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.settings.ServerSettings;
import io.yunheng.server.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A server on a free port of this machine, over a new folder, with a clock that tests move. */
final class RunningServer implements AutoCloseable {
  private final YunhengServer server;
  private final MovedClock clock;

  private RunningServer(YunhengServer server, MovedClock clock) {
    this.server = server;
    this.clock = clock;
  }

  static RunningServer in(Path folder) {
    return in(folder, Map.of());
  }

  static RunningServer in(Path folder, Map<Setting, String> more) {
    return at(Instant.parse("2026-11-24T02:00:00Z"), folder, more);
  }

  /** One whose clock begins at a moment. */
  static RunningServer at(Instant moment, Path folder, Map<Setting, String> more) {
    MovedClock clock = new MovedClock(moment);
    return new RunningServer(
        YunhengServer.start(settings(folder, more), clock, new SecureRandom()), clock);
  }

  /** A server that somebody else started, with a clock that does not move it. */
  static RunningServer of(YunhengServer server) {
    return new RunningServer(server, new MovedClock(Instant.EPOCH));
  }

  /** The same installation once more, after it was closed. */
  static RunningServer again(Path folder, MovedClock clock) {
    return new RunningServer(
        YunhengServer.start(settings(folder, Map.of()), clock, new SecureRandom()), clock);
  }

  static ServerSettings settings(Path folder, Map<Setting, String> more) {
    Map<Setting, String> flags = new HashMap<>();
    flags.put(Setting.DATA_FOLDER, folder.resolve("data").toString());
    flags.put(Setting.LISTEN, "127.0.0.1:0");
    flags.put(Setting.MANAGEMENT_LISTEN, "127.0.0.1:0");
    flags.putAll(LivePostgres.ofFolder(folder));
    flags.putAll(more);
    Map<String, String> variables = new HashMap<>();
    flags.forEach((setting, value) -> variables.put(setting.variable(), value));
    return ServerSettings.read(Optional.empty(), variables, Map.of(), folder);
  }

  YunhengServer server() {
    return server;
  }

  MovedClock clock() {
    return clock;
  }

  void later(Duration by) {
    clock.move(by);
  }

  String setUpLink() {
    return server.setUpLink().orElseThrow();
  }

  URI at(String path) {
    return server.origin().resolve(path);
  }

  @Override
  public void close() {
    server.close();
  }
}
