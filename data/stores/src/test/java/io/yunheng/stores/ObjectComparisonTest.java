/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.DigestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectComparisonTest {
  private static final int SMALL = 4_000;

  private final WireServer from = S3WireTest.start();
  private final WireServer to = S3WireTest.start();
  private final List<Difference> told = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path place;
  private Path scratch;

  @BeforeEach
  void begin() throws IOException {
    scratch = Files.createDirectory(place.resolve("scratch"));
    for (int i = 0; i < 100; i++) {
      both("same/" + i, StoreConformance.random(i, i * 30));
    }
  }

  @AfterEach
  void end() throws IOException {
    from.close();
    to.close();
    try (var left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  private void both(String key, byte[] content) {
    from.put(key, content);
    to.put(key, content);
  }

  private void differ() {
    from.put("missing", new byte[3]);
    to.put("extra", new byte[4]);
    from.put("size", new byte[5]);
    to.put("size", new byte[6]);
    from.put("content", new byte[] {1});
    to.put("content", new byte[] {2});
  }

  private ObjectStore source() {
    return ObjectStore.of(new ObjectAddress.S3("box", ""), from.s3(), StoreConformance.QUICK);
  }

  private ObjectStore target() throws InterruptedException {
    return ObjectStore.of(new ObjectAddress.Swift("box", ""), to.swift(), StoreConformance.QUICK);
  }

  private ObjectComparison.Summary compare(ObjectSide source, ObjectSide target, boolean ask)
      throws IOException, InterruptedException {
    return ObjectComparison.of(source, target, ask, scratch, SMALL, told::add);
  }

  private static ObjectKey key(String text) {
    return new ObjectKey(text);
  }

  @Test
  void listingsAreComparedByWhatIsProof() throws IOException, InterruptedException {
    differ();
    from.put("parts", StoreConformance.random(1, 50))
        .with("ETag", "\"0123456789abcdef0123456789abcdef-2\"");
    to.put("parts", StoreConformance.random(1, 50));
    from.put("type", new byte[9]).with("Content-Type", "text/plain");
    to.put("type", new byte[9]).with("Content-Type", "text/html");
    try (ObjectStore source = source();
        ObjectStore target = target()) {
      ObjectComparison.Summary summary =
          compare(new ObjectSide.Listed(source, false), new ObjectSide.Listed(target, false), true);
      assertThat(told)
          .containsExactlyInAnyOrder(
              new Difference.Missing(key("missing"), 3),
              new Difference.Extra(key("extra"), 4),
              new Difference.Size(key("size"), 5, 6),
              new Difference.Content(
                  key("content"),
                  Difference.Proof.MD5,
                  WireServer.md5(new byte[] {1}),
                  WireServer.md5(new byte[] {2})),
              new Difference.Metadata(
                  key("type"), Difference.Field.CONTENT_TYPE, "text/plain", "text/html"),
              new Difference.Unproven(key("parts")));
      assertThat(summary.same()).isEqualTo(101);
      assertThat(summary.source()).isEqualTo(105);
      assertThat(summary.target()).isEqualTo(105);
      assertThat(summary.undecided()).isEqualTo(1);
      assertThat(summary.unmatched()).isZero();
    }
  }

  @Test
  void tagsThatDifferWithoutProofDecideNothing() throws IOException, InterruptedException {
    from.put("kms", new byte[8])
        .with("ETag", "\"0123456789abcdef0123456789abcdef\"")
        .with("x-amz-server-side-encryption", "aws:kms");
    to.put("kms", new byte[8]);
    try (ObjectStore source = source();
        ObjectStore target = target()) {
      compare(new ObjectSide.Listed(source, false), new ObjectSide.Listed(target, false), false);
      assertThat(told).containsExactly(new Difference.Unproven(key("kms")));
    }
  }

  @Test
  void contentsAreComparedWithATree() throws IOException, InterruptedException {
    Path tree = Files.createDirectory(place.resolve("tree"));
    Files.createDirectory(tree.resolve("same"));
    for (int i : IntStream.range(0, 100).toArray()) {
      Files.write(tree.resolve("same/" + i), StoreConformance.random(i, i * 30));
    }
    from.put("missing", new byte[3]);
    Files.write(tree.resolve("extra"), new byte[4]);
    from.put("content", new byte[] {1});
    Files.write(tree.resolve("content"), new byte[] {2});
    Files.createSymbolicLink(tree.resolve("link"), Path.of("extra"));
    from.put("link", new byte[4]);
    from.put("denied", new byte[4]);
    Files.write(tree.resolve("denied"), new byte[4]);
    from.trick(
        "denied",
        exchange -> {
          WireServer.send(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
          return true;
        });
    try (ObjectStore source = source();
        DigestEngine engine = DigestEngine.scalar()) {
      ObjectComparison.Summary summary =
          compare(
              new ObjectSide.Contents(source, StoreConformance.BOTH, engine, 2),
              new ObjectSide.Tree(tree, StoreConformance.BOTH, engine, 2),
              false);
      assertThat(told)
          .hasSize(5)
          .contains(
              new Difference.Missing(key("missing"), 3),
              new Difference.Extra(key("extra"), 4),
              new Difference.NotRead(Difference.Where.TARGET, "link", "link", ""))
          .anyMatch(
              each ->
                  each instanceof Difference.Content content
                      && content.proof() == Difference.Proof.DIGEST)
          .anyMatch(
              each ->
                  each instanceof Difference.NotRead unread
                      && unread.reason().equals("denied")
                      && unread.side() == Difference.Where.SOURCE);
      assertThat(summary.same()).isEqualTo(100);
      assertThat(summary.undecided()).isEqualTo(2);
    }
  }

  @Test
  void aListingOutOfOrderMakesNoDifference() throws IOException, InterruptedException {
    StringBuilder wrong = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    for (int i = 99; i >= 0; i--) {
      wrong
          .append("<Contents><Key>same/" + i + "</Key><Size>" + i * 30 + "</Size><ETag>\"")
          .append(WireServer.md5(StoreConformance.random(i, i * 30)))
          .append("\"</ETag></Contents>");
    }
    String body = wrong.append("</ListBucketResult>").toString();
    from.trick(
        "",
        exchange -> {
          WireServer.send(exchange, 200, body);
          return true;
        });
    try (ObjectStore source = source();
        ObjectStore target = target()) {
      ObjectComparison.Summary summary =
          compare(
              new ObjectSide.Listed(source, false), new ObjectSide.Listed(target, false), false);
      assertThat(told).isEmpty();
      assertThat(summary.same()).isEqualTo(100);
      assertThat(summary.unmatched()).isEqualTo(100);
    }
  }

  @Test
  void versionsAreComparedByTheirPlaces() throws IOException, InterruptedException {
    versions(from, "3 2 1", "7 6");
    versions(to, "9 2 1", "7");
    try (ObjectStore source = source();
        ObjectStore target =
            ObjectStore.of(new ObjectAddress.S3("box", ""), to.s3(), StoreConformance.QUICK)) {
      compare(new ObjectSide.Listed(source, true), new ObjectSide.Listed(target, true), false);
      assertThat(told)
          .containsExactly(
              new Difference.Size(key("a"), 3, 9),
              new Difference.Versions(key("a"), 4, 4, 0),
              new Difference.Versions(key("b"), 3, 2, 1));
    }
  }

  private static void versions(WireServer server, String ofA, String ofB) {
    StringBuilder body = new StringBuilder("<ListVersionsResult><IsTruncated>false</IsTruncated>");
    for (String[] one : new String[][] {{"a", ofA}, {"b", ofB}}) {
      boolean latest = true;
      for (String size : one[1].split(" ", -1)) {
        body.append("<Version><Key>" + one[0] + "</Key><VersionId>v" + size + "</VersionId>")
            .append("<IsLatest>" + latest + "</IsLatest><Size>" + size + "</Size><ETag>\"")
            .append(WireServer.md5(size.getBytes(StandardCharsets.UTF_8)))
            .append("\"</ETag></Version>");
        latest = false;
      }
      body.append("<DeleteMarker><Key>" + one[0] + "</Key><VersionId>d</VersionId>")
          .append("<IsLatest>false</IsLatest></DeleteMarker>");
    }
    String all = body.append("</ListVersionsResult>").toString();
    server.trick(
        "",
        exchange -> {
          WireServer.send(exchange, 200, all);
          return true;
        });
  }
}
