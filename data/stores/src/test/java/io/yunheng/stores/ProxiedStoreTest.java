/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.LoopbackProxy;
import io.yunheng.http.ProxySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores that are reached through a proxy, that are busy, and that are waited for no longer. */
@Timeout(120)
class ProxiedStoreTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  /** Longer than any test may take. */
  private static final StoreSettings PATIENT =
      new StoreSettings(
          Duration.ofSeconds(5),
          Duration.ofHours(1),
          Duration.ofHours(1),
          3,
          Duration.ofHours(1),
          7,
          2,
          true);

  private final WireServer server = new WireServer();
  private final LoopbackProxy proxy = new LoopbackProxy();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  ProxiedStoreTest() throws IOException {}

  @BeforeEach
  void fill() {
    for (int i = 0; i < 20; i++) {
      server.put("key " + i, CONTENT);
    }
  }

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    proxy.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStoreIsReadThroughAProxy(boolean s3) throws InterruptedException {
    proxy.wants("reader", "p");
    try (ObjectStore store = open(s3, proxy.settingsAs("reader", "p"), StoreConformance.QUICK)) {
      assertThat(StoreConformance.digests(store, 3))
          .hasSize(20)
          .allSatisfy(
              (_, outcome) -> assertThat(outcome).isInstanceOf(ObjectOutcome.Digested.class));
    }
    assertThat(proxy.log()).hasSizeGreaterThanOrEqualTo(server.requests());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anExcludedStoreIsReadDirectly(boolean s3) throws InterruptedException {
    try (ObjectStore store = open(s3, proxy.settingsBut("127.0.0.1"), StoreConformance.QUICK)) {
      assertThat(StoreConformance.listed(store, false)).hasSize(20);
    }
    assertThat(proxy.log()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProxyThatWantsALoginIsAFault(boolean s3) {
    proxy.wants("reader", "p");
    assertFault(s3, proxy.settingsAs("reader", "wrong"), FaultCode.PROXY_LOGIN_REFUSED);
    assertThat(proxy.log()).as("it is not tried again").hasSize(1);
    assertThat(server.requests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProxyThatIsNotThereIsAFault(boolean s3) throws IOException {
    proxy.close();
    assertFault(s3, proxy.settings(), FaultCode.PROXY_UNREACHABLE);
  }

  @Test
  void aProxyThatGoesAwayLeavesObjectsUnread() throws IOException, InterruptedException {
    try (ObjectStore store = open(true, proxy.settings(), StoreConformance.QUICK)) {
      StoredObject object = StoreConformance.find(store, "key 1");
      proxy.close();
      assertThat(store.look(object))
          .isInstanceOfSatisfying(
              ObjectStore.Unseen.class,
              it ->
                  assertThat(it.outcome())
                      .isInstanceOfSatisfying(
                          ObjectOutcome.Unread.class,
                          unread -> {
                            assertThat(unread.reason()).isEqualTo(UnreadReason.UNREACHABLE);
                            assertThat(unread.detail())
                                .contains("proxy-unreachable", "127.0.0.1:" + proxy.port());
                          }));
    }
  }

  /** A date that has passed asks for no wait; the wait of a later one is bounded. */
  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void aStoreSaysUntilWhenItIsBusy(long seconds) throws InterruptedException {
    AtomicInteger refusals = new AtomicInteger();
    server.trick(
        "",
        exchange -> {
          if (refusals.incrementAndGet() > 2) {
            return false;
          }
          exchange
              .getResponseHeaders()
              .set(
                  "Retry-After",
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(
                      ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds)));
          WireServer.send(exchange, 503, "<Error><Code>SlowDown</Code></Error>");
          return true;
        });
    try (ObjectStore store = open(true, ProxySettings.NONE, StoreConformance.QUICK)) {
      assertThat(StoreConformance.listed(store, false)).hasSize(20);
    }
    assertThat(refusals.get()).isGreaterThan(2);
  }

  @Test
  void waitingForABusyStoreIsInterrupted() throws Exception {
    server.trick(
        "",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "1800");
          WireServer.send(exchange, 503, "<Error><Code>SlowDown</Code></Error>");
          asked.countDown();
          return true;
        });
    assertInterrupted(store -> store.versioning());
  }

  @Test
  void waitingForAnAnswerIsInterrupted() throws Exception {
    server.trick(
        "",
        _ -> {
          await();
          return true;
        });
    assertInterrupted(store -> store.list(false).next());
  }

  @Test
  void readingAPageIsInterrupted() throws Exception {
    server.trick(
        "",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
          await();
          return true;
        });
    assertInterrupted(store -> store.list(false).next());
  }

  @Test
  void readingAnObjectIsInterrupted() throws Exception {
    WireServer.Blob blob = server.put("key", new byte[1000]);
    server.trick(
        "key",
        exchange -> {
          WireServer.headers(exchange, blob);
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
          await();
          return true;
        });
    assertInterrupted(store -> StoreConformance.digests(store, 1));
  }

  private void await() throws IOException {
    asked.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private interface Use {
    void of(ObjectStore store) throws InterruptedException;
  }

  private void assertInterrupted(Use use) throws Exception {
    try (ObjectStore store = open(true, ProxySettings.NONE, PATIENT)) {
      FutureTask<Boolean> task =
          new FutureTask<>(
              () -> {
                try {
                  use.of(store);
                  return false;
                } catch (InterruptedException _) {
                  return true;
                }
              });
      Thread thread = Thread.ofPlatform().start(task);
      asked.await();
      thread.interrupt();
      assertThat(task.get()).isTrue();
    }
  }

  private void assertFault(boolean s3, ProxySettings proxies, FaultCode code) {
    assertThatThrownBy(
            () -> {
              try (ObjectStore store = open(s3, proxies, StoreConformance.QUICK)) {
                StoreConformance.listed(store, false);
              }
            })
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              assertThat(e.fault().code()).isEqualTo(code);
              assertThat(e.fault().details())
                  .containsAllEntriesOf(Map.of("proxy", "127.0.0.1:" + proxy.port()));
              assertThat(e.fault().toString()).doesNotContain("wrong", WireServer.SECRET);
            });
  }

  private ObjectStore open(boolean s3, ProxySettings proxies, StoreSettings settings)
      throws InterruptedException {
    return s3
        ? ObjectStore.of(new ObjectAddress.S3("box", ""), server.s3().through(proxies), settings)
        : ObjectStore.of(
            new ObjectAddress.Swift("box", ""), server.swift().through(proxies), settings);
  }
}
