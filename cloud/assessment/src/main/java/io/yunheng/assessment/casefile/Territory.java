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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies in a country for the items that ask for it: a country code, without the provinces that
 * do not count.
 *
 * @param outside names and codes of provinces that are not in it
 * @param places towns and districts there, by which an address tells them
 * @param streets what follows the name of a place where a street elsewhere is called after it
 * @param source who says so
 */
public record Territory(
    String country, List<String> outside, List<String> places, List<String> streets, Text source) {
  private static final String NAME = "territory.yaml";
  private static final Pattern PARTS = Pattern.compile("[,，;；、|]");
  private static final Pattern COUNTRY = Pattern.compile("^\\s*(中华人民共和国|中国)");

  public Territory {
    outside = outside.stream().map(Territory::plain).toList();
    places = places.stream().map(Territory::plain).toList();
    streets = streets.stream().map(Territory::plain).toList();
  }

  /** All that there is data of. */
  public static List<Territory> all() {
    Problems problems = new Problems();
    Fields root = Fields.of(NAME, YamlDocument.parse(CaseTexts.bytes(NAME), NAME), problems);
    root.only("territories");
    List<Territory> all = new ArrayList<>();
    for (Fields one : root.list("territories")) {
      one.only("country", "outside", "places", "streets", "source");
      all.add(
          new Territory(
              one.text("country"),
              one.texts("outside"),
              one.texts("places"),
              one.texts("streets"),
              one.both("source")));
    }
    problems.throwIfAny();
    return all;
  }

  /** That of a country; all of it counts where there is no data. */
  public static Territory of(String country) {
    return all().stream()
        .filter(one -> one.country().equals(country))
        .findFirst()
        .orElseGet(
            () -> new Territory(country, List.of(), List.of(), List.of(), new Text("-", "-")));
  }

  /** Whether the code is this country's. */
  public boolean named(String code) {
    return code.strip().equalsIgnoreCase(country);
  }

  /** The province of a site, else its address, if it does not count. */
  public Optional<String> excluded(Site site) {
    return site.province()
        .optional()
        .filter(this::excludes)
        .or(() -> site.address().optional().filter(this::leadsOut));
  }

  /** Whether a site names the country and a province or an address that is not in it. */
  public boolean contradicts(Site site) {
    return site.country().optional().filter(this::named).isPresent() && excluded(site).isPresent();
  }

  /**
   * What to call the place: the province or address that does not count with the code, else the
   * code.
   */
  public String place(Site site) {
    String code = site.country().optional().orElse("?");
    return excluded(site).map(province -> province + " (" + code + ")").orElse(code);
  }

  private boolean excludes(String province) {
    String plain = plain(province);
    return outside.stream().anyMatch(word -> begins(plain, word));
  }

  /**
   * Whether a part of an address is a place that does not count; a street that is called after one
   * is not.
   */
  private boolean leadsOut(String address) {
    for (String part : PARTS.split(plain(address), -1)) {
      String plain = COUNTRY.matcher(part).replaceFirst("").strip();
      if (Stream.concat(outside.stream(), places.stream())
          .filter(word -> begins(plain, word))
          .anyMatch(word -> !street(plain.substring(word.length()).strip()))) {
        return true;
      }
    }
    return false;
  }

  private boolean street(String rest) {
    return streets.stream().anyMatch(rest::startsWith);
  }

  private static boolean begins(String plain, String word) {
    return plain.startsWith(word)
        && (plain.length() == word.length() || !letter(plain.charAt(word.length())));
  }

  private static boolean letter(char one) {
    return one >= 'a' && one <= 'z';
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
