/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.responsibility.passage.Numerals;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The passages of the agreements of an arrangement.
 *
 * @param byAgreement what is known of each term that an agreement is said to state, by its id
 * @param contents what is known of each content that an agreement is said to hold, by its id
 */
public record Passages(
    Map<String, Map<AgreementTerm, PassageEvidence>> byAgreement,
    Map<String, Map<String, PassageEvidence>> contents) {
  /** Nobody looked. */
  public static final Passages NOT_LOOKED = new Passages(Map.of(), Map.of());

  private static final int LONGEST_SHOWN = 160;

  public Passages {
    byAgreement = Collections.unmodifiableMap(new LinkedHashMap<>(byAgreement));
    contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
  }

  /** Looks for the passages; each document is read once. */
  public static Passages of(Arrangement arrangement, Documents documents) {
    Map<String, Documents.Reading> read = new HashMap<>();
    Map<String, Map<AgreementTerm, PassageEvidence>> all = new LinkedHashMap<>();
    Map<String, Map<String, PassageEvidence>> contents = new LinkedHashMap<>();
    for (ServiceAgreement agreement : arrangement.agreements()) {
      Function<String, PassageEvidence> look =
          passage ->
              agreement
                  .document()
                  .map(name -> located(name, read.computeIfAbsent(name, documents::read), passage))
                  .orElseGet(PassageEvidence.Unnamed::new);
      Map<AgreementTerm, PassageEvidence> located = new EnumMap<>(AgreementTerm.class);
      agreement.terms().forEach((term, passage) -> located.put(term, look.apply(passage)));
      all.put(agreement.id(), located);
      Map<String, PassageEvidence> held = new LinkedHashMap<>();
      agreement.contents().forEach((content, passage) -> held.put(content, look.apply(passage)));
      contents.put(agreement.id(), held);
    }
    return new Passages(all, contents);
  }

  /** What is known of all contents of an agreement. */
  public Map<String, PassageEvidence> contents(String agreement) {
    return contents.getOrDefault(agreement, Map.of());
  }

  public Optional<PassageEvidence> of(String agreement, AgreementTerm term) {
    return Optional.ofNullable(byAgreement.getOrDefault(agreement, Map.of()).get(term));
  }

  /** What is known of all terms of an agreement. */
  public Map<AgreementTerm, PassageEvidence> of(String agreement) {
    return byAgreement.getOrDefault(agreement, Map.of());
  }

  private static PassageEvidence located(
      String document, Documents.Reading reading, String passage) {
    return switch (reading) {
      case Documents.Reading.Unread(var why) -> new PassageEvidence.Unread(document, why);
      case Documents.Reading.Read(String sha256, List<Documents.Paragraph> paragraphs) ->
          find(paragraphs, passage)
              .<PassageEvidence>map(
                  one ->
                      new PassageEvidence.Found(
                          document, sha256, one.place(), shown(one.text().strip())))
              .orElseGet(() -> new PassageEvidence.Absent(document, sha256));
    };
  }

  /** The paragraph that begins with it, else the first that has it. */
  private static Optional<Documents.Paragraph> find(
      List<Documents.Paragraph> paragraphs, String passage) {
    String sought = Numerals.plain(passage);
    if (sought.isEmpty()) {
      return Optional.empty();
    }
    Optional<Documents.Paragraph> within = Optional.empty();
    for (Documents.Paragraph one : paragraphs) {
      String text = Numerals.plain(one.text());
      if (begins(text, sought)) {
        return Optional.of(one);
      }
      if (within.isEmpty() && text.contains(sought)) {
        within = Optional.of(one);
      }
    }
    return within.filter(_ -> !number(sought));
  }

  /** A passage given by its number has to begin with it, and with no longer one. */
  private static boolean begins(String text, String sought) {
    if (!text.startsWith(sought)) {
      return false;
    }
    if (!Character.isDigit(sought.charAt(sought.length() - 1))
        || text.length() == sought.length()) {
      return true;
    }
    char next = text.charAt(sought.length());
    return !Character.isDigit(next)
        && !(next == '.'
            && text.length() > sought.length() + 1
            && Character.isDigit(text.charAt(sought.length() + 1)));
  }

  private static boolean number(String sought) {
    return sought.chars().allMatch(c -> Character.isDigit(c) || c == '.');
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
