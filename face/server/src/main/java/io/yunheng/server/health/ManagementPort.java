/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * A loopback port for health ({@code /health/live}, {@code /health/ready}) and figures for
 * Prometheus ({@code /metrics}). It tells nothing of people or cases.
 */
public final class ManagementPort implements AutoCloseable {
  private final HttpServer server;

  /**
   * Opens it.
   *
   * @param ready whether requests can be served now
   * @throws FaultException if the port is taken
   */
  public ManagementPort(
      InetSocketAddress address, PrometheusMeterRegistry meters, BooleanSupplier ready) {
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new FaultException(
          Fault.of(
              FaultCode.SERVER_PORT_TAKEN,
              "address",
              address.getHostString() + ":" + address.getPort(),
              "reason",
              String.valueOf(e.getMessage())),
          e);
    }
    server.createContext("/health/live", exchange -> answer(exchange, 200, "live\n"));
    server.createContext(
        "/health/ready",
        exchange -> {
          boolean now = ready.getAsBoolean();
          answer(exchange, now ? 200 : 503, now ? "ready\n" : "not ready\n");
        });
    server.createContext("/metrics", exchange -> answer(exchange, 200, meters.scrape()));
    server.start();
  }

  /** The port, for where it was left to the system. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
