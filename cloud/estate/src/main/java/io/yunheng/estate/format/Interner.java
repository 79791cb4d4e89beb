/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Fact.Known;
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

  /**
   * Two places for each hash; the one used longer ago gives way. Grows with the number of different
   * values up to a bound.
   */
  private static final class Table {
    private final int bound;
    private @Nullable Known<?>[] values = new Known<?>[1 << 8];
    private int[] hashes = new int[1 << 8];
    private int added;

    Table(int bound) {
      this.bound = bound;
    }

    <T> Known<T> intern(T value, Usage usage) {
      if (usage.skips()) {
        return new Known<>(value);
      }
      int hash = value.hashCode();
      int place = place(hash);
      Known<T> known = at(place, hash, value);
      if (known != null) {
        usage.count(true);
        return known;
      }
      known = at(place ^ 1, hash, value);
      usage.count(known != null);
      if (known == null) {
        known = new Known<>(value);
        added++;
        if (added > values.length && values.length < bound) {
          grow();
          place = place(hash);
        }
      }
      put(place, hash, known);
      return known;
    }

    private int place(int hash) {
      return (hash ^ (hash >>> 16)) & (values.length - 1);
    }

    private void put(int place, int hash, Known<?> known) {
      values[place ^ 1] = values[place];
      hashes[place ^ 1] = hashes[place];
      values[place] = known;
      hashes[place] = hash;
    }

    private void grow() {
      @Nullable Known<?>[] oldValues = values;
      int[] oldHashes = hashes;
      values = new Known<?>[oldValues.length * 4];
      hashes = new int[oldHashes.length * 4];
      for (int i = 0; i < oldValues.length; i++) {
        Known<?> known = oldValues[i];
        if (known != null) {
          put(place(oldHashes[i]), oldHashes[i], known);
        }
      }
      added = 0;
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
