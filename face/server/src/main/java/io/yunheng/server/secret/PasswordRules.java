/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.secret;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a password has to be: long enough, not on a list of passwords that everybody tries, not the
 * person's own name, and none of the last few. There are no rules about kinds of characters (NIST
 * SP 800-63B 3.1.1.2).
 */
public final class PasswordRules {
  /** Longer ones would let a stranger make us digest for long. */
  public static final int LONGEST = 200;

  private static final String SHIPPED = "/yunheng/server/passwords-denied.txt";
  private static final int LEAST_KINDS = 4;

  private final int leastLength;
  private final int history;
  private final Set<String> denied;

  /**
   * Reads the list that ships, and a further one of the site.
   *
   * @throws FaultException if that cannot be read
   */
  public PasswordRules(int leastLength, int history, Optional<Path> further) {
    this.leastLength = leastLength;
    this.history = history;
    Set<String> all = new HashSet<>(lines(shipped()));
    further.ifPresent(file -> all.addAll(lines(read(file))));
    this.denied = Set.copyOf(all);
  }

  /** The least length, in characters. */
  public int leastLength() {
    return leastLength;
  }

  /** How many former passwords are not taken again. */
  public int history() {
    return history;
  }

  /**
   * What is wrong with a password; empty if it is taken.
   *
   * @param names of the person: login, name, mail
   * @param former whether it was one of the person's last
   */
  public Optional<PasswordFlaw> flaw(
      String password, List<String> names, Predicate<String> former) {
    int length = password.codePointCount(0, password.length());
    if (length < leastLength) {
      return Optional.of(PasswordFlaw.SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(PasswordFlaw.LONG);
    }
    if (password.codePoints().distinct().count() < LEAST_KINDS) {
      return Optional.of(PasswordFlaw.ONE_CHARACTER);
    }
    String plain = password.toLowerCase(Locale.ROOT);
    if (denied.contains(plain) || denied.contains(plain.replaceAll("[^\\p{L}]+", ""))) {
      return Optional.of(PasswordFlaw.LISTED);
    }
    for (String name : names) {
      if (name.length() >= LEAST_KINDS && plain.contains(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(PasswordFlaw.OWN_NAME);
      }
    }
    return former.test(password) ? Optional.of(PasswordFlaw.FORMER) : Optional.empty();
  }

  private static List<String> lines(String text) {
    return text.lines()
        .map(line -> line.strip().toLowerCase(Locale.ROOT))
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static String shipped() {
    try (InputStream in =
        Objects.requireNonNull(PasswordRules.class.getResourceAsStream(SHIPPED))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new FaultException(
          io.yunheng.fault.Fault.of(FaultCode.FILE_UNREADABLE, "file", file.toString()), e);
    }
  }
}
