/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.Optional;
import java.util.function.Function;

/**
 * One datum of a resource: known, known to be absent, or unknown with the gap that says why.
 *
 * <p>A reader has to look at all three: what is unknown is never the same as what is absent.
 */
public sealed interface Fact<T> {

  /** The value was read. */
  record Known<T>(T value) implements Fact<T> {}

  /** It was read that there is no such value, for example an instance without a key pair. */
  record None<T>() implements Fact<T> {
    private static final None<Object> INSTANCE = new None<>();
  }

  /** The value could not be read; the gap says why and how to cure it. */
  record Unknown<T>(Gap gap) implements Fact<T> {}

  static <T> Fact<T> known(T value) {
    return new Known<>(value);
  }

  @SuppressWarnings("unchecked")
  static <T> Fact<T> none() {
    return (Fact<T>) None.INSTANCE;
  }

  static <T> Fact<T> unknown(Gap gap) {
    return new Unknown<>(gap);
  }

  /** The value if it is known; empty both for absent and for unknown. */
  default Optional<T> optional() {
    return switch (this) {
      case Known<T>(T value) -> Optional.of(value);
      case None<T>() -> Optional.empty();
      case Unknown<T>(Gap _) -> Optional.empty();
    };
  }

  /** The gap if the datum is unknown. */
  default Optional<Gap> why() {
    return switch (this) {
      case Known<T>(T _) -> Optional.empty();
      case None<T>() -> Optional.empty();
      case Unknown<T>(Gap gap) -> Optional.of(gap);
    };
  }

  default boolean isUnknown() {
    return this instanceof Unknown<T>;
  }

  /** Whether the datum is known and equals the value. */
  default boolean is(T value) {
    return this instanceof Known<T>(T known) && known.equals(value);
  }

  /** The same fact with the known value changed; absence and gaps stay as they are. */
  default <U> Fact<U> map(Function<? super T, ? extends U> change) {
    return switch (this) {
      case Known<T>(T value) -> new Known<>(change.apply(value));
      case None<T>() -> none();
      case Unknown<T>(Gap gap) -> new Unknown<>(gap);
    };
  }
}
