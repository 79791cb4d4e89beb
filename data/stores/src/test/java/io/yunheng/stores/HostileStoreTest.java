/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fixity.Algorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stores that are slow, broken, busy, changing or mean. */
class HostileStoreTest {
  private static final String KEY = "key";
  private static final byte[] CONTENT = StoreConformance.random(7, 500_000);

  private final WireServer server = S3WireTest.start();

  @AfterEach
  void end() {
    server.close();
  }

  private ObjectStore open() {
    return open(StoreConformance.QUICK);
  }

  private ObjectStore open(StoreSettings settings) {
    return ObjectStore.of(new ObjectAddress.S3("box", ""), server.s3(), settings);
  }

  private ObjectOutcome read() throws InterruptedException {
    try (ObjectStore store = open()) {
      Map<String, ObjectOutcome> outcomes = StoreConformance.digests(store, 1);
      assertThat(outcomes).containsOnlyKeys(KEY);
      return outcomes.values().iterator().next();
    }
  }

  private static int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
  }

  private static void assertRead(ObjectOutcome outcome) {
    assertThat(outcome).isInstanceOf(ObjectOutcome.Digested.class);
    assertThat(((ObjectOutcome.Digested) outcome).digests())
        .containsEntry(Algorithm.SHA_256, StoreConformance.sha256(CONTENT));
  }

  private static void assertUnread(ObjectOutcome outcome, UnreadReason reason) {
    assertThat(outcome).isInstanceOf(ObjectOutcome.Unread.class);
    assertThat(((ObjectOutcome.Unread) outcome).reason()).isEqualTo(reason);
  }

  @Test
  void aBrokenBodyIsReadOnWhereItBroke() throws InterruptedException {
    WireServer.Blob blob = server.put(KEY, CONTENT);
    AtomicInteger asked = new AtomicInteger();
    server.trick(
        KEY,
        exchange -> {
          if (asked.incrementAndGet() < 3) {
            WireServer.cutOff(exchange, blob, from(exchange), 100_000);
          }
          assertThat(from(exchange)).isBetween(1, 200_000);
          return false;
        });
    assertRead(read());
    assertThat(asked.get()).isEqualTo(3);
  }

  @Test
  void aBodyThatAlwaysBreaksIsTruncated() throws InterruptedException {
    WireServer.Blob blob = server.put(KEY, CONTENT);
    server.trick(
        KEY,
        exchange -> {
          WireServer.cutOff(exchange, blob, from(exchange), 10);
          return true;
        });
    assertUnread(read(), UnreadReason.TRUNCATED);
  }

  @Test
  void anObjectThatChangesWhileItIsReadIsNotMixed() throws InterruptedException {
    WireServer.Blob blob = server.put(KEY, CONTENT);
    AtomicInteger asked = new AtomicInteger();
    server.trick(
        KEY,
        exchange -> {
          if (asked.incrementAndGet() == 1) {
            server.put(KEY, StoreConformance.random(8, CONTENT.length));
            WireServer.cutOff(exchange, blob, 0, 100_000);
          }
          return false;
        });
    assertThat(read()).isInstanceOf(ObjectOutcome.Changed.class);
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void aStoreThatIgnoresThePreconditionIsFoundByItsTag() throws InterruptedException {
    WireServer.Blob blob = server.put(KEY, CONTENT);
    WireServer.Blob other = new WireServer.Blob(StoreConformance.random(8, CONTENT.length));
    AtomicInteger asked = new AtomicInteger();
    server.trick(
        KEY,
        exchange -> {
          if (asked.incrementAndGet() == 1) {
            WireServer.cutOff(exchange, blob, 0, 100_000);
          }
          WireServer.cutOff(exchange, other, from(exchange), 1000);
          return true;
        });
    assertThat(read()).isInstanceOf(ObjectOutcome.Changed.class);
  }

  @Test
  void aStoreThatKnowsNoRangesIsReadOverAgain() throws InterruptedException {
    WireServer.Blob blob = server.put(KEY, CONTENT);
    AtomicInteger asked = new AtomicInteger();
    server.trick(
        KEY,
        exchange -> {
          if (asked.incrementAndGet() == 1) {
            WireServer.cutOff(exchange, blob, 0, 100_000);
          }
          WireServer.headers(exchange, blob);
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
          return true;
        });
    assertRead(read());
  }

  @Test
  void whatIsNotWhatTheTagSaysIsFound() throws InterruptedException {
    byte[] bad = CONTENT.clone();
    bad[1234] ^= 1;
    String tag = WireServer.md5(CONTENT);
    server.put(KEY, bad).with("ETag", "\"" + tag + "\"");
    assertUnread(read(), UnreadReason.ETAG_DIFFERS);
  }

  @Test
  void aTagOfAnEncryptedObjectIsNoDigestOfIt() throws InterruptedException {
    server
        .put(KEY, CONTENT)
        .with("ETag", "\"0123456789abcdef0123456789abcdef\"")
        .with("x-amz-server-side-encryption", "aws:kms");
    ObjectOutcome outcome = read();
    assertRead(outcome);
    assertThat(((ObjectOutcome.Digested) outcome).md5()).isFalse();
    assertThat(((ObjectOutcome.Digested) outcome).detail().encryption()).isEqualTo("aws:kms");
  }

  @Test
  void partsAreCounted() throws InterruptedException {
    server.put(KEY, CONTENT).with("ETag", "\"0123456789abcdef0123456789abcdef-12\"");
    ObjectOutcome outcome = read();
    assertRead(outcome);
    assertThat(((ObjectOutcome.Digested) outcome).detail().composed())
        .contains(new Composition.Parts(12));
  }

  @Test
  void aBusyStoreIsAskedAgain() throws InterruptedException {
    server.put(KEY, CONTENT);
    AtomicInteger asked = new AtomicInteger();
    server.trick(
        KEY,
        exchange -> {
          if (asked.incrementAndGet() < 3) {
            exchange.getResponseHeaders().set("Retry-After", asked.get() == 1 ? "0" : "junk");
            WireServer.send(exchange, 503, "<Error><Code>SlowDown</Code></Error>");
            return true;
          }
          return false;
        });
    assertRead(read());
  }

  @Test
  void aStoreThatStaysBusyIsUnreachable() throws InterruptedException {
    server.put(KEY, CONTENT);
    server.trick(
        KEY,
        exchange -> {
          WireServer.send(exchange, 503, "<Error><Code>SlowDown</Code></Error>");
          return true;
        });
    ObjectOutcome outcome = read();
    assertUnread(outcome, UnreadReason.UNREACHABLE);
    assertThat(((ObjectOutcome.Unread) outcome).detail()).contains("503", "SlowDown");
  }

  @Test
  void whatIsArchivedOrRefusedSaysSo() throws InterruptedException {
    server.put("archived", CONTENT);
    server.put("denied", CONTENT);
    server.put("own-key", CONTENT);
    server.trick("archived", exchange -> error(exchange, 403, "InvalidObjectState", ""));
    server.trick("denied", exchange -> error(exchange, 403, "AccessDenied", ""));
    server.trick(
        "own-key",
        exchange ->
            error(
                exchange,
                400,
                "InvalidRequest",
                "The object was stored using a form of Server Side Encryption."));
    try (ObjectStore store = open()) {
      Map<String, ObjectOutcome> outcomes = StoreConformance.digests(store, 2);
      assertThat(outcomes.get("archived")).isInstanceOf(ObjectOutcome.Archived.class);
      assertThat(outcomes.get("denied"))
          .isInstanceOfSatisfying(
              ObjectOutcome.Unread.class,
              it -> assertThat(it.reason()).isEqualTo(UnreadReason.DENIED));
      assertThat(outcomes.get("own-key"))
          .isInstanceOfSatisfying(
              ObjectOutcome.Unread.class,
              it -> assertThat(it.reason()).isEqualTo(UnreadReason.CUSTOMER_KEY));
    }
  }

  private static boolean error(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    WireServer.send(
        exchange,
        status,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error>");
    return true;
  }

  @Test
  void aBodyThatStallsIsGivenUp() throws InterruptedException {
    WireServer.Blob blob = server.put(KEY, CONTENT);
    server.trick(
        KEY,
        exchange -> {
          WireServer.headers(exchange, blob);
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT, 0, 1000);
          exchange.getResponseBody().flush();
          pause(20_000);
          return true;
        });
    StoreSettings hasty =
        new StoreSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            1,
            Duration.ofMillis(50),
            10,
            2,
            true);
    long began = System.nanoTime();
    try (ObjectStore store = open(hasty)) {
      assertThat(StoreConformance.digests(store, 1).get(KEY))
          .isInstanceOfSatisfying(
              ObjectOutcome.Unread.class,
              it ->
                  assertThat(it.reason()).isIn(UnreadReason.STALLED, UnreadReason.ANSWER_INVALID));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void nobodySendsUsElsewhere() throws Exception {
    try (WireServer elsewhere = new WireServer()) {
      server.put(KEY, CONTENT);
      server.trick(
          KEY,
          exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.uri() + "/s3/box/key");
            exchange.sendResponseHeaders(307, -1);
            return true;
          });
      assertUnread(read(), UnreadReason.REDIRECTED);
      server.trick(
          "",
          exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.uri() + "/s3/box");
            exchange.sendResponseHeaders(301, -1);
            return true;
          });
      assertFault(FaultCode.STORE_REDIRECT_REFUSED);
      assertThat(elsewhere.requests()).isZero();
    }
  }

  private void assertFault(FaultCode code) {
    try (ObjectStore store = open()) {
      assertThatThrownBy(() -> StoreConformance.digests(store, 1))
          .isInstanceOfSatisfying(
              FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code))
          .hasMessageNotContaining(WireServer.SECRET);
    }
  }

  private void listing(String body) {
    server.trick(
        "",
        exchange -> {
          WireServer.send(exchange, 200, body);
          return true;
        });
  }

  @Test
  void aListingLooksNothingUp() {
    listing(
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>&e;</Key>"
            + "<Size>1</Size></Contents></ListBucketResult>");
    assertFault(FaultCode.STORE_ANSWER_INVALID);
    listing("<ListBucketResult>" + "<a>".repeat(5000));
    assertFault(FaultCode.STORE_ANSWER_INVALID);
    listing("<html>a portal</html>");
    assertFault(FaultCode.STORE_ANSWER_INVALID);
  }

  @Test
  void aHugeListingIsCutOff() {
    byte[] much = new byte[1 << 20];
    Arrays.fill(much, (byte) 'x');
    server.trick(
        "",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange
              .getResponseBody()
              .write("<ListBucketResult><Name>".getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < 2000; i++) {
            exchange.getResponseBody().write(much);
          }
          return true;
        });
    assertFault(FaultCode.STORE_ANSWER_INVALID);
  }

  @Test
  void pagesThatRepeatThemselvesEnd() {
    listing(
        "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t"
            + "</NextContinuationToken></ListBucketResult>");
    assertFault(FaultCode.STORE_LISTING_ENDLESS);
    AtomicInteger page = new AtomicInteger();
    server.trick(
        "",
        exchange -> {
          WireServer.send(
              exchange,
              200,
              "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t"
                  + page.incrementAndGet()
                  + "</NextContinuationToken></ListBucketResult>");
          return true;
        });
    assertFault(FaultCode.STORE_LISTING_ENDLESS);
  }

  @Test
  void aListingThatBreaksOffIsNoListing() {
    for (int i = 0; i < 20; i++) {
      server.put("k" + i, new byte[i]);
    }
    server.trick(
        "",
        exchange -> {
          if (WireServer.query(exchange).containsKey("continuation-token")) {
            WireServer.send(exchange, 500, "<Error><Code>InternalError</Code></Error>");
            return true;
          }
          return false;
        });
    assertFault(FaultCode.STORE_REFUSED);
  }

  @Test
  void keysThatAreNoTextAndEntriesThatAreNotWholeAreTold() throws InterruptedException {
    listing(
        "<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>"
            + "<Contents><Key>bad%FF</Key><Size>1</Size></Contents>"
            + "<Contents><Key>nosize</Key></Contents>"
            + "<Contents><Key>minus</Key><Size>-1</Size></Contents></ListBucketResult>");
    try (ObjectStore store = open()) {
      assertThat(StoreConformance.digests(store, 1).values())
          .hasSize(3)
          .allMatch(ObjectOutcome.Unusable.class::isInstance);
    }
  }

  @Test
  void versionsAndDeleteMarkersAreTold() throws InterruptedException {
    server.trick(
        "",
        exchange -> {
          assertThat(WireServer.query(exchange)).containsKey("versions");
          WireServer.send(
              exchange,
              200,
              "<ListVersionsResult><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>"
                  + "<DeleteMarker><Key>a</Key><VersionId>3</VersionId><IsLatest>true</IsLatest>"
                  + "<LastModified>2026-11-21T08:00:00.000Z</LastModified></DeleteMarker>"
                  + "<Version><Key>a</Key><VersionId>2</VersionId><IsLatest>false</IsLatest>"
                  + "<LastModified>2026-11-21T07:00:00.000Z</LastModified><ETag>\"x\"</ETag>"
                  + "<Size>5</Size><StorageClass>GLACIER</StorageClass></Version>"
                  + "</ListVersionsResult>");
          return true;
        });
    try (ObjectStore store = open()) {
      assertThat(StoreConformance.listed(store, true))
          .satisfiesExactly(
              first -> assertThat(first).isInstanceOf(ListedObject.DeleteMarker.class),
              second ->
                  assertThat(second)
                      .isInstanceOfSatisfying(
                          ListedObject.Present.class,
                          it -> {
                            assertThat(it.object().version()).isEqualTo(Optional.of("2"));
                            assertThat(it.object().storageClass()).isEqualTo("GLACIER");
                            assertThat(it.object().latest()).isFalse();
                          }));
    }
  }
}
