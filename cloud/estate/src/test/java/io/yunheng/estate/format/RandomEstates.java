/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Column;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * Makes estates of all kinds with all sorts of facts from a seed; the same seed, the same estate.
 */
public final class RandomEstates {
  private static final List<String> TEXTS =
      List.of(
          "",
          "web",
          "云服务器-01",
          "𠮷野家 🚀",
          "quote \" backslash \\ slash /",
          "tab\tline\nreturn\rbell\u0007nul\u0000del\u007f",
          "\u2028\u2029\ufeff\ufffd",
          "lone \ud800 high",
          "lone \udc00 low \"\t",
          "10.0.0.0/8",
          "*");

  private static final List<Understanding> INCOMPLETE =
      List.of(
          Understanding.PARTIAL,
          Understanding.DENIED,
          Understanding.FAILED,
          Understanding.UNSUPPORTED);

  private final Random random;
  private final List<Origin> origins = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  public RandomEstates(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 6; i++) {
      Origin.Manner manner = any(List.of(Origin.Manner.values()));
      origins.add(new Origin("collector" + i, "GET /" + text(), moment(), manner));
    }
    for (int i = 0; i < 8; i++) {
      Understanding status = any(INCOMPLETE);
      gaps.add(new Gap(status, "reason-" + i, text(), origin()));
    }
  }

  /** Some fresh seeds, or the one to replay that {@code -Dyunheng.seed} gives. */
  public static LongStream seeds(int count) {
    Long replay = Long.getLong("yunheng.seed");
    return replay != null
        ? LongStream.of(replay)
        : ThreadLocalRandom.current().longs(count, 0, 1L << 40);
  }

  public Estate estate(int perKind) {
    Estate.Builder builder = Estate.builder(header());
    for (Kind kind : Kind.values()) {
      if (random.nextInt(4) > 0) {
        builder.add(coverage(kind));
      }
      int count = random.nextInt(perKind + 1);
      for (int i = 0; i < count; i++) {
        Resource resource = resource(kind.shape(), id(i));
        builder.add(resource);
        if (random.nextInt(3) == 0) {
          Column<?> column = any(List.copyOf(kind.shape().columns()));
          builder.origin(kind, resource.id(), column.name(), origin());
        }
      }
    }
    return builder.build();
  }

  /** The same estate with some resources left out, added and changed. */
  public Estate changed(Estate estate) {
    Estate.Builder builder = Estate.builder(header());
    for (Kind kind : Kind.values()) {
      builder.add(coverage(kind));
      for (Resource resource : estate.all(kind)) {
        switch (random.nextInt(4)) {
          case 0 -> {}
          case 1 -> builder.add(resource);
          case 2 -> builder.add(resource(kind.shape(), resource.id()));
          default -> {
            builder.add(resource);
            builder.add(resource(kind.shape(), resource.id() + "+"));
          }
        }
      }
    }
    return builder.build();
  }

  EstateHeader header() {
    return new EstateHeader(
        text(),
        "https://cloud.example",
        moment(),
        random.nextBoolean() ? EstateHeader.PLATFORM : EstateHeader.TENANT,
        List.of("t1", text()),
        "test");
  }

  Coverage coverage(Kind kind) {
    Understanding status = any(List.of(Understanding.values()));
    String scope = random.nextBoolean() ? Coverage.WHOLE : "t1";
    return new Coverage(kind, scope, status, text(), text(), random.nextInt(100), origin());
  }

  <R extends Resource> R resource(Shape<R> shape, String id) {
    Origin origin = origin();
    Row row = shape.row(id, origin, Gap.notRecorded(origin));
    for (int i = 0; i < shape.columns().size(); i++) {
      if (random.nextInt(8) > 0) {
        row.set(i, fact(shape.columns().get(i)));
      }
    }
    return shape.build(row);
  }

  Fact<?> fact(Column<?> column) {
    return switch (random.nextInt(6)) {
      case 0 -> Fact.none();
      case 1 -> Fact.unknown(any(gaps));
      default -> known(column);
    };
  }

  Fact<?> known(Column<?> column) {
    return switch (column.type()) {
      case TEXT, REF -> Fact.known(text());
      case WORD -> Fact.known(any(List.copyOf(column.words())));
      case BOOL -> Fact.known(random.nextBoolean());
      case NUMBER -> Fact.known(number());
      case TIME -> Fact.known(moment());
      case TEXTS, REFS ->
          Fact.known(
              random
                  .ints(random.nextInt(4))
                  .mapToObj(
                      _ -> column.words().isEmpty() ? text() : any(List.copyOf(column.words())))
                  .toList());
    };
  }

  Origin origin() {
    return any(origins);
  }

  private String id(int i) {
    return any(List.of("", "a", "云", "𠮷", "\ue000", "\ud800", "-")) + i;
  }

  private String text() {
    return random.nextBoolean() ? any(TEXTS) : "n" + random.nextInt(1000);
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> any(List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32));
      case 1 -> random.nextLong();
      default -> random.nextInt(70_000);
    };
  }

  private Instant moment() {
    return switch (random.nextInt(8)) {
      case 0 ->
          Instant.parse(any(List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z")));
      case 1 -> any(List.of(Instant.MIN, Instant.MAX, Instant.EPOCH));
      case 2 ->
          Instant.ofEpochSecond(random.nextLong(-4_000_000_000L, 4_000_000_000L), 123_000_000);
      default -> Instant.ofEpochSecond(random.nextLong(1_500_000_000L, 1_900_000_000L));
    };
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
