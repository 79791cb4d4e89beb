/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/**
 * An object-storage container.
 *
 * @param accountAccess what the access list of the whole account that it is in grants: {@code
 *     admin}, {@code read-write} or {@code read-only}, a blank, and to whom
 * @param temporaryLinks whether it or its account has a key with which anybody can make addresses
 *     that need no login
 */
public record Bucket(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> zone,
    Fact<Boolean> publicRead,
    Fact<Boolean> publicWrite,
    Fact<List<String>> readers,
    Fact<List<String>> writers,
    Fact<List<String>> sharedWith,
    Fact<Boolean> versioned,
    Fact<Boolean> encrypted,
    Fact<Long> objects,
    Fact<Long> bytes,
    Fact<List<String>> accountAccess,
    Fact<Boolean> temporaryLinks)
    implements Resource {

  public static final Shape<Bucket> SHAPE =
      Shape.of(
          Kind.BUCKET,
          Bucket.class,
          List.of(
              Column.text("name", Bucket::name),
              Column.ref("tenant", Kind.TENANT, Bucket::tenant),
              Column.ref("zone", Kind.ZONE, Bucket::zone),
              Column.bool("publicRead", Bucket::publicRead),
              Column.bool("publicWrite", Bucket::publicWrite),
              Column.texts("readers", Bucket::readers),
              Column.texts("writers", Bucket::writers),
              Column.refs("sharedWith", Kind.TENANT, Bucket::sharedWith),
              Column.bool("versioned", Bucket::versioned),
              Column.bool("encrypted", Bucket::encrypted),
              Column.number("objects", Bucket::objects),
              Column.number("bytes", Bucket::bytes),
              Column.texts("accountAccess", Bucket::accountAccess),
              Column.bool("temporaryLinks", Bucket::temporaryLinks)),
          row ->
              new Bucket(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.bool(3),
                  row.bool(4),
                  row.texts(5),
                  row.texts(6),
                  row.texts(7),
                  row.bool(8),
                  row.bool(9),
                  row.number(10),
                  row.number(11),
                  row.texts(12),
                  row.bool(13)));

  @Override
  public Kind kind() {
    return Kind.BUCKET;
  }
}
