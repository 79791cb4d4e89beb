/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.model.Fact;
import io.yunheng.estate.model.Fact.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets equal values share one instance. The tables are bounded: what was not met for a while is
 * forgotten and may be there twice. Not thread-safe.
 */
final class Interner {
  private static final int SMALL_NUMBERS = 1024;

  private final Table texts = new Table(1 << 16);
  private final Table lists = new Table(1 << 14);
  private final @Nullable Known<?>[] numbers = new Known<?>[SMALL_NUMBERS];
  private final Known<List<String>> nothing = new Known<>(List.of());
  private final Fact<Boolean> yes = Fact.known(true);
  private final Fact<Boolean> no = Fact.known(false);

  Known<String> text(String value, Usage usage) {
    return texts.intern(value, usage);
  }

  Known<List<String>> list(List<String> value, Usage usage) {
    return value.isEmpty() ? nothing : lists.intern(value, usage);
  }

  Fact<Boolean> bool(boolean value) {
    return value ? yes : no;
  }

  @SuppressWarnings("unchecked")
  Fact<Long> number(long value) {
    if (value < 0 || value >= SMALL_NUMBERS) {
      return Fact.known(value);
    }
    Known<?> known = numbers[(int) value];
    if (known == null) {
      known = new Known<>(value);
      numbers[(int) value] = known;
    }
    return (Fact<Long>) known;
  }

  /**
   * How often looking up the values of one column found one, so that columns whose values do not
   * repeat are left alone but for a sample.
   */
  static final class Usage {
    private static final int TRIAL = 1 << 14;
    private static final int WORTHWHILE = 16;
    private static final int SAMPLE = 32;

    private int tried;
    private int found;
    private int skipped;

    boolean skips() {
      if (tried < TRIAL || (long) found * WORTHWHILE >= tried) {
        return false;
      }
      skipped++;
      return skipped % SAMPLE != 0;
    }

    void count(boolean hit) {
      tried++;
      if (hit) {
        found++;
      }
      if (tried == 2 * TRIAL) {
        tried /= 2;
        found /= 2;
      }
    }
  }

  /** Two places for each hash; the one used longer ago gives way. */
  private static final class Table {
    private final @Nullable Known<?>[] values;
    private final int[] hashes;

    Table(int size) {
      values = new Known<?>[size];
      hashes = new int[size];
    }

    <T> Known<T> intern(T value, Usage usage) {
      if (usage.skips()) {
        return new Known<>(value);
      }
      int hash = value.hashCode();
      int place = (hash ^ (hash >>> 16)) & (values.length - 1);
      Known<T> known = at(place, hash, value);
      if (known != null) {
        usage.count(true);
        return known;
      }
      int other = place ^ 1;
      known = at(other, hash, value);
      usage.count(known != null);
      if (known == null) {
        known = new Known<>(value);
      }
      values[other] = values[place];
      hashes[other] = hashes[place];
      values[place] = known;
      hashes[place] = hash;
      return known;
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable Known<T> at(int place, int hash, T value) {
      Known<?> known = values[place];
      return known != null && hashes[place] == hash && known.value().equals(value)
          ? (Known<T>) known
          : null;
    }
  }
}
