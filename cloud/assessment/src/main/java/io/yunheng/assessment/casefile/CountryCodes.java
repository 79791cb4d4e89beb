/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.estate.AddressPrefix;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Site;
import io.yunheng.estate.Understanding;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Countries of places and address prefixes, two letters of ISO 3166-1. Another text says nothing of
 * where something is: its country is not known then, and lies neither in a country nor outside it.
 */
public final class CountryCodes {
  /** The text is no country code. */
  public static final String UNKNOWN = "country-unknown";

  private static final Set<String> CODES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private CountryCodes() {}

  /** The estate, where a country that is no code is not known, and codes are in capitals. */
  public static Estate checked(Estate estate) {
    boolean right =
        estate.all(Site.SHAPE).stream().allMatch(one -> isCode(one.country()))
            && estate.all(AddressPrefix.SHAPE).stream().allMatch(one -> isCode(one.country()));
    return right ? estate : ChangedEstate.of(estate, CountryCodes::changed);
  }

  private static boolean isCode(Fact<String> country) {
    return country.optional().stream().allMatch(CODES::contains);
  }

  private static Resource changed(Resource one) {
    return switch (one) {
      case Site site -> site.withCountry(country(site, site.country()));
      case AddressPrefix prefix -> prefix.withCountry(country(prefix, prefix.country()));
      default -> one;
    };
  }

  private static Fact<String> country(Resource one, Fact<String> stated) {
    if (!(stated instanceof Fact.Known<String>(String text))) {
      return stated;
    }
    String code = text.strip().toUpperCase(Locale.ROOT);
    return CODES.contains(code)
        ? Fact.known(code)
        : Fact.unknown(new Gap(Understanding.PARTIAL, UNKNOWN, need(one) + text, one.origin()));
  }

  private static String need(Resource one) {
    return "register:" + one.kind().code() + " " + one.id() + " ";
  }

  /** What stands in place of a code, where that was found before. */
  public static Optional<String> wrong(Resource one, Fact<String> country) {
    return country
        .why()
        .filter(gap -> gap.reason().equals(UNKNOWN))
        .map(gap -> gap.need().substring(need(one).length()));
  }
}
