/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.settings.ServerSettings;
import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A short life of a server, from which the launcher makes its start-up cache. */
public final class ServerTraining {
  private static final List<String> PAGES =
      List.of("/login", "/assets/server.css", "/nowhere", "/");

  private ServerTraining() {}

  /**
   * Starts a server over nothing, asks for a few pages, and ends.
   *
   * @param arguments the folder that it may fill
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    ServerSettings settings =
        ServerSettings.read(
            Optional.empty(),
            Map.of(Setting.MANAGEMENT_LISTEN.variable(), "127.0.0.1:0"),
            Map.of(Setting.DATA_FOLDER, folder.toString(), Setting.LISTEN, "127.0.0.1:0"),
            folder);
    try (YunhengServer server =
            YunhengServer.start(settings, InstantSource.system(), new SecureRandom());
        HttpClient client = HttpClient.newHttpClient()) {
      String link = server.setUpLink().orElseThrow();
      for (String page : PAGES) {
        ask(client, server.origin().resolve(page));
      }
      ask(client, URI.create(link));
    }
  }

  private static void ask(HttpClient client, URI page) throws IOException, InterruptedException {
    client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
  }
}
