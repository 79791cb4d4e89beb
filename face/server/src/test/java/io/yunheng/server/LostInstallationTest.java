/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose installation another one has taken over stops by itself. */
@Timeout(180)
class LostInstallationTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void itStopsAndLeavesTheInstallationToTheOther() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    RunningServer server = RunningServer.in(folder);
    int port = server.at("/").getPort();
    server.server().whenLost(told::countDown);
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/yunheng.db"));
        Statement statement = database.createStatement()) {
      assertThat(
              statement.executeUpdate("update server_lease set holder = '" + "f".repeat(32) + "'"))
          .isEqualTo(1);
      assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
          .isInstanceOf(java.io.IOException.class);
      try (var holders = statement.executeQuery("select holder from server_lease")) {
        assertThat(holders.next()).isTrue();
        assertThat(holders.getString(1)).as("the other one's").isEqualTo("f".repeat(32));
      }
    }
    server.close();
  }
}
