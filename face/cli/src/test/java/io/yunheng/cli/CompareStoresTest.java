/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yunheng.migration.MigrationCode;
import io.yunheng.migration.MoveComparison;
import io.yunheng.migration.MoveFinding;
import io.yunheng.migration.RunFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of objects compared with each other and with folders, over the wire. */
class CompareStoresTest {
  private final Map<String, String> objects = new TreeMap<>();
  @TempDir private Path place;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String etag(String text) {
    try {
      return '"'
          + HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)))
          + '"';
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
      String key = path[0] + "/" + (path.length > 1 ? path[1] : "");
      if (key.endsWith("/")) {
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
        objects.forEach(
            (name, text) -> {
              if (name.startsWith(key)) {
                xml.append("<Contents><Key>")
                    .append(name.substring(key.length()))
                    .append("</Key><LastModified>2026-11-21T08:00:00.000Z</LastModified><ETag>")
                    .append(etag(text).replace("\"", "&quot;"))
                    .append("</ETag><Size>")
                    .append(text.length())
                    .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
              }
            });
        send(exchange, 200, xml.append("</ListBucketResult>").toString());
      } else if (objects.containsKey(key)) {
        exchange.getResponseHeaders().set("ETag", etag(objects.getOrDefault(key, "")));
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.getResponseHeaders().set("Last-Modified", "Sat, 21 Nov 2026 08:00:00 GMT");
        send(exchange, 200, objects.getOrDefault(key, ""));
      } else {
        send(exchange, 404, "");
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private MoveComparison compare(int exit, String... words)
      throws IOException, InterruptedException {
    String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/env",
                "AWS_ACCESS_KEY_ID=id",
                "AWS_SECRET_ACCESS_KEY=word",
                "AWS_ENDPOINT_URL=" + endpoint,
                "YUNHENG_TARGET_AWS_ACCESS_KEY_ID=other",
                "YUNHENG_TARGET_AWS_SECRET_ACCESS_KEY=word",
                "YUNHENG_TARGET_AWS_ENDPOINT_URL=" + endpoint,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Yunheng.class.getName(),
                "compare"));
    command.addAll(List.of(words));
    command.addAll(List.of("--into", place.resolve("run.json").toString()));
    Typed typed = Typed.run(place, command);
    assertThat(typed.exit()).as(typed.printed()).isEqualTo(exit);
    return RunFile.read(place.resolve("run.json")).comparisons().getLast();
  }

  private static List<String> codes(MoveComparison comparison) {
    return comparison.findings().stream()
        .map(MoveFinding::finding)
        .filter(finding -> finding.code() != MigrationCode.COMPARED)
        .filter(finding -> finding.code() != MigrationCode.OBJECT_TYPES_UNKNOWN)
        .map(finding -> finding.code().code() + " " + finding.place().text())
        .toList();
  }

  @Test
  void twoStoresByWhatTheyState() throws IOException, InterruptedException {
    objects.putAll(
        Map.of(
            "one/a", "same", "two/a", "same", "one/b", "gone", "one/c", "1234", "two/c", "4321"));
    objects.put("two/d", "new");

    MoveComparison comparison = compare(12, "s3://one", "s3://two");

    assertThat(codes(comparison))
        .containsExactlyInAnyOrder("object-missing b", "object-content c", "object-added d");
    assertThat(comparison.before().name()).isEqualTo("s3://one/");
  }

  @Test
  void aStoreWithAFolder() throws IOException, InterruptedException {
    objects.putAll(Map.of("one/x/a", "same", "one/b", "longer"));
    Path folder = place.resolve("folder");
    Files.createDirectories(folder.resolve("x"));
    Files.writeString(folder.resolve("x/a"), "same");
    Files.writeString(folder.resolve("b"), "short");

    assertThat(codes(compare(12, "s3://one", folder.toString()))).containsExactly("object-size b");
    Files.writeString(folder.resolve("b"), "longer");
    assertThat(codes(compare(0, "s3://one", folder.toString()))).isEmpty();
  }
}
