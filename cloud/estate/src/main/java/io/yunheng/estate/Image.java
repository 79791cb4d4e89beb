/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.List;

/**
 * A virtual machine image.
 *
 * @param copiedFrom what the cloud says it was made from: a kind, a blank and an id; {@code tenant}
 *     where only whose that was is said
 * @param createdBy who made it
 */
public record Image(
    String id,
    Origin origin,
    Fact<String> name,
    Fact<String> tenant,
    Fact<String> visibility,
    Fact<String> status,
    Fact<Long> sizeBytes,
    Fact<String> hashAlgorithm,
    Fact<String> hash,
    Fact<Boolean> signed,
    Fact<String> signatureMethod,
    Fact<Boolean> encrypted,
    Fact<Boolean> protectedFromDeletion,
    Fact<Boolean> hardened,
    Fact<String> baseline,
    Fact<Instant> baselineUpdated,
    Fact<String> os,
    Fact<Instant> created,
    Fact<List<String>> sharedWith,
    Fact<List<String>> copiedFrom,
    Fact<String> createdBy)
    implements Resource {

  public static final Shape<Image> SHAPE =
      Shape.of(
          Kind.IMAGE,
          Image.class,
          List.of(
              Column.text("name", Image::name),
              Column.ref("tenant", Kind.TENANT, Image::tenant),
              Column.word(
                  "visibility", Image::visibility, "public", "private", "shared", "community"),
              Column.text("status", Image::status),
              Column.number("sizeBytes", Image::sizeBytes),
              Column.text("hashAlgorithm", Image::hashAlgorithm),
              Column.text("hash", Image::hash),
              Column.bool("signed", Image::signed),
              Column.text("signatureMethod", Image::signatureMethod),
              Column.bool("encrypted", Image::encrypted),
              Column.bool("protectedFromDeletion", Image::protectedFromDeletion),
              Column.bool("hardened", Image::hardened),
              Column.text("baseline", Image::baseline),
              Column.time("baselineUpdated", Image::baselineUpdated),
              Column.text("os", Image::os),
              Column.time("created", Image::created),
              Column.refs("sharedWith", Kind.TENANT, Image::sharedWith),
              Column.texts("copiedFrom", Image::copiedFrom),
              Column.ref("createdBy", Kind.PRINCIPAL, Image::createdBy)),
          row ->
              new Image(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.number(4),
                  row.text(5),
                  row.text(6),
                  row.bool(7),
                  row.text(8),
                  row.bool(9),
                  row.bool(10),
                  row.bool(11),
                  row.text(12),
                  row.time(13),
                  row.text(14),
                  row.time(15),
                  row.texts(16),
                  row.texts(17),
                  row.text(18)));

  @Override
  public Kind kind() {
    return Kind.IMAGE;
  }
}
