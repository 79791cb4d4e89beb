/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.estate.Site;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What lies in a country for the items that ask for it: a country code, without the provinces that
 * do not count.
 *
 * @param outside names and codes of provinces that are not in it
 * @param source who says so
 */
public record Territory(String country, List<String> outside, Text source) {
  private static final String NAME = "territory.yaml";

  public Territory {
    outside = outside.stream().map(Territory::plain).toList();
  }

  /** All that there is data of. */
  public static List<Territory> all() {
    Problems problems = new Problems();
    Fields root = Fields.of(NAME, YamlDocument.parse(CaseTexts.bytes(NAME), NAME), problems);
    root.only("territories");
    List<Territory> all = new ArrayList<>();
    for (Fields one : root.list("territories")) {
      one.only("country", "outside", "source");
      all.add(new Territory(one.text("country"), one.texts("outside"), one.both("source")));
    }
    problems.throwIfAny();
    return all;
  }

  /** That of a country; all of it counts where there is no data. */
  public static Territory of(String country) {
    return all().stream()
        .filter(one -> one.country().equals(country))
        .findFirst()
        .orElseGet(() -> new Territory(country, List.of(), new Text("-", "-")));
  }

  /** Whether the code is this country's. */
  public boolean named(String code) {
    return code.strip().equalsIgnoreCase(country);
  }

  /** The province of a site, if it does not count. */
  public Optional<String> excluded(Site site) {
    return site.province().optional().filter(this::excludes);
  }

  /** Whether a site names the country and a province that is not in it. */
  public boolean contradicts(Site site) {
    return site.country().optional().filter(this::named).isPresent() && excluded(site).isPresent();
  }

  /** What to call the place: the province that does not count with the code, else the code. */
  public String place(Site site) {
    String code = site.country().optional().orElse("?");
    return excluded(site).map(province -> province + " (" + code + ")").orElse(code);
  }

  private boolean excludes(String province) {
    String plain = plain(province);
    return outside.stream()
        .anyMatch(
            word ->
                plain.startsWith(word)
                    && (plain.length() == word.length() || !letter(plain.charAt(word.length()))));
  }

  private static boolean letter(char one) {
    return one >= 'a' && one <= 'z';
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
