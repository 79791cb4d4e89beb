/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.yunheng.estate.openstack.config.CloudsFile;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clouds that refuse or answer nonsense. */
final class BadCloudTest {
  private static final String PASSWORD = "correct-horse-battery";

  @TempDir private Path folder = Path.of("");

  @Test
  void tellsThatALoginWasRefused() throws IOException {
    assertThat(
            collecting(
                401,
                "{\"error\":{\"code\":401,\"message\":\"The request you have made requires"
                    + " authentication.\"}}"))
        .isEqualTo(FaultCode.CLOUD_LOGIN_REFUSED);
  }

  @Test
  void doesNotGuessAtTruncatedJson() throws IOException {
    assertThat(collecting(201, "{\"token\":{\"expires_at\":"))
        .isEqualTo(FaultCode.CLOUD_RESPONSE_INVALID);
  }

  private FaultCode collecting(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      Path clouds = folder.resolve("clouds.yaml");
      Files.writeString(
          clouds,
          """
          clouds:
            bad:
              auth:
                auth_url: http://127.0.0.1:%d/v3
                username: someone
                password: %s
                project_name: p
                user_domain_name: Default
                project_domain_name: Default
          """
              .formatted(server.getAddress().getPort(), PASSWORD));
      FaultException[] thrown = new FaultException[1];
      assertThatThrownBy(
              () ->
                  OpenStackCollector.collect(
                      new CloudsFile(List.of(), Optional.of(clouds)).cloud("bad"),
                      CollectOptions.defaults("test").recordingInto(folder.resolve("recording")),
                      Progress.SILENT))
          .isInstanceOfSatisfying(FaultException.class, e -> thrown[0] = e);
      assertThat(thrown[0].fault().toString()).doesNotContain(PASSWORD);
      assertThat(folder.resolve("recording")).isEmptyDirectory();
      return thrown[0].fault().code();
    } finally {
      server.stop(0);
    }
  }
}
