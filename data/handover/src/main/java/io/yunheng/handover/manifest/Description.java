/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.content.FileCategory;
import io.yunheng.handover.Exposure;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What people say of entries, which no program can find out.
 *
 * @param sensitivity their decision
 * @param medium on which it is handed over
 * @param from the first day on which it is valid
 * @param until the last day
 * @param method by which it is decrypted
 * @param key where the key is to be had, never the key itself
 * @param plaintextSha256 of what comes of decrypting it, in hex
 * @param plaintextSm3 likewise
 * @param converter what reads its format, or where technical material on the format is
 */
public record Description(
    Optional<String> identifier,
    Optional<String> name,
    Optional<String> text,
    Optional<Exposure> sensitivity,
    Optional<FileCategory> category,
    Optional<String> medium,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<String> method,
    Optional<String> key,
    Optional<String> plaintextSha256,
    Optional<String> plaintextSm3,
    Optional<String> converter) {
  /** Nothing is said. */
  public static final Description NONE =
      new Description(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** What of it holds for older versions too: not what is one file's own. */
  Description ofOlder() {
    return new Description(
        Optional.empty(),
        name,
        text,
        sensitivity,
        category,
        medium,
        from,
        until,
        method,
        key,
        Optional.empty(),
        Optional.empty(),
        converter);
  }

  /** What is said here, and where nothing is, what another says. */
  public Description over(Description other) {
    return new Description(
        identifier.or(other::identifier),
        name.or(other::name),
        text.or(other::text),
        sensitivity.or(other::sensitivity),
        category.or(other::category),
        medium.or(other::medium),
        from.or(other::from),
        until.or(other::until),
        method.or(other::method),
        key.or(other::key),
        plaintextSha256.or(other::plaintextSha256),
        plaintextSm3.or(other::plaintextSm3),
        converter.or(other::converter));
  }
}
