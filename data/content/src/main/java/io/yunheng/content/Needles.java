/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.SensitivityRule.Marking;
import io.yunheng.content.SensitivityRule.Shape;
import io.yunheng.content.SensitivityRule.Shapes;
import io.yunheng.content.SensitivityRule.Texts;
import io.yunheng.content.SensitivityRule.Words;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Texts that are looked for, found by the two bytes of each that are seldom elsewhere. */
final class Needles {
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          Charset.forName("GB18030"),
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);

  private final boolean[] leads = new boolean[256];
  private final short[] pairs = new short[1 << 16];
  private final List<List<Needle>> chains = new ArrayList<>();

  /** What has to be so where a needle lies. */
  private sealed interface Context {
    /** Where the hit ends, or before its beginning if it is none. */
    int end(byte[] bytes, int from, int to, int limit);
  }

  private record Anywhere() implements Context {
    @Override
    public int end(byte[] bytes, int from, int to, int limit) {
      return to;
    }
  }

  private record Key(Shape shape) implements Context {
    @Override
    public int end(byte[] bytes, int from, int to, int limit) {
      if (!Ascii.begins(bytes, from)) {
        return -1;
      }
      int end = to;
      int most = Math.min(limit, to + shape.longest() + 1);
      while (end < most && shape.of().has(bytes[end])) {
        end++;
      }
      int length = end - to;
      boolean fits = length >= shape.shortest() && length <= shape.longest();
      return fits && Ascii.ends(bytes, end, limit) ? end : -1;
    }
  }

  private record Mark(Marks marks, boolean ascii) implements Context {
    @Override
    public int end(byte[] bytes, int from, int to, int limit) {
      boolean whole = !ascii || (Ascii.begins(bytes, from) && Ascii.ends(bytes, to, limit));
      return whole && marks.marked(bytes, from, to, limit) ? to : -1;
    }
  }

  /** Not a record, as it is made of bytes. */
  private static final class Needle {
    private final byte[] bytes;
    private final int rule;
    private final Context context;
    private final int anchor;

    Needle(byte[] bytes, int rule, Context context) {
      this.bytes = bytes;
      this.rule = rule;
      this.context = context;
      this.anchor = Frequency.seldom(bytes);
    }

    int length() {
      return bytes.length;
    }
  }

  Needles(List<SensitivityRule> rules, Marking marking) {
    List<Marks> marks = CHARSETS.stream().map(charset -> new Marks(marking, charset)).toList();
    List<Needle> needles = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      int rule = i;
      switch (rules.get(i)) {
        case Texts texts ->
            texts
                .texts()
                .forEach(text -> needles.add(new Needle(utf8(text), rule, new Anywhere())));
        case Shapes shapes ->
            shapes
                .shapes()
                .forEach(
                    shape -> needles.add(new Needle(utf8(shape.prefix()), rule, new Key(shape))));
        case Words words -> words.words().forEach(word -> addWord(needles, word, rule, marks));
        case SensitivityRule.Identity _,
            SensitivityRule.Card _,
            SensitivityRule.Phone _,
            SensitivityRule.Mail _ -> {}
      }
    }
    needles.sort(Comparator.comparingInt(Needle::length).reversed());
    needles.forEach(this::add);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void addWord(List<Needle> needles, String word, int rule, List<Marks> marks) {
    boolean ascii = word.chars().allMatch(c -> c < 0x80);
    for (int i = 0; i < CHARSETS.size(); i++) {
      Charset charset = CHARSETS.get(i);
      boolean wide = i >= 2;
      if (!ascii || i != 1) {
        needles.add(
            new Needle(word.getBytes(charset), rule, new Mark(marks.get(i), ascii && !wide)));
      }
    }
  }

  private void add(Needle needle) {
    int pair = pair(needle.bytes, needle.anchor);
    leads[needle.bytes[needle.anchor] & 0xff] = true;
    if (pairs[pair] == 0) {
      chains.add(new ArrayList<>());
      pairs[pair] = (short) chains.size();
    }
    chains.get(pairs[pair] - 1).add(needle);
  }

  private static int pair(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  /** Whether a needle may lie around a byte of this value. */
  boolean leads(int value) {
    return leads[value];
  }

  /** Whether no needle lies around the two bytes here. */
  boolean nothing(byte[] bytes, int at) {
    return pairs[pair(bytes, at)] == 0;
  }

  /**
   * Looks at a place around which a needle may lie.
   *
   * @param from before which no needle may begin
   * @param counts by place of the rule, counted up by one if one is met
   * @return where to go on
   */
  int at(byte[] bytes, int at, int from, int limit, long[] counts) {
    if (at + 1 >= limit || nothing(bytes, at)) {
      return at + 1;
    }
    List<Needle> chain = chains.get(pairs[pair(bytes, at)] - 1);
    for (int i = 0; i < chain.size(); i++) {
      Needle needle = chain.get(i);
      int start = at - needle.anchor;
      int to = start + needle.bytes.length;
      if (start >= from && to <= limit && same(needle.bytes, bytes, start)) {
        int end = needle.context.end(bytes, start, to, limit);
        if (end > at) {
          counts[needle.rule]++;
          return end;
        }
      }
    }
    return at + 1;
  }

  private static boolean same(byte[] needle, byte[] bytes, int at) {
    for (int i = 0; i < needle.length; i++) {
      if (bytes[at + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }

  /** Words in a name, wherever they stand in it; a word in ASCII in any case, but whole. */
  static void inName(List<SensitivityRule> rules, String path, long[] counts) {
    String lower = path.toLowerCase(Locale.ROOT);
    boolean[] taken = new boolean[lower.length()];
    record Wanted(String word, int rule) {}
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i) instanceof Words words) {
        for (String word : Set.copyOf(words.words())) {
          wanted.add(new Wanted(word.toLowerCase(Locale.ROOT), i));
        }
      }
    }
    wanted.sort(Comparator.comparingInt((Wanted one) -> one.word().length()).reversed());
    for (Wanted one : wanted) {
      Optional<Integer> found = find(lower, one.word(), 0, taken);
      while (found.isPresent()) {
        counts[one.rule()]++;
        int from = found.get();
        Arrays.fill(taken, from, from + one.word().length(), true);
        found = find(lower, one.word(), from + one.word().length(), taken);
      }
    }
  }

  private static Optional<Integer> find(String text, String word, int from, boolean[] taken) {
    boolean ascii = word.chars().allMatch(c -> c < 0x80);
    for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean whole =
          !ascii
              || ((at == 0 || !letter(text.charAt(at - 1)))
                  && (end == text.length() || !letter(text.charAt(end))));
      if (whole && !taken[at]) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
