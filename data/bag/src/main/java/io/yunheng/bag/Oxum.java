/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much payload there is.
 *
 * @param octets of all files
 * @param files how many
 */
public record Oxum(long octets, long files) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");

  /** The value of {@code Payload-Oxum}; empty if it has another form. */
  public static Optional<Oxum> of(String value) {
    Matcher matcher = FORM.matcher(value);
    return matcher.matches()
        ? Optional.of(new Oxum(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return octets + "." + files;
  }
}
